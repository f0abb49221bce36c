"""The page that shows the workspace in a browser, and the headers that keep it to itself."""

from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER = Path(__file__).parent / "page"
HEADERS = {
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
}


def routes() -> list[BaseRoute]:
    """`/` and `/static/…`."""
    return [Route("/", index), Mount("/static", StaticFiles(directory=FOLDER, check_dir=False))]


async def index(_: Request) -> Response:
    """The page, or a line that it is missing."""
    document = FOLDER / "index.html"
    if not document.is_file():
        return PlainTextResponse("The page is missing; the sandbox itself runs.")
    return FileResponse(document)


def middleware() -> list[Middleware]:
    """Adds the security headers to every answer."""
    return [Middleware(SecurityHeaders)]


class SecurityHeaders:
    """Sends `HEADERS` with every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)
