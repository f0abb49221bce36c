"""The line between a bot and its PostgreSQL, which a test can cut and mend."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy.engine import make_url

CHUNK = 65_536


class Line:
    """Takes connections on a port of its own and passes on what is said, both ways."""

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self._taken = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = []
        self._lock = threading.Lock()
        self._is_cut = False
        threading.Thread(target=self._take, daemon=True).start()

    @property
    def port(self) -> int:
        """Where to connect to."""
        return int(self._taken.getsockname()[1])

    def cut(self) -> None:
        """Break every connection, and let no new one through."""
        with self._lock:
            self._is_cut = True
            ends, self._ends = self._ends, []
        for end in ends:
            hang_up(end)

    def mend(self) -> None:
        """Let connections through again."""
        with self._lock:
            self._is_cut = False

    def close(self) -> None:
        """End it."""
        self.cut()
        hang_up(self._taken)

    def _take(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._taken.accept()
                self._join(near)

    def _join(self, near: socket.socket) -> None:
        with self._lock:
            if self._is_cut:
                hang_up(near)
                return
            far = _connected(*self._server)
            self._ends += [near, far]
        join(near, far)


def _connected(host: str, port: int) -> socket.socket:
    """PostgreSQL listens in a folder or at an address."""
    if not host.startswith("/"):
        return socket.create_connection((host, port))
    far = socket.socket(socket.AF_UNIX)
    far.connect(f"{host}/.s.PGSQL.{port}")
    return far


def join(near: socket.socket, far: socket.socket) -> None:
    """Pass on what is said, both ways, until one of them hangs up."""
    for one, other in ((near, far), (far, near)):
        threading.Thread(target=_pass_on, args=(one, other), daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while said := one.recv(CHUNK):
            other.sendall(said)
    hang_up(one)
    hang_up(other)


def hang_up(end: socket.socket) -> None:
    """End a connection, whatever state it is in."""
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def line_to(url: str) -> Iterator[tuple[Line, str]]:
    """A line to the PostgreSQL of this address, and the address over the line."""
    known = make_url(url)
    line = Line(str(known.query["host"]), int(str(known.query["port"])))
    over = known.set(host="127.0.0.1", port=line.port, query={})
    try:
        yield line, over.render_as_string(hide_password=False)
    finally:
        line.close()
