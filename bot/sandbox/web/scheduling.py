"""Messages that wait for their time."""

import asyncio

from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web.call import Call
from bot.sandbox.web.chat import say
from bot.sandbox.web.content import content, needs_something
from bot.sandbox.web.paging import page
from bot.sandbox.web.rooms import postable, visible
from bot.sandbox.workspace import Scheduled

FARTHEST = 120 * 86_400
WINDOW = 300
MOST_IN_WINDOW = 30


def schedule(call: Call) -> Json:
    """Keep a message until its time."""
    room = postable(call)
    found = content(call)
    needs_something(found)
    sandbox = call.sandbox
    post_at = moment(call)
    near = [one for one in sandbox.workspace.scheduled.values() if abs(one.post_at - post_at) < WINDOW]
    if sum(one.channel == room.id for one in near) >= MOST_IN_WINDOW:
        raise SlackError("restricted_too_many")
    waiting = Scheduled(
        id=sandbox.mint.id("Q"),
        channel=room.id,
        post_at=post_at,
        created=int(sandbox.mint.now()),
        message=found,
    )
    sandbox.workspace.scheduled[waiting.id] = waiting
    sandbox.courier.background(when_due(sandbox, waiting))
    return {"scheduled_message_id": waiting.id, "channel": room.id, "post_at": post_at, "message": found}


def moment(call: Call) -> int:
    """When to post: ahead of now, but not too far."""
    try:
        post_at = int(call.text("post_at"))
    except ValueError:
        raise SlackError("invalid_time") from None
    now = call.sandbox.mint.now()
    if post_at < now:
        raise SlackError("time_in_past")
    if post_at > now + FARTHEST:
        raise SlackError("time_too_far")
    return post_at


def resume(sandbox: Sandbox) -> None:
    """Wait again for everything that a saved workspace still had waiting."""
    for waiting in sandbox.workspace.scheduled.values():
        sandbox.courier.background(when_due(sandbox, waiting))


async def when_due(sandbox: Sandbox, waiting: Scheduled) -> None:
    """Post the message at its time, unless it was deleted."""
    await asyncio.sleep(max(0.0, waiting.post_at - sandbox.mint.now()))
    if sandbox.workspace.scheduled.pop(waiting.id, None):
        room = sandbox.workspace.conversations[waiting.channel]
        say(sandbox, {"text": "", **waiting.message}, room=room, via="chat.scheduleMessage")


def delete_scheduled(call: Call) -> Json:
    """Let a message never be posted."""
    room = visible(call.sandbox, call.text("channel"))
    waiting = call.sandbox.workspace.scheduled.get(call.text("scheduled_message_id"))
    if waiting is None or waiting.channel != room.id:
        raise SlackError("invalid_scheduled_message_id")
    del call.sandbox.workspace.scheduled[waiting.id]
    return {}


def list_scheduled(call: Call) -> Json:
    """What still waits."""
    channel = call.text("channel")
    if channel and channel not in call.sandbox.workspace.conversations:
        raise SlackError("invalid_channel")
    waiting = [one for one in call.sandbox.workspace.scheduled.values() if channel in {"", one.channel}]
    waiting, more = page(call, waiting, default=100, most=1000, clamps=True)
    return {"scheduled_messages": [row(one) for one in waiting]} | more


def row(waiting: Scheduled) -> Json:
    """One waiting message."""
    return {
        "id": waiting.id,
        "channel_id": waiting.channel,
        "post_at": waiting.post_at,
        "date_created": waiting.created,
        "text": waiting.message.get("text", ""),
    }


METHODS = {
    "chat.scheduleMessage": schedule,
    "chat.deleteScheduledMessage": delete_scheduled,
    "chat.scheduledMessages.list": list_scheduled,
}
