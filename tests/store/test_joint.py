"""Writers that come together share a commit, and nothing else."""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from time import sleep

import pytest
from sqlalchemy import event

from store import inbox, joint
from store.database import Database
from store.errors import DatabaseGone
from tests.store.conftest import NOW, TEAM


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, nobody comes too late to join."""
    monkeypatch.setattr(joint, "LONGEST", 30.0)


@pytest.fixture
def database(file_database: Database) -> Database:
    """A file: only there is one writer, and something to share."""
    return file_database


@pytest.fixture
def commits(database: Database) -> list[object]:
    seen: list[object] = []
    event.listen(database.engine, "commit", seen.append)
    return seen


def claim(database: Database, key: str) -> None:
    with database.write(TEAM) as session:
        assert inbox.claim(session, key, kind="message", at=NOW)


def together(database: Database, *works: Callable[[], None]) -> None:
    """Let them all begin while somebody else writes, so that they wait at the same time, in this order."""
    threads = [threading.Thread(target=work) for work in works]
    with database.everywhere(writes=True):
        for thread in threads:
            thread.start()
            sleep(0.05)
    for thread in threads:
        thread.join()


def is_claimed(database: Database, key: str) -> bool:
    with database.write("T9") as session:
        before = session.connection().exec_driver_sql("SELECT key FROM inbox WHERE key = ?", (key,))
        return before.first() is not None


def test_those_who_wait_at_the_same_time_share_one_commit(database: Database, commits: list[object]) -> None:
    together(database, *(partial(claim, database, f"Ev{n}") for n in range(5)))
    assert len(commits) == 1 + 1  # that of the one they waited for, and theirs
    assert all(is_claimed(database, f"Ev{n}") for n in range(5))


def test_who_fails_takes_back_nothing_of_the_others(database: Database) -> None:
    def fail() -> None:
        with suppress(ZeroDivisionError), database.write(TEAM) as session:
            inbox.claim(session, "Ev1", kind="message", at=NOW)
            raise ZeroDivisionError

    together(database, lambda: claim(database, "Ev0"), fail, lambda: claim(database, "Ev2"), fail)
    assert [is_claimed(database, f"Ev{n}") for n in range(3)] == [True, False, True]


def test_when_the_commit_fails_it_has_failed_for_all(database: Database) -> None:
    told: list[str] = []

    def refused(_connection: object) -> None:
        raise DatabaseGone("full")

    def attempt(key: str) -> None:
        try:
            claim(database, key)
        except DatabaseGone as error:
            told.append(str(error))

    def arm() -> None:
        with suppress(DatabaseGone), database.write(TEAM) as session:
            inbox.claim(session, "Ev0", kind="message", at=NOW)
            event.listen(database.engine, "commit", refused)

    together(database, arm, lambda: attempt("Ev1"), lambda: attempt("Ev2"))
    event.remove(database.engine, "commit", refused)
    assert told == ["full", "full"]
    assert not any(is_claimed(database, f"Ev{n}") for n in range(3))
    claim(database, "Ev1")


def test_when_the_database_takes_all_back_those_before_are_told(database: Database) -> None:
    told: list[type[Exception]] = []

    def before() -> None:
        try:
            claim(database, "Ev0")
        except DatabaseGone as error:
            told.append(type(error))

    def lose() -> None:
        with suppress(Exception), database.write(TEAM) as session:
            session.connection().exec_driver_sql("ROLLBACK")
            raise ZeroDivisionError

    together(database, before, lose, lambda: claim(database, "Ev2"))
    assert told == [DatabaseGone]
    assert (is_claimed(database, "Ev0"), is_claimed(database, "Ev2")) == (False, True)


def test_nobody_goes_on_before_the_commit(database: Database, commits: list[object]) -> None:
    seen: list[int] = []

    def work(key: str) -> None:
        claim(database, key)
        seen.append(len(commits))

    together(database, *(partial(work, f"Ev{n}") for n in range(3)))
    assert seen == [2, 2, 2]


def test_writers_use_one_connection_until_a_commit_fails(database: Database) -> None:
    def connection() -> object:
        with database.write(TEAM) as session:
            return session.connection().connection.driver_connection

    def refused(_connection: object) -> None:
        raise DatabaseGone("full")

    assert connection() is connection()
    event.listen(database.engine, "commit", refused)
    with pytest.raises(DatabaseGone):
        claim(database, "Ev0")
    event.remove(database.engine, "commit", refused)
    assert not is_claimed(database, "Ev0")
    claim(database, "Ev0")
