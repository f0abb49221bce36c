"""response_url, and the answers that come with an acknowledgement: messages that need no token."""

import json

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox.answers import AsciiJson
from bot.sandbox.composer import escape
from bot.sandbox.events import bot_profile
from bot.sandbox.messages import bot_message, delete, edit, post, tell, unwhisper, whisper
from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.people import BOT_USER_ID
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.triggers import Hook
from bot.sandbox.web.call import Call
from bot.sandbox.web.chat import note
from bot.sandbox.web.content import content, needs_something
from bot.sandbox.workspace import Conversation


def routes(sandbox: Sandbox) -> list[Route]:
    """`POST /hooks/<token>`."""

    async def hook(request: Request) -> Response:
        try:
            return use(sandbox, request.path_params["token"], body=await request.body())
        except SlackError as refusal:
            sandbox.ledger.complaints.append(f"response_url: {refusal.code}")
            status = 404 if refusal.code in {"used_url", "expired_url"} else 400
            return AsciiJson({"ok": False, "error": refusal.code} | refusal.more, status_code=status)

    return [Route("/hooks/{token:path}", hook, methods=["POST"])]


def use(sandbox: Sandbox, token: str, *, body: bytes) -> Response:
    """Do what was posted to a response_url."""
    try:
        asked = json.loads(body)
    except ValueError:
        raise SlackError("invalid_payload") from None
    if not isinstance(asked, dict):
        raise SlackError("invalid_payload")
    right = sandbox.rights.use_hook(token)
    room = sandbox.workspace.conversations[right.channel]
    if asked.get("delete_original"):
        remove_original(sandbox, right, room=room)
    else:
        answer(sandbox, asked, right=right, room=room)
    return PlainTextResponse("ok")


def answer(sandbox: Sandbox, asked: Json, *, right: Hook, room: Conversation) -> None:
    """Post or replace what the response_url is about."""
    call = Call(sandbox=sandbox, method="response_url", args=asked)
    found = content(call, count_total=False)
    needs_something(found)
    if asked.get("replace_original") and right.message_ts:
        replace_original(sandbox, {"blocks": None, **found}, right=right, room=room)
    elif asked.get("response_type") == "in_channel":
        thread = {"thread_ts": asked["thread_ts"]} if asked.get("thread_ts") in room.messages else {}
        in_channel(sandbox, found | thread, room=room)
    else:
        ephemeral(sandbox, found, room=room, user=right.user)


def in_channel(sandbox: Sandbox, found: Json, *, room: Conversation) -> None:
    """A message that everybody sees."""
    message = bot_message(sandbox, {"text": "", **found}, profile=bot_profile(sandbox))
    post(sandbox, message, room=room)
    note(sandbox, message, room=room, via="response_url")


def ephemeral(sandbox: Sandbox, found: Json, *, room: Conversation, user: str) -> None:
    """A message that one person sees."""
    message = bot_message(sandbox, {"text": "", **found}, profile=bot_profile(sandbox))
    whisper(sandbox, message, room=room, user=user)
    note(sandbox, message, room=room, via="response_url", user=user)


def replace_original(sandbox: Sandbox, changes: Json, *, right: Hook, room: Conversation) -> None:
    """Change the message that the person acted on."""
    ts = right.message_ts or ""
    own = sandbox.workspace.ephemerals.get(right.user, {}).get(room.id, {})
    if right.ephemeral and ts in own:
        after = {key: value for key, value in {**own[ts], **changes}.items() if value is not None}
        own[ts] = after
        news = {"type": "message_changed", "channel": room.id, "message": after}
        sandbox.feed.tell(right.user, news=news)
    elif ts in room.messages and room.messages[ts].get("user") == BOT_USER_ID:
        edit(sandbox, ts, room=room, changes=changes, editor=BOT_USER_ID)
    else:
        raise SlackError("cant_update_message")


def remove_original(sandbox: Sandbox, right: Hook, *, room: Conversation) -> None:
    """Delete the message that the person acted on."""
    ts = right.message_ts or ""
    if right.ephemeral:
        unwhisper(sandbox, ts, room=room, user=right.user)
    elif ts in room.messages and room.messages[ts].get("user") == BOT_USER_ID:
        delete(sandbox, ts, room=room)
    else:
        raise SlackError("cant_delete_message")


def answer_command(
    sandbox: Sandbox, payload: Json, *, room: Conversation, user: str, typed_line: str
) -> None:
    """Show what a slash command's acknowledgement carries."""
    call = Call(sandbox=sandbox, method="acknowledgement", args=payload)
    try:
        found = content(call, count_total=False)
        needs_something(found)
    except SlackError as refusal:
        sandbox.ledger.complaints.append(f"acknowledgement of {typed_line}: {refusal.code} {refusal.more}")
        return
    if payload.get("response_type") == "in_channel":
        show_command(sandbox, typed_line, room=room, user=user)
        in_channel(sandbox, found, room=room)
    else:
        ephemeral(sandbox, found, room=room, user=user)


def show_command(sandbox: Sandbox, typed_line: str, *, room: Conversation, user: str) -> None:
    """A public answer also shows what was typed; the bot gets no event of it."""
    message: Json = {"type": "message", "user": user, "ts": sandbox.mint.ts(), "text": escape(typed_line)}
    room.messages[message["ts"]] = message
    tell(sandbox, {"type": "message", "channel": room.id, "message": message}, room=room)
