"""Faults on request, and the ledger of what happened."""

from dataclasses import asdict

from pydantic import ValidationError

from bot.sandbox.desk.request import Ask
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.nouns import DeskError, Json
from bot.sandbox.parcels import ParcelKind

PLANNED = frozenset({"warning", "refresh_requested", "link_disabled"})


async def faults(ask: Ask) -> Json:
    """`GET /sandbox/faults`: the faults that still wait for their moment."""
    return {"faults": [fault.model_dump(mode="json") for fault in ask.sandbox.faults.waiting()]}


async def add_faults(ask: Ask) -> Json:
    """`POST /sandbox/faults` {clear?: true, add?: [fault…]}: a fault is {kind, only, …}, see below."""
    try:
        wanted = [Fault.model_validate(one) for one in ask.fields.get("add", [])]
    except ValidationError as problem:
        raise DeskError(f"No such fault: {problem}") from None
    if ask.flag("clear"):
        ask.sandbox.faults.clear()
    for fault in wanted:
        ask.sandbox.faults.add(fault)
    return await faults(ask)


async def sockets(ask: Ask) -> Json:
    """`POST /sandbox/sockets` {do}: warning, refresh_requested, link_disabled, link_enabled; or break them all:
    close_socket, drop_socket, silent_socket.
    """
    what = ask.text("do")
    if what in PLANNED:
        leaving = await ask.sandbox.sockets.disconnect_all(what)
        seconds = ask.sandbox.options.goodbye_seconds
        ask.sandbox.courier.background(ask.sandbox.sockets.close_later(leaving, seconds=seconds))
    elif what == "link_enabled":
        ask.sandbox.sockets.enabled = True
    elif what in {FaultKind.CLOSE_SOCKET, FaultKind.DROP_SOCKET, FaultKind.SILENT_SOCKET}:
        await ask.sandbox.sockets.hurt_all(FaultKind(what))
    else:
        raise DeskError(f"Sockets cannot {what!r}.")
    return {"connections": ask.sandbox.sockets.count()}


async def verify_url(ask: Ask) -> Json:
    """`POST /sandbox/verify_url`: send `url_verification` and `ssl_check`, as Slack does for a request URL."""
    challenge = ask.sandbox.mint.secret()
    payload = {"token": "deprecated-token", "challenge": challenge, "type": "url_verification"}
    ack = await ask.sandbox.courier.ask(ParcelKind.EVENT, name="url_verification", payload=payload)
    answered = challenge in (ack.payload or {}).values()
    return {"challenge_answered": answered, "check_answered": await ask.sandbox.courier.checked()}


async def ledger(ask: Ask) -> Json:
    """`GET /sandbox/ledger`: posts, calls, deliveries and complaints, each in order."""
    return asdict(ask.sandbox.ledger)
