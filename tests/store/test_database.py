"""Transactions that hold, waits that end, and clear words when the database is not ours, not there or full."""

import signal
import sqlite3
import threading
from pathlib import Path
from time import sleep

import pytest
from sqlmodel import Session

from kpi_rules.nouns import Company
from store import company as companies
from store import conversations, inbox
from store.database import Database, open_database
from store.errors import DatabaseGone, DatabaseLocked
from store.migrations import upgrade
from store.nouns import Conversation
from tests.store.conftest import NOW, TEAM
from tests.store.fresh import url_of
from tests.store.processes import end, hold_open, start


def hold(path: Path) -> sqlite3.Connection:
    """Another program in the middle of a write."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_commits_survive_the_loss_of_power(file_database: Database) -> None:
    with file_database.everywhere() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        ]
        assert settings == ["wal", 2]


def test_a_second_process_is_told_clearly(tmp_path: Path) -> None:
    url = url_of(tmp_path)
    other = start(hold_open, url)
    while not (tmp_path / "kpi.db.lock").exists() or not (tmp_path / "kpi.db.lock").read_text():
        sleep(0.01)
    with pytest.raises(DatabaseLocked, match=f"another process \\(id {other.pid}\\)"):
        open_database(url)
    other.kill()
    assert end(other, timeout=60) == -signal.SIGKILL
    # The system takes the lock back from the dead at once.
    open_database(url).close()


def test_a_lock_that_is_given_back_is_waited_for(tmp_path: Path) -> None:
    first = open_database(url_of(tmp_path))
    timer = threading.Timer(0.2, first.close)
    timer.start()
    open_database(url_of(tmp_path), wait=5).close()
    timer.join()


def test_a_writer_waits_for_another_process(database: Database, tmp_path: Path) -> None:
    other = hold(tmp_path / "kpi.db")
    timer = threading.Timer(3, other.execute, ["COMMIT"])
    timer.start()
    with database.read(TEAM) as session:
        assert companies.load(session).version == 0
    with database.write(TEAM) as session:
        assert inbox.claim(session, "Ev1", kind="message", at=NOW)
    timer.join()
    other.close()


def test_a_writer_does_not_wait_for_ever(tmp_path: Path) -> None:
    database = open_database(url_of(tmp_path), busy_timeout=0.1)
    upgrade(database)
    other = hold(tmp_path / "kpi.db")
    with pytest.raises(DatabaseLocked), database.write(TEAM):
        pass
    other.close()
    with database.write(TEAM) as session:
        assert inbox.claim(session, "Ev1", kind="message", at=NOW)
    database.close()


def test_a_write_inside_a_write_is_told_and_not_waited_for(tmp_path: Path) -> None:
    database = open_database(url_of(tmp_path), busy_timeout=0.1)
    upgrade(database)
    with database.write(TEAM), pytest.raises(DatabaseLocked), database.write(TEAM):
        pass
    database.close()


def test_readers_see_one_moment_while_others_write(database: Database, company: Company) -> None:
    with database.read(TEAM) as reading:
        assert companies.load(reading).version == 0
        with database.write(TEAM) as session:
            companies.save(session, company, author="U0GRACE", at=NOW)
        assert companies.load(reading).version == 0
    with database.read(TEAM) as reading:
        assert companies.load(reading).version == 1


def test_writers_in_many_threads_lose_nothing(database: Database) -> None:
    def count(user: str) -> None:
        for _ in range(20):
            with database.write(TEAM, in_turn=True) as session:
                conversations.save(session, conversations.load(session, user))

    threads = [threading.Thread(target=count, args=(f"U{number % 2}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read(TEAM) as session:
        saved = [conversations.load(session, user).version for user in ("U0", "U1")]
    assert saved == [60, 60]


def test_an_event_offered_by_many_threads_is_claimed_once(database: Database) -> None:
    won: list[int] = []

    def offer() -> None:
        for number in range(20):
            with database.write(TEAM) as session:
                if inbox.claim(session, f"Ev{number}", kind="message", at=NOW):
                    won.append(number)

    threads = [threading.Thread(target=offer) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == list(range(20))


def test_a_database_that_was_taken_away_is_not_made_anew(file_database: Database, tmp_path: Path) -> None:
    (tmp_path / "kpi.db").rename(tmp_path / "elsewhere.db")
    with pytest.raises(DatabaseGone, match="taken away"), file_database.read(TEAM):
        pass
    assert not (tmp_path / "kpi.db").exists()
    (tmp_path / "elsewhere.db").rename(tmp_path / "kpi.db")
    with file_database.write(TEAM) as session:
        assert conversations.save(session, Conversation(user_id="U1")).version == 1


def ask(session: Session, pragma: str) -> object:
    """What the connection that writes says."""
    return session.connection().exec_driver_sql(pragma).scalar()


def test_a_full_disk_is_told_and_leaves_what_was(file_database: Database) -> None:
    with file_database.write(TEAM) as session:
        pages = ask(session, "PRAGMA page_count")
        ask(session, f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DatabaseGone, match="full"), file_database.write(TEAM) as session:
        inbox.claim(session, "x" * 100_000, kind="message", at=NOW)
    with file_database.write(TEAM) as session:
        ask(session, "PRAGMA max_page_count = 1000000")
        assert ask(session, "PRAGMA integrity_check") == "ok"
        assert inbox.claim(session, "x" * 100_000, kind="message", at=NOW)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "kpi.db").write_bytes(b"This is a letter, not a database. " * 100)
    database = open_database(url_of(tmp_path))
    with pytest.raises(DatabaseGone, match="not a database"):
        upgrade(database)
    database.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatabaseGone):
        open_database(url_of(tmp_path / "file"))


def test_a_database_in_memory_is_refused() -> None:
    with pytest.raises(DatabaseGone, match="file"):
        open_database("sqlite://")


def test_the_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    open_database(url_of(tmp_path / "data")).close()
    assert (tmp_path / "data" / "kpi.db").stat().st_mode & 0o077 == 0
