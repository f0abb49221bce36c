"""A load balancer: each connection goes to the next of those who say that they are ready."""

import socket
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException

from tests.faults.proxy import hang_up, join

LOOK_EVERY = 0.1
PATIENCE = 1.0


@dataclass
class Balancer:
    """Takes connections on a port of its own. Who cannot be reached is passed by; when none is ready, all are tried."""

    taken: Counter[int] = field(default_factory=Counter)
    """How many connections each port was given."""

    ready: frozenset[int] = frozenset()
    """Who said so when last asked."""

    def __post_init__(self) -> None:
        self._ports: tuple[int, ...] = ()
        self._next = 0
        self._closed = threading.Event()
        self._door = socket.create_server(("127.0.0.1", 0), backlog=128)
        for work in (self._take, self._look):
            threading.Thread(target=work, daemon=True).start()

    @property
    def port(self) -> int:
        """Where to connect to."""
        return int(self._door.getsockname()[1])

    def serve(self, *ports: int) -> None:
        """Share the work among these from now on."""
        self._ports = ports

    def close(self) -> None:
        """Take no more connections."""
        self._closed.set()
        hang_up(self._door)

    def _take(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._door.accept()
                self._hand_on(near)

    def _hand_on(self, near: socket.socket) -> None:
        for port in self._in_turn():
            with suppress(OSError):
                far = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
                far.settimeout(None)
                self.taken[port] += 1
                join(near, far)
                return
        hang_up(near)

    def _in_turn(self) -> list[int]:
        """Those who are ready, else all of them, and another one first each time."""
        some = [port for port in self._ports if port in self.ready] or list(self._ports)
        self._next += 1
        first = self._next % len(some) if some else 0
        return some[first:] + some[:first]

    def _look(self) -> None:
        while not self._closed.wait(LOOK_EVERY):
            self.ready = frozenset(port for port in self._ports if is_ready(port))


def is_ready(port: int) -> bool:
    """What `/readyz` says there."""
    with suppress(OSError, HTTPException):
        return ask(port, "/readyz")[0] == 200
    return False


def ask(
    port: int, path: str, *, method: str = "GET", body: str = "", headers: dict[str, str] | None = None
) -> tuple[int, str]:
    """One request, and what comes back."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, body=body.encode(), headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
