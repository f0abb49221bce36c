"""The database is away for half a minute: people hear so, and all that they said is answered once when it is back."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.conversations import chapters
from tests.conversations.stand import Stand, doubled
from tests.databases import KINDS, database_on_server
from tests.faults.conversation.impatient import impatient, says_busy
from tests.faults.length import LENGTH
from tests.faults.proxy import Line, line_to
from tests.store.fresh import fresh, url_of

AWAY = LENGTH.away
BACK_WITHIN = 10.0
"""Seconds after which a bot must have answered, once the database is there."""


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another process has the file and writes for long."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def cut(line: Line) -> Iterator[None]:
    """The server of the database cannot be reached."""
    line.cut()
    yield
    line.mend()


@dataclass(frozen=True)
class Place:
    """Where a database is, and what keeps it away for as long as a block lasts."""

    url: str
    trouble: Callable[[], AbstractContextManager[None]]


@pytest.fixture(params=KINDS)
def somewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A database that can be taken away."""
    if request.param == "sqlite":
        with fresh(tmp_path):
            pass
        yield Place(url_of(tmp_path), partial(held, tmp_path / "kpi.db"))
        return
    with database_on_server() as url, line_to(url) as (line, through):
        yield Place(through, partial(cut, line))


@pytest.fixture
def stage(somewhere: Place) -> Iterator[Stand]:
    """The bot at work, which waits for a held database only a moment."""
    with impatient(somewhere.url) as stand:
        yield stand


def test_what_is_said_meanwhile_is_answered_once_when_it_is_back(
    stage: Stand, somewhere: Place, figure: Callable[[str], None]
) -> None:
    said: list[str] = []
    with somewhere.trouble():
        ends = time.monotonic() + AWAY
        while time.monotonic() < ends:
            said.append(f"Answer number {len(said) + 1} within two days")
            stage.fiona.say(said[-1])
            time.sleep(AWAY / 6)
        assert says_busy(stage)
    back = time.monotonic()
    stage.fiona.wait_until(lambda: is_noted(stage, said) or None, timeout=BACK_WITHIN)
    took = time.monotonic() - back
    stage.rest()
    assert sorted(need.text for need in chapters.current(stage.database).needs[1:]) == sorted(said)
    assert doubled(stage.sandbox) == []
    figure(f"Away for {AWAY:.0f} s; all answered {took:.1f} s after it was back")


def is_noted(stage: Stand, said: list[str]) -> bool:
    """Whether all of it stands in the draft."""
    found = {need.text for need in chapters.current(stage.database).needs}
    return found >= set(said)
