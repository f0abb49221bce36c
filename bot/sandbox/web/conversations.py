"""conversations.*: rooms and who is in them. Reading their messages is in `history`."""

import re

from bot.sandbox.events import publish
from bot.sandbox.nouns import Json, Kind, SlackError
from bot.sandbox.people import BOT_USER_ID, TEAM_ID
from bot.sandbox.rows import tell_room
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web import history, opening
from bot.sandbox.web.call import Call
from bot.sandbox.web.opening import conversation_row
from bot.sandbox.web.paging import page
from bot.sandbox.web.rooms import SCOPE_PREFIX, need_membership, room_of
from bot.sandbox.workspace import Conversation

TYPES = {
    "public_channel": Kind.CHANNEL,
    "private_channel": Kind.PRIVATE,
    "im": Kind.IM,
    "mpim": Kind.MPIM,
}


def types_asked(call: Call) -> set[Kind]:
    """The kinds of conversation that a call asks for, each with its scope."""
    names = call.words("types") or ["public_channel"]
    if not set(names) <= set(TYPES):
        raise SlackError("invalid_types")
    kinds = {TYPES[name] for name in names}
    for kind in sorted(kinds):
        needed = f"{SCOPE_PREFIX[kind]}:read"
        if needed not in call.sandbox.scopes:
            raise SlackError("missing_scope", needed=needed, provided=",".join(call.sandbox.scopes))
    return kinds


def conversations_list(call: Call) -> Json:
    """All conversations that the bot may know of."""
    kinds = types_asked(call)
    rooms = [
        room
        for room in call.sandbox.workspace.conversations.values()
        if room.kind in kinds
        and (room.kind is Kind.CHANNEL or BOT_USER_ID in room.members)
        and not (call.flag("exclude_archived") and room.archived)
    ]
    rooms, more = page(call, rooms, default=100, most=1000)
    return {"channels": [conversation_row(call.sandbox, room) for room in rooms]} | more


def info(call: Call) -> Json:
    """One conversation."""
    room = room_of(call, right="read")
    row = conversation_row(call.sandbox, room)
    if call.flag("include_num_members"):
        row["num_members"] = len(room.members)
    return {"channel": row}


def members(call: Call) -> Json:
    """The ids of those who are in it."""
    room = room_of(call, right="read")
    ids, more = page(call, room.members, default=100, most=1000)
    return {"members": ids} | more


def join(call: Call) -> Json:
    """Let the bot join a public channel."""
    room = room_of(call)
    if room.kind is not Kind.CHANNEL:
        raise SlackError("method_not_supported_for_channel_type")
    if room.archived:
        raise SlackError("is_archived")
    already = BOT_USER_ID in room.members
    if not already:
        enter(call.sandbox, user=BOT_USER_ID, room=room)
    row = {"channel": conversation_row(call.sandbox, room)}
    return row | ({"warning": "already_in_channel"} if already else {})


def enter(sandbox: Sandbox, *, user: str, room: Conversation, inviter: str | None = None) -> None:
    """Make somebody a member and send the event of it."""
    room.members.append(user)
    tell_room(sandbox, room, users=[user])
    event: Json = {
        "type": "member_joined_channel",
        "user": user,
        "channel": room.id,
        "channel_type": "C" if room.kind is Kind.CHANNEL else "G",
        "team": TEAM_ID,
        "event_ts": sandbox.mint.ts(),
    }
    if inviter:
        event["inviter"] = inviter
    if BOT_USER_ID in room.members:
        publish(sandbox, event)


def leave(call: Call) -> Json:
    """Let the bot leave a channel."""
    room = room_of(call)
    if room.general:
        raise SlackError("cant_leave_general")
    if room.kind is Kind.IM:
        raise SlackError("method_not_supported_for_channel_type")
    if BOT_USER_ID not in room.members:
        return {"not_in_channel": True}
    room.members.remove(BOT_USER_ID)
    return {}


def invite(call: Call) -> Json:
    """Bring people into a channel that the bot is in."""
    room = room_of(call)
    need_membership(room)
    people = call.sandbox.workspace.people
    for user in call.words("users"):
        if user not in people or people[user].deleted:
            raise SlackError("user_not_found")
        if user == BOT_USER_ID:
            raise SlackError("cant_invite_self")
        if user in room.members:
            raise SlackError("already_in_channel")
        enter(call.sandbox, user=user, room=room, inviter=BOT_USER_ID)
    return {"channel": conversation_row(call.sandbox, room)}


def create(call: Call) -> Json:
    """A new channel with the bot in it."""
    name = call.text("name")
    if len(name) > 80:
        raise SlackError("invalid_name_maxlength")
    if not re.fullmatch(r"[^\W_A-Z]([\w-]*)", name) or name != name.lower():
        raise SlackError("invalid_name_specials")
    if call.sandbox.workspace.named(name):
        raise SlackError("name_taken")
    kind = Kind.PRIVATE if call.flag("is_private") else Kind.CHANNEL
    room = Conversation(
        id=call.sandbox.mint.id("C"),
        name=name,
        kind=kind,
        members=[BOT_USER_ID],
        creator=BOT_USER_ID,
        created=int(call.sandbox.mint.now()),
    )
    need_create_scope(call, kind=kind)
    call.sandbox.workspace.conversations[room.id] = room
    return {"channel": conversation_row(call.sandbox, room)}


def need_create_scope(call: Call, *, kind: Kind) -> None:
    """Public channels need `channels:manage`, private ones `groups:write`."""
    needed = "channels:manage" if kind is Kind.CHANNEL else "groups:write"
    if needed not in call.sandbox.scopes:
        raise SlackError("missing_scope", needed=needed, provided=",".join(call.sandbox.scopes))


def mark(call: Call) -> Json:
    """Move the bot's read mark."""
    room = room_of(call)
    need_membership(room)
    if not re.fullmatch(r"\d+\.\d+", call.text("ts")):
        raise SlackError("invalid_timestamp")
    room.read[BOT_USER_ID] = call.text("ts")
    return {}


METHODS = {
    "conversations.list": conversations_list,
    "conversations.info": info,
    "conversations.members": members,
    "conversations.open": opening.open_conversation,
    "conversations.join": join,
    "conversations.leave": leave,
    "conversations.invite": invite,
    "conversations.create": create,
    "conversations.mark": mark,
    "conversations.history": history.history,
    "conversations.replies": history.replies,
}
