"""The routes under `/sandbox/`; the docstrings of the functions say what each takes and gives."""

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.sandbox.answers import AsciiJson
from bot.sandbox.desk import acting, reacting, saying, seeing, staff, suggesting, troubling
from bot.sandbox.desk.request import Ask, ask_of, need_own_page
from bot.sandbox.nouns import DeskError, Json
from bot.sandbox.sandbox import Sandbox

Work = Callable[[Ask], Awaitable[Json]]

GETS: Final[dict[str, Work]] = {
    "workspace": seeing.workspace,
    "view": seeing.view,
    "messages": seeing.messages,
    "faults": troubling.faults,
    "ledger": troubling.ledger,
}
POSTS: Final[dict[str, Work]] = {
    "say": saying.say,
    "edit": saying.edit,
    "delete": saying.delete,
    "command": saying.command,
    "read": saying.read,
    "action": acting.act,
    "submit": acting.submit,
    "close": acting.close,
    "shortcut": acting.shortcut,
    "open_home": acting.open_home,
    "dismiss": acting.dismiss,
    "suggest": suggesting.suggest,
    "react": reacting.reaction,
    "person": staff.person,
    "channel": staff.channel,
    "faults": troubling.add_faults,
    "sockets": troubling.sockets,
    "verify_url": troubling.verify_url,
}


def routes(sandbox: Sandbox) -> list[BaseRoute]:
    """Every route of the desk."""

    async def live(socket: WebSocket) -> None:
        await seeing.live(sandbox, socket)

    gets = [route(sandbox, name, work=work, method="GET") for name, work in GETS.items()]
    posts = [route(sandbox, name, work=work, method="POST") for name, work in POSTS.items()]
    return [*gets, *posts, WebSocketRoute("/sandbox/live", live)]


def route(sandbox: Sandbox, name: str, *, work: Work, method: str) -> Route:
    """One route: refuse strangers, do the work, and word what cannot be done."""

    async def endpoint(request: Request) -> Response:
        try:
            need_own_page(request)
            return AsciiJson({"ok": True} | await work(await ask_of(sandbox, request)))
        except DeskError as refusal:
            return refused(refusal)

    return Route(f"/sandbox/{name}", endpoint, methods=[method], name=f"{method} {name}")


def refused(refusal: DeskError) -> Response:
    """The answer to what cannot be done."""
    body: Json = {"ok": False, "error": refusal.sentence}
    if refusal.errors is not None:
        body["errors"] = refusal.errors
    return AsciiJson(body, status_code=refusal.status)
