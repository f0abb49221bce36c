"""What a person sees: the workspace, their conversations, their messages, live."""

import asyncio
import json
import re
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.desk.request import Ask, a_person, need_own_page
from bot.sandbox.nouns import DeskError, Json
from bot.sandbox.people import APP_ID, BOT_USER_ID, TEAM_ID
from bot.sandbox.rows import moment, row
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web.auth import TEAM_DOMAIN, TEAM_NAME


async def workspace(ask: Ask) -> Json:
    """`GET /sandbox/workspace`: the team, the bot, its commands and shortcuts, and the people to be."""
    sandbox = ask.sandbox
    features = sandbox.options.manifest.get("features", {})
    return {
        "team": {"id": TEAM_ID, "name": TEAM_NAME, "domain": TEAM_DOMAIN},
        "bot": {"user_id": BOT_USER_ID, "name": sandbox.workspace.people[BOT_USER_ID].name, "app_id": APP_ID},
        "welcome": sandbox.options.welcome,
        "commands": [command_row(command) for command in features.get("slash_commands", ())],
        "shortcuts": [
            {key: shortcut[key] for key in ("name", "callback_id", "type")}
            for shortcut in features.get("shortcuts", ())
        ],
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "real_name": person.real_name,
                "title": person.title,
                "tz": person.tz,
                "deleted": person.deleted,
            }
            for person in sandbox.workspace.humans()
        ],
    }


def command_row(command: Json) -> Json:
    """A slash command as the composer lists it."""
    return {
        "command": command["command"],
        "description": command.get("description", ""),
        "usage_hint": command.get("usage_hint", ""),
    }


async def view(ask: Ask) -> Json:
    """`GET /sandbox/view?as=U…`: conversations with unread counts, the App Home, open modals, notices."""
    user = ask.person().id
    rooms = ask.sandbox.workspace.conversations.values()
    return {
        "conversations": [row(ask.sandbox, room, user=user) for room in rooms if user in room.members],
        "home": ask.sandbox.workspace.home(user),
        "modals": ask.sandbox.workspace.stack(user),
        "notices": ask.sandbox.notices.get(user, []),
    }


async def messages(ask: Ask) -> Json:
    """`GET /sandbox/messages?as=U…&channel=C…&before=ts&limit=n`: messages with this person's ephemeral ones."""
    room = ask.room()
    own = ask.sandbox.workspace.ephemerals.get(ask.person().id, {}).get(room.id, {})
    found = sorted([*room.messages.values(), *own.values()], key=lambda message: moment(message["ts"]))
    before, limit = ask.text("before", default=""), ask.text("limit", default="100")
    if not re.fullmatch(r"(\d+\.\d+)?", before) or not limit.isdecimal():
        raise DeskError("before is a timestamp and limit a number.")
    if before:
        found = [message for message in found if moment(message["ts"]) < moment(before)]
    return last(found, limit=int(limit))


def last(found: list[Json], *, limit: int) -> Json:
    """The newest of them, and whether there are more."""
    return {"messages": found[-limit:] if limit else [], "has_more": len(found) > limit}


async def live(sandbox: Sandbox, socket: WebSocket) -> None:
    """`WS /sandbox/live?as=U…`: everything this person comes to see, one JSON object a frame."""
    try:
        need_own_page(socket)
        user = a_person(sandbox, socket.query_params.get("as", "")).id
    except DeskError:
        await socket.close(4403)
        return
    await socket.accept()
    queue = sandbox.feed.listen(user)
    reading = asyncio.create_task(drain(socket))
    try:
        await pump(socket, queue=queue, until=reading)
    finally:
        reading.cancel()
        sandbox.feed.leave(user, queue=queue)


async def drain(socket: WebSocket) -> None:
    """Read until the page goes away."""
    with suppress(WebSocketDisconnect):
        while True:
            await socket.receive_text()


async def pump(socket: WebSocket, *, queue: asyncio.Queue[Json], until: asyncio.Task[None]) -> None:
    """Write news until the page goes away."""
    while not until.done():
        coming = asyncio.create_task(queue.get())
        await asyncio.wait({coming, until}, return_when=asyncio.FIRST_COMPLETED)
        if not coming.done():
            coming.cancel()
            return
        try:
            await socket.send_text(json.dumps(coming.result()))
        except (WebSocketDisconnect, RuntimeError):
            return
