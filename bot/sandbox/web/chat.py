"""chat.*: what the bot says, changes and takes back."""

import re

from bot.sandbox.events import bot_profile
from bot.sandbox.ledger import Post
from bot.sandbox.messages import bot_message, changed, delete, edit, post, whisper
from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.people import BOT_ID, BOT_USER_ID
from bot.sandbox.pings import pings
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web.call import Call
from bot.sandbox.web.content import content, needs_something
from bot.sandbox.web.rooms import postable, room_of
from bot.sandbox.workspace import Conversation

UPDATE_TEXT_MOST = 4000
NEEDS_CUSTOMIZE = ("username", "icon_emoji", "icon_url")


def post_message(call: Call) -> Json:
    """Post a message of the bot."""
    room = postable(call)
    found = content(call)
    needs_something(found)
    need_customize(call)
    thread = thread_part(call, room=room)
    wait = call.sandbox.rates.wait_for_message(room.id)
    if wait:
        raise SlackError("ratelimited", retry_after=wait)
    message = say(call.sandbox, {"text": "", **found, **thread}, room=room, via=call.method)
    answer: Json = {"channel": room.id, "ts": message["ts"], "message": message}
    if len(call.text("text")) > len(found.get("text", "")):
        answer |= {"warning": "message_truncated", "response_metadata": {"warnings": ["message_truncated"]}}
    return answer


def say(sandbox: Sandbox, found: Json, *, room: Conversation, via: str) -> Json:
    """Put a message of the bot into the conversation and into the ledger."""
    message = bot_message(sandbox, found, profile=bot_profile(sandbox))
    post(sandbox, message, room=room)
    note(sandbox, message, room=room, via=via)
    if message.get("subtype") == "thread_broadcast":
        changed(sandbox, before=message, after=message, room=room)
    return message


def note(sandbox: Sandbox, message: Json, *, room: Conversation, via: str, user: str | None = None) -> None:
    """Write an accepted message in the ledger."""
    sandbox.ledger.posts.append(
        Post(
            via=via,
            channel=room.id,
            ts=message["ts"],
            text=message["text"],
            user=user,
            metadata=message.get("metadata"),
            at=sandbox.mint.now(),
            pings=pings(message),
        )
    )


def need_customize(call: Call) -> None:
    """Another name or picture needs its own scope."""
    if (
        any(call.given(name) for name in NEEDS_CUSTOMIZE)
        and "chat:write.customize" not in call.sandbox.scopes
    ):
        raise SlackError(
            "missing_scope", needed="chat:write.customize", provided=",".join(call.sandbox.scopes)
        )


def thread_part(call: Call, *, room: Conversation) -> Json:
    """The thread that the message belongs to."""
    if not call.given("thread_ts"):
        return {}
    parent = room.messages.get(call.text("thread_ts"))
    if parent is None or parent.get("thread_ts", parent["ts"]) != parent["ts"]:
        raise SlackError("cannot_reply_to_message")
    part: Json = {"thread_ts": parent["ts"], "parent_user_id": parent["user"]}
    if call.flag("reply_broadcast"):
        part |= {"subtype": "thread_broadcast", "root": parent}
    return part


def own_message(call: Call, *, room: Conversation, refusal: str) -> Json:
    """The message that the call is about, which must be the bot's."""
    message: Json | None = room.messages.get(call.text("ts"))
    if message is None:
        raise SlackError("message_not_found")
    if message.get("bot_id") != BOT_ID:
        raise SlackError(refusal)
    return message


def update(call: Call) -> Json:
    """Change a message of the bot. Text without blocks takes the blocks away."""
    room = room_of(call)
    own_message(call, room=room, refusal="cant_update_message")
    if len(call.text("text")) > UPDATE_TEXT_MOST:
        raise SlackError("msg_too_long")
    found = content(call, count_total=False)
    needs_something(found)
    changes: Json = found
    if "text" in found and "blocks" not in found:
        changes = {"blocks": None, **found}
    message = edit(call.sandbox, call.text("ts"), room=room, changes=changes, editor=BOT_USER_ID)
    return {"channel": room.id, "ts": message["ts"], "text": message["text"], "message": message}


def delete_message(call: Call) -> Json:
    """Take a message of the bot back."""
    room = room_of(call)
    message = own_message(call, room=room, refusal="cant_delete_message")
    delete(call.sandbox, message["ts"], room=room)
    return {"channel": room.id, "ts": message["ts"]}


def post_ephemeral(call: Call) -> Json:
    """Show something to one member of a conversation."""
    room = postable(call)
    found = content(call)
    needs_something(found)
    user = call.text("user")
    if user not in room.members or call.sandbox.workspace.people[user].deleted:
        raise SlackError("user_not_in_channel")
    if len(found.get("text", "")) > UPDATE_TEXT_MOST and "blocks" not in found:
        raise SlackError("msg_too_long")
    message = bot_message(call.sandbox, {"text": "", **found}, profile=bot_profile(call.sandbox))
    whisper(call.sandbox, message, room=room, user=user)
    note(call.sandbox, message, room=room, via=call.method, user=user)
    return {"message_ts": message["ts"]}


def permalink(call: Call) -> Json:
    """The address of a message."""
    room = room_of(call)
    ts = call.text("message_ts")
    if ts not in room.messages:
        raise SlackError("message_not_found")
    return {
        "channel": room.id,
        "permalink": f"{call.sandbox.url}/archives/{room.id}/p{re.sub('[.]', '', ts)}",
    }


METHODS = {
    "chat.postMessage": post_message,
    "chat.update": update,
    "chat.delete": delete_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.getPermalink": permalink,
}
