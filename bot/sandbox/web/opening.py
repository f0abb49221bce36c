"""conversations.open: DMs with one person or several; and how Slack describes a conversation."""

from bot.sandbox.nouns import Json, Kind, SlackError
from bot.sandbox.people import BOT_USER_ID, TEAM_ID
from bot.sandbox.rows import tell_room
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.settling import open_dm
from bot.sandbox.web.call import Call
from bot.sandbox.web.rooms import need_scope, room_of
from bot.sandbox.workspace import Conversation

MOST_IN_GROUP = 8


def conversation_row(sandbox: Sandbox, room: Conversation) -> Json:
    """A conversation as Slack describes it to the bot."""
    if room.kind is Kind.IM:
        other = next(member for member in room.members if member != BOT_USER_ID)
        deleted = sandbox.workspace.people[other].deleted
        return {
            "id": room.id,
            "created": room.created,
            "is_im": True,
            "is_org_shared": False,
            "is_archived": room.archived,
            "user": other,
            "is_user_deleted": deleted,
            "priority": 0,
        }
    return {
        "id": room.id,
        "name": room.name,
        "name_normalized": room.name,
        "is_channel": True,
        "is_group": False,
        "is_im": False,
        "is_mpim": room.kind is Kind.MPIM,
        "is_private": room.kind is not Kind.CHANNEL,
        "is_archived": room.archived,
        "is_general": room.general,
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_member": BOT_USER_ID in room.members,
        "created": room.created,
        "creator": room.creator,
        "context_team_id": TEAM_ID,
        "topic": {"value": room.topic, "creator": "", "last_set": 0},
        "purpose": {"value": room.purpose, "creator": "", "last_set": 0},
    }


def open_conversation(call: Call) -> Json:
    """The DM with one person, or a group DM."""
    if call.given("channel"):
        room = room_of(call)
        return {"no_op": True, "already_open": True, "channel": {"id": room.id}}
    users = call.words("users")
    if not users:
        raise SlackError("users_list_not_supplied")
    if len(users) > MOST_IN_GROUP:
        raise SlackError("too_many_users")
    return open_group(call, users=users) if len(users) > 1 else open_with(call, user=users[0])


def reachable(call: Call, *, user: str) -> None:
    """Refuse somebody who cannot be written to."""
    person = call.sandbox.workspace.people.get(user)
    if person is None:
        raise SlackError("user_not_found")
    if person.deleted:
        raise SlackError("user_disabled")
    if person.is_bot:
        raise SlackError("invalid_user_combination")


def open_group(call: Call, *, users: list[str]) -> Json:
    """The group DM of the bot and these people, the same one every time."""
    for user in users:
        reachable(call, user=user)
    members = sorted({*users, BOT_USER_ID})
    rooms = call.sandbox.workspace.conversations
    room = next((one for one in rooms.values() if one.kind is Kind.MPIM and one.members == members), None)
    known = room is not None
    if room is None:
        names = [call.sandbox.workspace.people[member].name for member in members]
        room = Conversation(
            id=call.sandbox.mint.id("G"),
            name=f"mpdm-{'--'.join(names)}-1",
            kind=Kind.MPIM,
            members=members,
            creator=BOT_USER_ID,
            created=int(call.sandbox.mint.now()),
        )
    need_scope(call, room=room, right="write")
    rooms[room.id] = room
    tell_room(call.sandbox, room, users=users)
    whole = conversation_row(call.sandbox, room) if call.flag("return_im") else {"id": room.id}
    return {"channel": whole} | ({"no_op": True, "already_open": True} if known else {})


def open_with(call: Call, *, user: str) -> Json:
    """Open the DM with this person."""
    sandbox = call.sandbox
    reachable(call, user=user)
    room = open_dm(sandbox.workspace, user=user, now=int(sandbox.mint.now()))
    need_scope(call, room=room, right="write")
    whole = conversation_row(sandbox, room) if call.flag("return_im") else {"id": room.id}
    return {"no_op": True, "already_open": True, "channel": whole}
