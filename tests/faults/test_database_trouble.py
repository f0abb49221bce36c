"""While the database is held, gone or full, nothing is lost and nothing is sent twice; work goes on by itself after."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from bot.delivery.engine import AFTER_TROUBLE
from store import outbox
from store.database import Database, open_database
from tests.delivery.conftest import TEAM, clock, delivering, message
from tests.delivery.fake_slack import FakeSlack, Said
from tests.store.fresh import fresh

HELD = 1.5 * AFTER_TROUBLE
"""Seconds in which a bot that waits only a moment tries again."""


def put(database: Database, *texts: str) -> None:
    with database.write(TEAM) as session:
        for text in texts:
            outbox.put(session, message(text), at=clock())


def until(happened: Callable[[], bool]) -> None:
    """Wait for it."""
    deadline = monotonic() + 30
    while not happened():
        assert monotonic() < deadline
        sleep(0.01)


def holder(path: Path) -> sqlite3.Connection:
    """Another program that keeps the write lock."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    return other


@pytest.mark.parametrize("busy_timeout", [0.1, 10.0], ids=["an impatient bot", "a patient bot"])
def test_a_database_held_for_longer_than_it_takes_to_try_again(
    tmp_path: Path, slack: FakeSlack, busy_timeout: float
) -> None:
    with fresh(tmp_path) as first:
        put(first, "First", "Second", "Third")
    database = open_database(f"sqlite:///{tmp_path / 'kpi.db'}", busy_timeout=busy_timeout)
    held: list[sqlite3.Connection] = []

    def hold(_said: Said) -> None:
        slack.on_post = lambda _later: None
        held.append(holder(tmp_path / "kpi.db"))

    # Slack has the message, and the mark cannot be written.
    slack.on_post = hold
    with delivering(database, slack) as delivery:
        until(lambda: bool(held))
        sleep(HELD)
        assert slack.texts == ["First"]
        held[0].execute("COMMIT")
        held[0].close()
        free_at = monotonic()
        assert delivery.drain(30)
        assert monotonic() - free_at < 5
    database.close()
    assert slack.texts == ["First", "Second", "Third"]


def test_a_database_that_goes_and_comes_back(
    tmp_path: Path, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    with fresh(tmp_path) as database:
        put(database, "First")
        path = tmp_path / "kpi.db"

        def take_away(_said: Said) -> None:
            slack.on_post = lambda _later: None
            path.rename(tmp_path / "away")

        slack.on_post = take_away
        with delivering(database, slack) as delivery:
            until((tmp_path / "away").exists)
            sleep(2 * AFTER_TROUBLE)
            (tmp_path / "away").rename(path)
            put(database, "Second")
            delivery.wake()
            assert delivery.drain(30)
    assert slack.texts == ["First", "Second"]
    said = [record.message for record in caplog.records if record.name == "bot.delivery.engine"]
    assert [words.split(":")[0] for words in said] == [
        "Delivery waits for the database",
        "The database is there again",
    ]
