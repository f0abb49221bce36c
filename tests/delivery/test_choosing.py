"""What may go is found among what waits, however much was sent."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from sqlmodel import Session

from store import outbox, sending
from store.database import Database
from store.message_nouns import Change, Claimed, Progress
from store.unit import connection_of
from tests.delivery.conftest import TEAM, clock, message
from tests.store.fresh import fresh

SENT = 300


@pytest.fixture
def file_database(tmp_path: Path) -> Iterator[Database]:
    """SQLite alone tells how many steps it takes."""
    with fresh(tmp_path) as opened:
        yield opened


def claimed(session: Session) -> Claimed:
    """The one message that is due."""
    now = clock()
    due = sending.due(session, now=now, limit=1)
    [mine] = sending.claim(session, due, token="mine", now=now, lease=timedelta(minutes=1))
    return mine


def steps(session: Session) -> int:
    """How many steps the database takes to find the one message that is due."""
    driver = cast(sqlite3.Connection, connection_of(session).connection.driver_connection)
    taken: list[None] = []
    driver.set_progress_handler(lambda: taken.append(None), 1)
    assert len(sending.due(session, now=clock(), limit=5)) == 1
    driver.set_progress_handler(None, 1)
    return len(taken)


def test_what_was_sent_is_not_looked_at_again(file_database: Database) -> None:
    with file_database.write(TEAM) as session:
        outbox.put(session, message("Hello"), at=clock())
        before = steps(session)
        for _ in range(SENT):
            sending.finish(session, claimed(session), change=Change(state=Progress.SENT, at=clock()))
            outbox.put(session, message("Hello"), at=clock())
        assert steps(session) <= before + SENT / 10
