"""Reading back what was said."""

import re

from bot.sandbox.messages import without_metadata
from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.rows import moment as instant
from bot.sandbox.web.call import Call
from bot.sandbox.web.paging import page
from bot.sandbox.web.rooms import need_membership, room_of
from bot.sandbox.workspace import Conversation


def history(call: Call) -> Json:
    """The messages of a conversation, newest first, without thread replies."""
    room = room_of(call, right="history")
    need_membership(room)
    top = [message for message in within(call, room=room) if is_top_level(message)]
    messages, more = page(call, list(reversed(top)), default=100, most=999, clamps=True)
    return listing(call, messages=messages, more=more) | {"pin_count": 0}


def replies(call: Call) -> Json:
    """A thread: its parent, then the replies, oldest first."""
    room = room_of(call, right="history")
    need_membership(room)
    message = room.messages.get(call.text("ts"))
    if message is None:
        raise SlackError("thread_not_found")
    root = message.get("thread_ts", message["ts"])
    thread = [one for one in within(call, room=room) if root in {one["ts"], one.get("thread_ts")}]
    messages, more = page(call, thread, default=1000, most=1000, clamps=True)
    return listing(call, messages=messages, more=more)


def listing(call: Call, *, messages: list[Json], more: Json) -> Json:
    """The answer; metadata only for those who ask."""
    if not call.flag("include_all_metadata"):
        messages = [without_metadata(message) for message in messages]
    has_more = bool(more["response_metadata"]["next_cursor"])
    return {"messages": messages, "has_more": has_more} | (more if has_more else {})


def is_top_level(message: Json) -> bool:
    """Whether it stands in the conversation itself: no reply, or one that was also sent there."""
    thread = message.get("thread_ts")
    return thread in {None, message["ts"]} or message.get("subtype") == "thread_broadcast"


def within(call: Call, *, room: Conversation) -> list[Json]:
    """The messages between `oldest` and `latest`, in order."""
    oldest = moment(call, name="oldest", default="0.0")
    latest = moment(call, name="latest", default="9999999999.999999")
    inclusive = call.flag("inclusive")
    return [
        message
        for ts, message in room.messages.items()
        if oldest < instant(ts) < latest or (inclusive and instant(ts) in {oldest, latest})
    ]


def moment(call: Call, *, name: str, default: str) -> tuple[int, int]:
    """A timestamp argument."""
    value = call.text(name, default=default) or default
    if not re.fullmatch(r"\d+(\.\d+)?", value):
        raise SlackError(f"invalid_ts_{name}")
    return instant(value)
