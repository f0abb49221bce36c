"""Starting and stopping a sandbox: as a Starlette app, or running in a thread of its own."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import TypeVar

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket

from bot.sandbox import file_routes, hooks, serving
from bot.sandbox.desk import routes as desk
from bot.sandbox.faults import Fault
from bot.sandbox.options import SandboxOptions
from bot.sandbox.sandbox import Sandbox, build
from bot.sandbox.saving import save
from bot.sandbox.web import routes as web
from bot.sandbox.web import scheduling
from bot.sandbox.wires import protocol
from bot.web.serving import listening

T = TypeVar("T")

LONGEST_START = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A sandbox that runs, and what a bot needs to connect to it."""

    url: str
    bot_token: str
    app_token: str
    signing_secret: str
    sandbox: Sandbox
    loop: asyncio.AbstractEventLoop

    @property
    def api_url(self) -> str:
        """The `base_url` for a `WebClient`."""
        return f"{self.url}/api/"

    def fail(self, fault: Fault) -> None:
        """Let something go wrong from now on."""
        self.do(lambda: self.sandbox.faults.add(fault))

    def keep(self) -> None:
        """Write the workspace to its file, if it has one; it is written once more when it stops."""
        path = self.sandbox.options.save_to
        if path:
            self.do(lambda: save(self.sandbox.workspace, path=path))

    def do(self, work: Callable[[], T]) -> T:
        """Run this on the sandbox's own loop, where its state may be touched, and give back the result."""

        async def on_loop() -> T:
            return work()

        return asyncio.run_coroutine_threadsafe(on_loop(), self.loop).result(timeout=LONGEST_START)


def create(options: SandboxOptions) -> Starlette:
    """The whole sandbox as one app; `app.state.sandbox` holds its parts."""
    return served(build(options))


def served(sandbox: Sandbox) -> Starlette:
    """Put a sandbox behind its routes."""

    async def link(websocket: WebSocket) -> None:
        await sandbox.sockets.serve(websocket)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.loop = asyncio.get_running_loop()
        scheduling.resume(sandbox)
        yield
        await sandbox.courier.stop()
        if sandbox.options.save_to:
            save(sandbox.workspace, path=sandbox.options.save_to)

    routes: list[BaseRoute] = [
        *web.routes(sandbox),
        WebSocketRoute("/link/", link),
        *hooks.routes(sandbox),
        *desk.routes(sandbox),
        *file_routes.routes(sandbox),
        *serving.routes(),
    ]
    app = Starlette(routes=routes, lifespan=lifespan, middleware=serving.middleware())
    app.state.sandbox = sandbox
    return app


@contextmanager
def running(options: SandboxOptions) -> Iterator[Running]:
    """Run a sandbox on 127.0.0.1 in a thread until the block ends. Port 0 takes a free one."""
    with listening("127.0.0.1", options.port) as listener:
        port = int(listener.getsockname()[1])
        app = create(options.model_copy(update={"port": port}))
        sandbox: Sandbox = app.state.sandbox
        server = uvicorn.Server(config(app, sandbox=sandbox))
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [listener]}, name="sandbox", daemon=True
        )
        thread.start()
        try:
            wait_for_start(server, thread=thread)
            yield Running(
                url=sandbox.url,
                bot_token=sandbox.bot_token,
                app_token=sandbox.app_token,
                signing_secret=sandbox.signing_secret,
                sandbox=sandbox,
                loop=app.state.loop,
            )
        finally:
            server.should_exit = True
            thread.join()


def config(app: Starlette, *, sandbox: Sandbox) -> uvicorn.Config:
    """How uvicorn shall run it: quietly, and with wires that can be cut."""
    return uvicorn.Config(
        app,
        http=protocol(sandbox.wires),
        ws="websockets-sansio",
        ws_ping_interval=None,
        log_level="warning",
        lifespan="on",
        timeout_graceful_shutdown=1,
    )


def wait_for_start(server: uvicorn.Server, *, thread: threading.Thread) -> None:
    """Return when the server answers."""
    pause = threading.Event()
    waited = 0.0
    while not server.started:
        if not thread.is_alive() or waited > LONGEST_START:
            raise RuntimeError("the sandbox did not start")
        pause.wait(0.01)
        waited += 0.01
