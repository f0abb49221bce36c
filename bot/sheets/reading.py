"""A file read in a process of its own, which may fail in any way without harm."""

import json
import logging
import signal
import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

from bot.inbound import clean
from bot.sheets.grid import Packed
from bot.sheets.kinds import agrees, kind_of
from bot.sheets.nouns import Kind, Listing, RefusedError, Row, SharedFile, Trouble, Value, Wrong
from bot.sheets.receiving import Store, received

LONGEST = 8.0
"""Seconds that reading may take by the clock; its own limit counts only what it works."""

OUT_OF_BOUNDS = frozenset({-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGSEGV, -signal.SIGABRT})
log = logging.getLogger(__name__)


def read(file: SharedFile, place: Store) -> Listing:
    """The KPIs of a shared file; RefusedError says why not. Asks Slack for it: never inside a transaction."""
    kind = kind_of(file.name)
    content = received(file, place)
    with place.turn:
        return parsed(content, kind)


def parsed(content: bytes, kind: Kind) -> Listing:
    """The KPIs that these bytes hold."""
    try:
        fields = _answer(content, kind)["listing"]
        return Listing(**fields | {"rows": tuple(Row(**row) for row in fields["rows"])})
    except (ValueError, KeyError, TypeError) as error:
        raise RefusedError(Trouble.UNREADABLE) from error


def grid(content: bytes, kind: Kind) -> tuple[tuple[Value, ...], ...]:
    """The whole table that these bytes hold, cell by cell; texts are cleaned as those that are typed."""
    try:
        rows = _answer(content, kind, "whole")["grid"]
        return tuple(tuple(_unpacked(cell) for cell in row) for row in rows)
    except (ValueError, ArithmeticError, KeyError, TypeError) as error:
        raise RefusedError(Trouble.UNREADABLE) from error


def _unpacked(cell: Packed) -> Value:
    if cell is None:
        return None
    kind, text = cell
    match kind:
        case "number":
            return Decimal(text)
        case "day":
            return date.fromisoformat(text)
        case "wrong":
            return Wrong(text)
        case _:
            return clean(text)


def _answer(content: bytes, kind: Kind, *more: str) -> dict[str, Any]:
    agrees(content, kind)
    answer: dict[str, Any] = json.loads(_told(content, kind, *more))
    if "trouble" in answer:
        raise RefusedError(Trouble(answer["trouble"]))
    return answer


def command(kind: Kind, *more: str) -> list[str]:
    """What reads a file of this kind from its standard input."""
    return [sys.executable, "-I", "-B", "-m", "bot.sheets.child", kind.value, *more]


def _told(content: bytes, kind: Kind, *more: str) -> bytes:
    try:
        # The child gets no environment: what is secret stands there.
        done = subprocess.run(  # noqa: S603 - our own module, and a word of our own
            command(kind, *more), input=content, capture_output=True, timeout=LONGEST, env={}, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError(Trouble.TOO_HEAVY) from error
    if done.returncode in OUT_OF_BOUNDS:
        raise RefusedError(Trouble.TOO_HEAVY)
    if done.returncode != 0:
        problem = _last_line(done.stderr)
        log.warning("a %s file could not be read: %s", kind.value, problem)
        raise RefusedError(Trouble.TOO_HEAVY if problem == "MemoryError" else Trouble.UNREADABLE)
    return done.stdout


def _last_line(told: bytes) -> str:
    """The kind of error alone: what follows it may quote the file."""
    lines = told.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].partition(":")[0][:200] if lines else "no reason given"
