"""A server in a thread beside the bot, for as long as a block lasts."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

STARTS_WITHIN = 10.0

KEPT_OPEN = 75
"""Seconds that a connection without requests stays open: longer than load balancers keep theirs, which is 60.

Whoever closes first must not be the one that is asked, or a request is on its way when the connection goes.
"""


@contextmanager
def serving(app: ASGIApp, *, host: str, port: int) -> Iterator[int]:
    """Serve until the block ends; gives the port, a free one for 0. Raises OSError when the port is taken."""
    listener = listening(host, port)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        lifespan="off",
        timeout_keep_alive=KEPT_OPEN,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    # Signals belong to the bot: the server must not end before what is in work is acknowledged.
    thread = threading.Thread(target=server.run, args=([listener],), name="http", daemon=True)
    thread.start()
    _wait_for(server, thread)
    try:
        yield int(listener.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(timeout=3)
        listener.close()


def listening(host: str, port: int) -> socket.socket:
    """A socket that takes connections. Raises OSError when the port is taken."""
    listener = socket.create_server((host, port), backlog=512)
    # Who keeps a connection would else wait 40 ms for the second half of each answer.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _wait_for(server: uvicorn.Server, thread: threading.Thread) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while not server.started and thread.is_alive() and time.monotonic() < until:
        time.sleep(0.01)
