"""Socket Mode: single-use tickets, up to ten connections, one of them picked for every envelope."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.faults import FaultKind, Faults
from bot.sandbox.ledger import Ledger
from bot.sandbox.mint import Mint
from bot.sandbox.nouns import Json
from bot.sandbox.parcels import Ack, Failure, Parcel, ParcelKind
from bot.sandbox.people import APP_ID
from bot.sandbox.wires import Wires

ANNOUNCED = frozenset({"warning", "refresh_requested"})
"""Disconnects that leave the app some seconds to finish what it is at."""

GONE = (WebSocketDisconnect, RuntimeError, OSError)


@dataclass(slots=True, kw_only=True)
class Connection:
    """One open socket of the app."""

    id: str
    socket: WebSocket
    silent: bool = False


@dataclass(slots=True, kw_only=True)
class Waiting:
    """An envelope whose acknowledgement is awaited."""

    kind: ParcelKind
    answer: asyncio.Future[Json]


class Sockets:
    """All connections of the app, as a way to the bot."""

    def __init__(self, *, mint: Mint, ledger: Ledger, faults: Faults, wires: Wires, most: int) -> None:
        self._mint = mint
        self._ledger = ledger
        self._faults = faults
        self._wires = wires
        self._most = most
        self._tickets: set[str] = set()
        self._connections: dict[str, Connection] = {}
        self._waiting: dict[str, Waiting] = {}
        self._any = asyncio.Event()
        self.enabled = True

    def ticket(self) -> str:
        """A new ticket, good for one connection."""
        ticket = self._mint.uuid()
        self._tickets.add(ticket)
        return ticket

    def is_open(self) -> bool:
        """Whether the app is connected."""
        return bool(self._connections)

    def count(self) -> int:
        """How many connections there are."""
        return len(self._connections)

    async def opened(self) -> None:
        """Wait until the app is connected."""
        await self._any.wait()

    async def checked(self, *, seconds: float) -> bool:  # noqa: ARG002 - the other way needs them
        """There is no address to be checked."""
        return True

    async def serve(self, socket: WebSocket) -> None:
        """Hold one connection of the app from handshake to end."""
        if not self._admits(socket.query_params.get("ticket", "")):
            await socket.close(4403)
            return
        await socket.accept()
        if len(self._connections) >= self._most:
            await self._say_goodbye(socket, reason="too_many_websockets")
            return
        self._bury_silent()
        connection = Connection(id=self._mint.id("N"), socket=socket)
        self._connections[connection.id] = connection
        try:
            await socket.send_text(json.dumps(self._hello()))
            self._any.set()
            while True:
                self._on_text(await socket.receive_text())
        except GONE:
            pass
        finally:
            self._forget(connection)

    def _admits(self, ticket: str) -> bool:
        if self._faults.draw(frozenset({FaultKind.REFUSE_TICKET}), name="link"):
            self._tickets.discard(ticket)
            return False
        if ticket not in self._tickets or not self.enabled:
            return False
        self._tickets.remove(ticket)
        return True

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._connections),
            "connection_info": {"app_id": APP_ID},
            "debug_info": {
                "host": "applink-sandbox",
                "build_number": 1,
                "approximate_connection_time": 18060,
            },
        }

    def _forget(self, connection: Connection) -> None:
        self._connections.pop(connection.id, None)
        if not self._connections:
            self._any.clear()

    def _bury_silent(self) -> None:
        """Whoever connects anew has given the silent connections up; on a wire that is not read, that goes unheard."""
        for connection in [one for one in self._connections.values() if one.silent]:
            self._forget(connection)
            self._wires.cut(connection.socket.client)

    def _on_text(self, text: str) -> None:
        try:
            message = json.loads(text)
            envelope_id = str(message["envelope_id"])
        except (ValueError, KeyError, TypeError):
            self._ledger.complaints.append(f"not an acknowledgement: {text[:200]}")
            return
        waiting = self._waiting.get(envelope_id)
        if waiting is None or waiting.answer.done():
            self._ledger.complaints.append(f"acknowledgement too late or unknown: {envelope_id}")
            return
        payload = message.get("payload")
        if payload and waiting.kind is ParcelKind.EVENT:
            self._ledger.complaints.append("an acknowledgement of an event carries no payload")
        waiting.answer.set_result({"payload": payload})

    async def carry(self, parcel: Parcel, *, seconds: float) -> Ack:
        """Send one envelope on any connection and wait for its acknowledgement on any."""
        if not self._connections:
            return Ack(failure=Failure.NOT_DELIVERED, detail="nobody is connected")
        connection = self._mint.choice(list(self._connections.values()))
        envelope_id = self._mint.uuid()
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = Waiting(kind=parcel.kind, answer=answer)
        try:
            await self._put(connection, parcel=parcel, envelope_id=envelope_id)
            got = await asyncio.wait_for(answer, timeout=seconds)
        except TimeoutError:
            return Ack(failure=Failure.TIMEOUT, detail="not acknowledged in time", via=connection.id)
        except GONE:
            return Ack(failure=Failure.NOT_DELIVERED, detail="the connection broke", via=connection.id)
        finally:
            del self._waiting[envelope_id]
        return Ack(payload=got["payload"], via=connection.id)

    async def _put(self, connection: Connection, *, parcel: Parcel, envelope_id: str) -> None:
        if not connection.silent:
            await connection.socket.send_text(json.dumps(envelope(parcel, envelope_id=envelope_id)))
        if parcel.breaks:
            await self.hurt(connection.id, how=parcel.breaks)

    async def hurt(self, connection_id: str, *, how: FaultKind) -> None:
        """Break one connection: with a close frame, without one, or by falling silent."""
        connection = self._connections[connection_id]
        match how:
            case FaultKind.CLOSE_SOCKET:
                self._forget(connection)
                await connection.socket.close(1011)
            case FaultKind.DROP_SOCKET:
                self._forget(connection)
                self._wires.cut(connection.socket.client)
            case _:
                connection.silent = True
                self._wires.stop_reading(connection.socket.client)

    async def hurt_all(self, how: FaultKind) -> None:
        """Break every connection in the same way."""
        for connection_id in list(self._connections):
            await self.hurt(connection_id, how=how)

    async def disconnect_all(self, reason: str) -> list[Connection]:
        """A planned disconnect, as Slack announces it before it refreshes its connections; those that may stay a
        while.
        """
        self.enabled = reason != "link_disabled"
        leaving = list(self._connections.values())
        for connection in leaving:
            self._forget(connection)
            await self._say_goodbye(connection.socket, reason=reason)
        return leaving if reason in ANNOUNCED else []

    async def close_later(self, leaving: list[Connection], *, seconds: float) -> None:
        """Close what was told to go and is still there when its time is over."""
        await asyncio.sleep(seconds)
        for connection in leaving:
            with suppress(*GONE):
                await connection.socket.close(1000)

    async def _say_goodbye(self, socket: WebSocket, *, reason: str) -> None:
        goodbye = {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-sandbox"}}
        try:
            await socket.send_text(json.dumps(goodbye))
            if reason not in ANNOUNCED:
                await socket.close(1000)
        except GONE:
            return


def envelope(parcel: Parcel, *, envelope_id: str) -> Json:
    """The frame that carries a parcel."""
    frame: Json = {
        "type": str(parcel.kind),
        "envelope_id": envelope_id,
        "accepts_response_payload": parcel.kind is not ParcelKind.EVENT,
        "payload": parcel.payload,
    }
    if parcel.kind is ParcelKind.EVENT:
        frame |= {"retry_attempt": parcel.attempt, "retry_reason": parcel.reason}
    return frame
