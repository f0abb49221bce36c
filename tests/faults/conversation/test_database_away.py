"""The database is locked, taken away or full: people hear one honest sentence, and all goes on without a restart."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from bot.run import load_demo
from bot.sandbox.server import running
from bot.wording import trouble as words
from store.database import open_database
from tests.conversations import chapters
from tests.conversations.stand import SOON, Stand, at_work, kept
from tests.people import render
from tests.store.fresh import fresh, url_of

IMPATIENT = SOON.model_copy(update={"redelivery": (0.5, 1.0, 3.0)})


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    """A bot that waits for its database only a moment, and a Slack that delivers again soon."""
    folder = tmp_path_factory.mktemp("impatient")
    with fresh(folder):
        pass
    database = open_database(url_of(folder), busy_timeout=0.3)
    with running(IMPATIENT) as sandbox, at_work(database, sandbox) as bot:
        load_demo(bot)
        yield Stand(sandbox, bot, database)
    database.close()


@pytest.fixture(autouse=True)
def in_the_middle(stage: Stand) -> None:
    chapters.place(stage.database, chapters.NEEDED)
    stage.fiona.say("hello")
    stage.rest()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another process writes, and takes its time."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def path_of(stage: Stand) -> Path:
    assert stage.database.path is not None
    return stage.database.path


def heard(stage: Stand, said: str) -> int:
    return sum(said in render(message) for message in stage.fiona.messages())


BUSY = str(words.BUSY)[:40]


def test_a_message_during_a_lock_is_answered_once_by_itself_afterwards(stage: Stand) -> None:
    before = heard(stage, BUSY)
    with locked(path_of(stage)):
        stage.fiona.say("Figures while it was locked")
        stage.fiona.wait_for(BUSY)
        time.sleep(0.5)
    assert "Figures while it was locked" in render(stage.fiona.wait_for("Noted", timeout=8))
    stage.rest()
    assert heard(stage, BUSY) == before + 1
    assert [n.text for n in chapters.current(stage.database).needs].count("Figures while it was locked") == 1


def test_a_button_during_a_lock_can_be_pressed_again(stage: Stand) -> None:
    asked = stage.fiona.messages()[-1]
    before = kept(stage.database)
    with locked(path_of(stage)):
        stage.fiona.press("That is all", asked)
        stage.fiona.wait_for(str(words.BUSY_PRESS)[:40])
    assert kept(stage.database) == before
    stage.fiona.press("That is all", asked)
    stage.fiona.wait_for("able to do")


def test_a_command_during_a_lock_is_answered_all_the_same(stage: Stand) -> None:
    with locked(path_of(stage)):
        stage.fiona.command("draft")
        stage.fiona.wait_for(str(words.BUSY_COMMAND)[:40])
    stage.fiona.command("draft")
    stage.fiona.wait_for("Noted")


def test_a_file_that_was_taken_away_and_brought_back(stage: Stand) -> None:
    path = path_of(stage)
    elsewhere = path.with_name("elsewhere.db")
    path.rename(elsewhere)
    stage.fiona.say("Figures while it was gone")
    stage.fiona.wait_for(BUSY)
    elsewhere.rename(path)
    assert "Figures while it was gone" in render(stage.fiona.wait_for("Noted", timeout=8))
    stage.rest()


def test_a_full_disk_and_room_again(stage: Stand) -> None:
    # At each transaction, because writers keep their connection.
    def no_room(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")

    def room(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")

    event.listen(stage.database.engine, "begin", no_room)
    try:
        deadline = time.monotonic() + 10
        before = heard(stage, BUSY)
        while heard(stage, BUSY) == before and time.monotonic() < deadline:
            stage.fiona.say("Figures " + "x" * 3000)
            time.sleep(0.2)
        assert heard(stage, BUSY) > before
    finally:
        event.remove(stage.database.engine, "begin", no_room)
        event.listen(stage.database.engine, "begin", room)
    time.sleep(0.1)
    stage.fiona.say("Figures when there was room")
    stage.fiona.wait_for("Figures when there was room", timeout=10)
    stage.rest()


def test_many_who_speak_during_a_lock_lose_nothing(stage: Stand) -> None:
    with locked(path_of(stage)):
        for n in range(4):
            threading.Thread(target=stage.fiona.say, args=(f"Thing {n}",)).start()
        time.sleep(0.6)
    stage.rest()
    assert {f"Thing {n}" for n in range(4)} <= {need.text for need in chapters.current(stage.database).needs}
