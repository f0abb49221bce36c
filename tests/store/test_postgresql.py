"""What only a server has to show: several that start at once, connections that break, work that is shared."""

import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url
from typer.testing import CliRunner

from bot.cli import app
from store import company as companies
from store import conversations, inbox, postgresql, sending
from store.database import Database, open_database
from store.errors import DatabaseGone
from store.message_nouns import Outgoing
from store.migrations import TURN, current, head, upgrade
from store.outbox import put
from tests.databases import database_on_server, server
from tests.delivery.conftest import message
from tests.store.conftest import NOW, TEAM
from tests.store.processes import end, migrate_and_die, start

pytestmark = pytest.mark.postgresql
LEASE = timedelta(minutes=1)


@pytest.fixture
def empty() -> Iterator[str]:
    """The address of a database without any table."""
    with database_on_server() as url:
        yield url


@pytest.fixture
def database(empty: str) -> Iterator[Database]:
    opened = open_database(empty)
    upgrade(opened)
    yield opened
    opened.close()


def cut_all(database: Database) -> None:
    """The server ends every connection of the database, as it does when it is started again."""
    name = database.engine.url.database
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
        )


def test_three_that_start_at_once_bring_it_up_to_date_once(empty: str) -> None:
    problems: list[BaseException] = []

    def begin() -> None:
        database = open_database(empty)
        try:
            upgrade(database)
        except BaseException as problem:  # noqa: BLE001 - the test shows it
            problems.append(problem)
        finally:
            database.close()

    starting = [threading.Thread(target=begin) for _ in range(3)]
    for thread in starting:
        thread.start()
    for thread in starting:
        thread.join()
    database = open_database(empty)
    assert problems == []
    assert current(database) == head()
    database.close()


def test_whoever_comes_second_waits_for_as_long_as_the_first_needs(
    empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for patience in ("statement_timeout", "lock_timeout"):
        monkeypatch.setitem(postgresql.SETTINGS, patience, "100ms")
    database = open_database(empty)
    with psycopg.connect(empty) as first:
        first.execute("SELECT pg_advisory_xact_lock(%s)", (TURN,))
        second = threading.Thread(target=upgrade, args=(database,))
        second.start()
        second.join(0.6)
        assert second.is_alive()
        first.rollback()
    second.join(60)
    assert current(database) == head()
    database.close()


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_hold_every_sign_is_refused_in_a_sentence(
    empty: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, encoding: str
) -> None:
    name = f"kpi_{encoding.lower()}"
    with psycopg.connect(server(), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
    url = make_url(empty).set(database=name).render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(app, ["db", "upgrade"])
    with psycopg.connect(server(), autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
    assert told.exit_code == 1
    assert f"The database does not open: its encoding is {encoding}" in told.stderr


def test_a_connection_that_broke_while_idle_is_replaced(database: Database) -> None:
    with database.write(TEAM) as session:
        assert inbox.claim(session, "Ev1", kind="message", at=NOW)
    cut_all(database)
    with database.read(TEAM) as session:
        assert companies.load(session).version == 0
    with database.write(TEAM) as session:
        assert not inbox.claim(session, "Ev1", kind="message", at=NOW)


def test_a_server_that_cannot_be_reached_is_named_as_gone() -> None:
    database = open_database("postgresql://kpi@127.0.0.1:1/kpi")
    with pytest.raises(DatabaseGone), database.read(TEAM) as session:
        companies.load(session)
    with pytest.raises(DatabaseGone), database.write(TEAM) as session:
        companies.load(session)
    database.close()


@pytest.mark.parametrize("statements", [1, 24, 60])
def test_killed_inside_a_migration_it_can_be_started_again(empty: str, statements: int) -> None:
    assert end(start(migrate_and_die, empty, statements), timeout=60) == -signal.SIGKILL
    database = open_database(empty)
    assert current(database) is None
    upgrade(database)
    assert current(database) == head()
    database.close()


def test_a_connection_that_breaks_in_the_middle_is_told_and_nothing_is_half_done(database: Database) -> None:
    def interrupted() -> None:
        with database.write(TEAM) as session:
            assert inbox.claim(session, "Ev2", kind="message", at=NOW)
            cut_all(database)
            inbox.claim(session, "Ev3", kind="message", at=NOW)

    with pytest.raises(DatabaseGone):
        interrupted()
    with database.write(TEAM) as session:
        assert inbox.claim(session, "Ev2", kind="message", at=NOW)


def test_what_people_of_a_workspace_say_is_dealt_with_one_by_one(database: Database) -> None:
    inside, most = 0, 0
    lock = threading.Lock()

    def speak(user: str) -> None:
        nonlocal inside, most
        for _ in range(5):
            with database.write(TEAM, in_turn=True) as session:
                with lock:
                    inside += 1
                    most = max(most, inside)
                conversations.save(session, conversations.load(session, user))
                with lock:
                    inside -= 1

    people = [threading.Thread(target=speak, args=("U1",)) for _ in range(4)]
    for thread in people:
        thread.start()
    for thread in people:
        thread.join()
    assert most == 1
    with database.read(TEAM) as session:
        assert conversations.load(session, "U1").version == 20


def test_several_that_claim_at_once_share_the_messages(database: Database) -> None:
    now = datetime.now(UTC)
    with database.write(TEAM) as session:
        for number in range(30):
            put(session, to_each(number), at=now)
    taken: Counter[str] = Counter()
    with ExitStack() as stack:
        # All of them look before any of them has committed.
        for token in ("a", "b", "c"):
            session = stack.enter_context(database.write(TEAM))
            rows = sending.due(session, now=now, limit=10)
            claimed = sending.claim(session, rows, token=token, now=now, lease=LEASE)
            taken.update(str(one.id) for one in claimed)
    assert len(taken) == 30
    assert set(taken.values()) == {1}


def to_each(number: int) -> Outgoing:
    """A message in a conversation of its own."""
    return message("Hello", conversation=f"U{number}", to=f"U{number}")


def test_a_look_that_takes_long_may_think_between_two_questions(database: Database) -> None:
    waits = "SHOW idle_in_transaction_session_timeout"
    with database.read(TEAM, at_length=True) as session:
        assert session.connection().exec_driver_sql(waits).scalar_one() == "0"
    with database.read(TEAM) as session:
        assert session.connection().exec_driver_sql(waits).scalar_one() == "30s"
