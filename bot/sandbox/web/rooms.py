"""Finding the conversation that a call names, and whether the bot may do that there."""

from bot.sandbox.nouns import Kind, SlackError
from bot.sandbox.people import BOT_USER_ID
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.settling import open_dm
from bot.sandbox.web.call import Call
from bot.sandbox.workspace import Conversation

SCOPE_PREFIX = {Kind.CHANNEL: "channels", Kind.PRIVATE: "groups", Kind.IM: "im", Kind.MPIM: "mpim"}


def visible(sandbox: Sandbox, channel: str) -> Conversation:
    """A conversation by its id, if the bot may know of it at all."""
    room = sandbox.workspace.conversations.get(channel)
    if room is None or (room.kind is not Kind.CHANNEL and BOT_USER_ID not in room.members):
        raise SlackError("channel_not_found")
    return room


def room_of(call: Call, *, right: str | None = None) -> Conversation:
    """The conversation of the `channel` argument; `right` is what is wanted there: read, history, write."""
    room = visible(call.sandbox, call.text("channel"))
    if right:
        need_scope(call, room=room, right=right)
    return room


def need_scope(call: Call, *, room: Conversation, right: str) -> None:
    """Refuse when the token may not do that in this kind of conversation."""
    needed = f"{SCOPE_PREFIX[room.kind]}:{right}"
    if needed not in call.sandbox.scopes:
        raise SlackError("missing_scope", needed=needed, provided=",".join(call.sandbox.scopes))


def need_membership(room: Conversation) -> None:
    """Refuse when the bot is not in the conversation."""
    if BOT_USER_ID not in room.members:
        raise SlackError("not_in_channel")


def postable(call: Call) -> Conversation:
    """The conversation to post to: an id, a person's id for their DM, or a channel's name."""
    room = addressed(call.sandbox, call.text("channel"))
    if room.archived:
        raise SlackError("is_archived")
    if room.kind is Kind.IM:
        need_open_dm(call.sandbox, room=room)
    elif BOT_USER_ID not in room.members and "chat:write.public" not in call.sandbox.scopes:
        raise SlackError("not_in_channel")
    return room


def addressed(sandbox: Sandbox, address: str) -> Conversation:
    """The conversation behind an address as `chat.postMessage` takes it."""
    person = sandbox.workspace.people.get(address)
    if person is not None and not person.is_bot:
        return open_dm(sandbox.workspace, user=person.id, now=int(sandbox.mint.now()))
    named = sandbox.workspace.named(address)
    if named is not None and named.kind is Kind.CHANNEL:
        return named
    return visible(sandbox, address)


def need_open_dm(sandbox: Sandbox, *, room: Conversation) -> None:
    """Refuse a DM that nobody can read: messages switched off, or the person has left."""
    home = sandbox.options.manifest.get("features", {}).get("app_home", {})
    if not home.get("messages_tab_enabled", True):
        raise SlackError("messages_tab_disabled")
    other = next(member for member in room.members if member != BOT_USER_ID)
    if sandbox.workspace.people[other].deleted:
        raise SlackError("channel_not_found")
