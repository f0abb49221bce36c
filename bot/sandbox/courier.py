"""Brings events, commands and clicks to the bot; events again and again until they are acknowledged."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace

from bot.sandbox.faults import DELIVERY_FAULTS, FaultKind, Faults
from bot.sandbox.ledger import Delivery, Ledger, Outcome
from bot.sandbox.mint import Mint
from bot.sandbox.nouns import Json
from bot.sandbox.parcels import Ack, Carrier, Failure, Parcel, ParcelKind

SOCKET_FAULTS = frozenset({FaultKind.DROP_SOCKET, FaultKind.CLOSE_SOCKET, FaultKind.SILENT_SOCKET})


class Courier:
    """The way out of the workspace. Everything it carries is written in the ledger."""

    def __init__(
        self,
        carrier: Carrier,
        *,
        mint: Mint,
        ledger: Ledger,
        faults: Faults,
        ack_seconds: float,
        redelivery: tuple[float, ...],
    ) -> None:
        self._carrier = carrier
        self._mint = mint
        self._ledger = ledger
        self._faults = faults
        self._ack_seconds = ack_seconds
        self._redelivery = redelivery
        self._tasks: set[asyncio.Task[None]] = set()
        self._events: set[asyncio.Task[None]] = set()
        self._moved = asyncio.Event()

    def background(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        """Do this beside everything else; it ends with the server at the latest."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    @property
    def resting(self) -> bool:
        """Whether no event is under way to the bot."""
        return not self._events

    async def stop(self) -> None:
        """Give up on everything that is still under way."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def send_event(self, body: Json) -> None:
        """Deliver an event, and redeliver it until it is acknowledged or Slack would give up."""
        task = self.background(self._until_acked(body))
        self._events.add(task)
        task.add_done_callback(self._events.discard)

    async def ask(self, kind: ParcelKind, *, name: str, payload: Json) -> Ack:
        """Deliver a command or an interaction, once, and wait for the answer."""
        if not self._carrier.is_open():
            self._refused(kind, name=name)
            return Ack(failure=Failure.NOT_DELIVERED, detail="nobody is connected")
        return await self._attempt(Parcel(kind=kind, name=name, payload=payload), seconds=self._ack_seconds)

    async def checked(self) -> bool:
        """Whether the bot's address passes Slack's check of its certificate."""
        return await self._carrier.checked(seconds=self._ack_seconds)

    async def _until_acked(self, body: Json) -> None:
        name = str(body["event"]["type"]) if "event" in body else str(body["type"])
        missed = not self._carrier.is_open()
        reason = "timeout" if missed else ""
        for attempt, pause in enumerate((*self._redelivery, 0.0), start=int(missed)):
            await self._carrier.opened()
            started = self._mint.now()
            parcel = Parcel(kind=ParcelKind.EVENT, name=name, payload=body, attempt=attempt, reason=reason)
            ack = await self._attempt(parcel, seconds=self._ack_seconds)
            if ack.failure is None or ack.final:
                return
            reason = ack.reason
            await asyncio.sleep(max(0.0, pause - (self._mint.now() - started)))

    def _refused(self, kind: ParcelKind, *, name: str) -> None:
        now = self._mint.now()
        record = Delivery(kind=kind, name=name, event_id="", attempt=0, sent_at=now, ended_at=now)
        record.outcome, record.detail = Outcome.FAILED, "nobody is connected"
        self._ledger.deliveries.append(record)

    async def _attempt(self, parcel: Parcel, *, seconds: float) -> Ack:
        fault = self._faults.draw(DELIVERY_FAULTS, name=parcel.name)
        if fault is None:
            return await self._carry(parcel, seconds=seconds)
        if fault.kind is FaultKind.LOSE:
            return await self._lose(parcel)
        if fault.kind is FaultKind.DELAY:
            await asyncio.sleep(fault.seconds)
        if fault.kind is FaultKind.REORDER:
            await self._let_another_pass(fault.seconds)
        if fault.kind is FaultKind.REPEAT and parcel.kind is ParcelKind.EVENT:
            self.background(self._once_more(parcel, seconds=seconds))
        if fault.kind in SOCKET_FAULTS:
            parcel = replace(parcel, breaks=fault.kind)
        return await self._carry(parcel, seconds=seconds)

    async def _once_more(self, parcel: Parcel, *, seconds: float) -> None:
        await self._carry(parcel, seconds=seconds)

    async def _let_another_pass(self, seconds: float) -> None:
        moved = self._moved
        try:
            await asyncio.wait_for(moved.wait(), timeout=seconds)
        except TimeoutError:
            return
        await asyncio.sleep(0.05)

    async def _lose(self, parcel: Parcel) -> Ack:
        record = self._open(parcel)
        await asyncio.sleep(self._ack_seconds)
        ack = Ack(failure=Failure.TIMEOUT, detail="lost on the way")
        self._close(record, ack=ack)
        return ack

    async def _carry(self, parcel: Parcel, *, seconds: float) -> Ack:
        record = self._open(parcel)
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
        ack = await self._carrier.carry(parcel, seconds=seconds)
        self._close(record, ack=ack)
        return ack

    def _open(self, parcel: Parcel) -> Delivery:
        record = Delivery(
            kind=parcel.kind,
            name=parcel.name,
            event_id=str(parcel.payload.get("event_id", "")),
            attempt=parcel.attempt,
            sent_at=self._mint.now(),
        )
        self._ledger.deliveries.append(record)
        return record

    def _close(self, record: Delivery, *, ack: Ack) -> None:
        record.ended_at = self._mint.now()
        record.connection = ack.via
        record.detail = ack.detail
        if ack.failure is None:
            record.outcome = Outcome.ACKED
        else:
            record.outcome = Outcome.TIMEOUT if ack.failure is Failure.TIMEOUT else Outcome.FAILED
