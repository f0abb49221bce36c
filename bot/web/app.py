"""What is answered at the bot's own address: Slack's signed requests, its health, its figures."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import cast

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.asgi import SlackRequestHandler
from slack_bolt.adapter.asgi.http_request import AsgiHttpRequest
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from bot.web.signed import Signed

EVENTS = "/slack/events"
"""Where Slack sends everything: events, commands, buttons and forms."""


@dataclass(frozen=True, slots=True)
class Probes:
    """What the address says of the bot itself. `alive` and `ready` give what is wrong, or nothing."""

    alive: Callable[[], str]
    ready: Callable[[], str]
    figures: Callable[[], bytes]
    stopping: Callable[[], bool] = lambda: False

    def wanted(self) -> str:
        """Why requests should go elsewhere, or nothing."""
        return "about to stop" if self.stopping() else self.ready()


def application(
    probes: Probes,
    *,
    app: App | None = None,
    signing_secret: str = "",
    workers: ThreadPoolExecutor | None = None,
) -> Starlette:
    """The whole address; without `app`, Slack is listened to over Socket Mode, and only the probes are here."""
    routes: list[BaseRoute] = [
        Route("/healthz", _probe(probes.alive)),
        Route("/readyz", _probe(probes.wanted)),
        Route("/metrics", _figures(probes.figures)),
    ]
    if app is not None and workers is not None:
        handler = cast(ASGIApp, Threaded(app, workers, stopping=probes.stopping))
        routes.append(Mount("/slack", Signed(handler, verifier=SignatureVerifier(signing_secret))))
    return Starlette(routes=routes)


class Threaded(SlackRequestHandler):
    """Bolt's own adapter, with listeners in threads: they wait for the database, and others must not wait for them."""

    def __init__(self, app: App, workers: ThreadPoolExecutor, *, stopping: Callable[[], bool]) -> None:
        super().__init__(app, path=EVENTS)
        self._workers = workers
        self._stopping = stopping

    async def dispatch(self, request: AsgiHttpRequest) -> BoltResponse:
        """Bolt's answer to one request of Slack."""
        bolt = BoltRequest(
            body=await request.get_raw_body(), query=request.query_string, headers=request.get_headers()
        )
        answer: BoltResponse = await asyncio.get_running_loop().run_in_executor(
            self._workers, self.app.dispatch, bolt
        )
        if self._stopping():
            # Whoever keeps the connection would send the next request into one that is being closed.
            answer.headers["connection"] = ["close"]
        return answer


def _probe(problem: Callable[[], str]) -> Callable[[Request], Response]:
    def probe(_request: Request) -> Response:
        found = problem()
        return PlainTextResponse(found or "ok", status_code=503 if found else 200)

    return probe


def _figures(figures: Callable[[], bytes]) -> Callable[[Request], Response]:
    def metrics(_request: Request) -> Response:
        return Response(figures(), media_type="text/plain; version=0.0.4")

    return metrics
