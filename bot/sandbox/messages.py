"""Posting, editing and deleting messages: what is stored, who is told, which events follow."""

from bot.sandbox.events import publish_mention, publish_message
from bot.sandbox.nouns import Json
from bot.sandbox.people import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import Conversation


def post(sandbox: Sandbox, message: Json, *, room: Conversation) -> Json:
    """Store a new message, tell its readers, and send its events. The message must have its `ts`."""
    room.messages[message["ts"]] = message
    if message.get("thread_ts"):
        count_reply(sandbox, message, room=room)
    if message.get("user") in room.members:
        room.read[message["user"]] = message["ts"]
    tell(sandbox, {"type": "message", "channel": room.id, "message": message}, room=room)
    publish_message(sandbox, message, room=room)
    publish_mention(sandbox, message, room=room)
    return message


def edit(sandbox: Sandbox, ts: str, *, room: Conversation, changes: Json, editor: str) -> Json:
    """Replace parts of a message (a value of None removes its key) and send `message_changed`."""
    before = room.messages[ts]
    after = {key: value for key, value in {**before, **changes}.items() if value is not None}
    if not (before.get("bot_id") and after.get("blocks")):
        after["edited"] = {"user": editor, "ts": sandbox.mint.ts()}
    room.messages[ts] = after
    tell(sandbox, {"type": "message_changed", "channel": room.id, "message": after}, room=room)
    changed(sandbox, before=before, after=after, room=room)
    return after


def changed(sandbox: Sandbox, *, before: Json, after: Json, room: Conversation) -> None:
    """Send the hidden event that tells of a change to a message."""
    event = {
        "type": "message",
        "subtype": "message_changed",
        "message": without_metadata(after),
        "previous_message": without_metadata(before),
        "hidden": True,
        "ts": sandbox.mint.ts(),
    }
    publish_message(sandbox, event, room=room)


def delete(sandbox: Sandbox, ts: str, *, room: Conversation) -> None:
    """Remove a message and send `message_deleted`."""
    gone = room.messages.pop(ts)
    tell(sandbox, {"type": "message_deleted", "channel": room.id, "ts": ts}, room=room)
    event = {
        "type": "message",
        "subtype": "message_deleted",
        "deleted_ts": ts,
        "previous_message": without_metadata(gone),
        "hidden": True,
        "ts": sandbox.mint.ts(),
    }
    publish_message(sandbox, event, room=room)


def whisper(sandbox: Sandbox, message: Json, *, room: Conversation, user: str) -> Json:
    """Show a message to one person only; it never becomes part of the conversation."""
    shown = message | {"ephemeral": True}
    sandbox.workspace.ephemerals.setdefault(user, {}).setdefault(room.id, {})[message["ts"]] = shown
    sandbox.feed.tell(user, news={"type": "message", "channel": room.id, "message": shown})
    return shown


def unwhisper(sandbox: Sandbox, ts: str, *, room: Conversation, user: str) -> None:
    """Take an ephemeral message off the person's screen."""
    sandbox.workspace.ephemerals.get(user, {}).get(room.id, {}).pop(ts, None)
    sandbox.feed.tell(user, news={"type": "message_deleted", "channel": room.id, "ts": ts})


def tell(sandbox: Sandbox, news: Json, *, room: Conversation) -> None:
    """Tell everybody in the conversation."""
    sandbox.feed.tell_all(room.members, news=news)


def count_reply(sandbox: Sandbox, reply: Json, *, room: Conversation) -> None:
    """Keep the parent's account of its thread."""
    parent = room.messages.get(reply["thread_ts"])
    if parent is None or parent is reply:
        return
    replies = [
        one for one in room.messages.values() if one.get("thread_ts") == parent["ts"] and one is not parent
    ]
    users = list(dict.fromkeys(one["user"] for one in replies))
    parent |= {
        "thread_ts": parent["ts"],
        "reply_count": len(replies),
        "reply_users_count": len(users),
        "latest_reply": reply["ts"],
        "reply_users": users,
        "is_locked": False,
        "subscribed": BOT_USER_ID in users or parent.get("user") == BOT_USER_ID,
    }
    tell(sandbox, {"type": "message_changed", "channel": room.id, "message": parent}, room=room)


def bot_message(sandbox: Sandbox, content: Json, *, profile: Json) -> Json:
    """A message of the bot as Slack stores it."""
    return {
        "type": "message",
        "user": BOT_USER_ID,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "team": TEAM_ID,
        "ts": sandbox.mint.ts(),
        "bot_profile": profile,
        **content,
    }


def without_metadata(message: Json) -> Json:
    """The message as those see it who did not ask for metadata."""
    return {key: value for key, value in message.items() if key != "metadata"}
