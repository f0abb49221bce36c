"""The bare TCP connections under the server, so that a test can cut one without a word."""

import asyncio

from starlette.datastructures import Address
from uvicorn.protocols.http.h11_impl import H11Protocol


class Wires:
    """Every open connection by the address of its other end."""

    def __init__(self) -> None:
        self._transports: dict[tuple[str, int], asyncio.Transport] = {}

    def opened(self, transport: asyncio.Transport) -> None:
        """Remember a connection."""
        self._transports[key(transport)] = transport

    def closed(self, transport: asyncio.Transport) -> None:
        """Forget a connection."""
        self._transports.pop(key(transport), None)

    def cut(self, address: Address | None) -> None:
        """End the connection at once: no answer, no close frame."""
        transport = self._of(address)
        if transport:
            transport.abort()

    def stop_reading(self, address: Address | None) -> None:
        """Hear nothing more from that side, and so answer nothing."""
        transport = self._of(address)
        if transport:
            transport.pause_reading()

    def _of(self, address: Address | None) -> asyncio.Transport | None:
        return self._transports.get((address.host, address.port)) if address else None


def key(transport: asyncio.Transport) -> tuple[str, int]:
    """The address of the other end."""
    host, port = transport.get_extra_info("peername")[:2]
    return (str(host), int(port))


def protocol(wires: Wires) -> type[H11Protocol]:
    """The server's HTTP protocol, which tells `wires` what opens and closes."""

    class WatchedProtocol(H11Protocol):
        # uvicorn narrows the transport's type here in the same way.
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            wires.opened(transport)
            super().connection_made(transport)

        def connection_lost(self, exc: Exception | None) -> None:
            wires.closed(self.transport)
            super().connection_lost(exc)

    return WatchedProtocol
