"""The schema grows and shrinks step by step, in one piece, however often it is started or killed."""

import re
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from kpi_rules.ground_nouns import Mission
from kpi_rules.nouns import Definition, DraftState, Kpi
from kpi_rules.sheet_nouns import Sheet
from store import company as companies
from store import kpis
from store.copies import copies
from store.database import Database, open_database
from store.errors import DatabaseGone, SchemaTooNew
from store.migrations import current, downgrade, head, upgrade
from store.nouns import PublishedSet
from store.tables import METADATA
from tests.store.conftest import NOW, TEAM, small_company
from tests.store.fresh import url_of
from tests.store.processes import end, migrate, migrate_and_die, start

STEPS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    database = open_database(url_of(tmp_path))
    yield database
    database.close()


def schema(path: Path) -> set[tuple[str, ...]]:
    """Every table, index and trigger by its parts, in words that depend neither on line breaks nor on order."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {_parts(" ".join(sql.split())) for (sql,) in rows if "alembic_version" not in sql}


def _parts(sql: str) -> tuple[str, ...]:
    """Columns and constraints in no order: a column that came later stands last in an upgraded table."""
    head, _, inside = sql.partition("(")
    parts = re.split(r", (?![^(]*\))", inside.strip().removesuffix(")"))
    return (head.strip(), *sorted(part.strip() for part in parts))


def test_from_nothing_to_the_newest_and_back(empty: Database, tmp_path: Path) -> None:
    assert current(empty) is None
    upgrade(empty)
    assert current(empty) == head() == STEPS[-1]
    assert len(schema(tmp_path / "kpi.db")) > len(METADATA.tables)
    downgrade(empty)
    assert current(empty) is None
    assert schema(tmp_path / "kpi.db") == set()


def test_every_step_can_be_taken_back_and_again(empty: Database, tmp_path: Path) -> None:
    upgrade(empty)
    whole = schema(tmp_path / "kpi.db")
    for step in STEPS[-2::-1]:
        downgrade(empty, to=step)
        assert current(empty) == step
        upgrade(empty)
        assert schema(tmp_path / "kpi.db") == whole


def test_the_newest_schema_is_what_the_tables_say(empty: Database) -> None:
    upgrade(empty)
    with empty.everywhere() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_checks_and_names_are_what_the_tables_say_too(empty: Database, tmp_path: Path) -> None:
    """Alembic compares no checks: so the statements themselves are compared."""
    upgrade(empty)
    made = open_database(url_of(tmp_path / "made"))
    with made.everywhere(writes=True) as connection:
        METADATA.create_all(connection)
    made.close()
    migrated = {sql for sql in schema(tmp_path / "kpi.db") if not sql[0].startswith("CREATE TRIGGER")}
    assert migrated == schema(tmp_path / "made" / "kpi.db")


def test_a_file_is_copied_before_its_schema_changes(empty: Database, tmp_path: Path) -> None:
    upgrade(empty)
    assert copies(tmp_path / "kpi.db") == []
    (tmp_path / "kpi.db.before-0002").touch()
    downgrade(empty, to=STEPS[-2])
    with empty.everywhere(writes=True) as connection:
        connection.exec_driver_sql("CREATE TABLE note (word TEXT)")
        connection.exec_driver_sql("INSERT INTO note VALUES ('kept')")
    upgrade(empty)
    assert [path.name for path in copies(tmp_path / "kpi.db")] == [f"kpi.db.before-{STEPS[-1]}"]
    [copy] = copies(tmp_path / "kpi.db")
    assert copy.stat().st_mode & 0o077 == 0
    kept = open_database(f"sqlite:///{copy}")
    try:
        assert current(kept) == STEPS[-2]
        with kept.everywhere() as connection:
            assert connection.exec_driver_sql("SELECT word FROM note").scalar_one() == "kept"
    finally:
        kept.close()


def test_without_room_for_the_copy_nothing_is_changed(
    empty: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade(empty)
    downgrade(empty, to=STEPS[-2])
    monkeypatch.setattr("store.copies.os.fsync", full_disk)
    with pytest.raises(DatabaseGone, match="could not be copied before its update"):
        upgrade(empty)
    assert current(empty) == STEPS[-2]
    assert copies(tmp_path / "kpi.db") == []


def full_disk(_handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_second_upgrade_has_nothing_to_do(empty: Database, tmp_path: Path) -> None:
    upgrade(empty)
    before = schema(tmp_path / "kpi.db")
    upgrade(empty)
    assert schema(tmp_path / "kpi.db") == before


def test_a_newer_schema_is_left_alone(empty: Database) -> None:
    upgrade(empty)
    with empty.everywhere(writes=True) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for move in (upgrade, downgrade):
        with pytest.raises(SchemaTooNew, match="9999"):
            move(empty)
    assert current(empty) == "9999"


@pytest.mark.parametrize("statements", [1, 12, 24, 40])
def test_killed_inside_it_can_be_started_again(tmp_path: Path, statements: int) -> None:
    url = url_of(tmp_path)
    assert end(start(migrate_and_die, url, statements), timeout=60) == -signal.SIGKILL
    assert schema(tmp_path / "kpi.db") == set()
    database = open_database(url)
    upgrade(database)
    assert current(database) == head()
    database.close()


def test_three_that_start_at_once_all_succeed(tmp_path: Path) -> None:
    url = url_of(tmp_path)
    started = [start(migrate, url) for _ in range(3)]
    assert [end(process, timeout=60) for process in started] == [0, 0, 0]
    database = open_database(url)
    assert current(database) == head()
    database.close()


def test_kpis_of_earlier_days_are_found_by_their_words(empty: Database) -> None:
    upgrade(empty)
    ours, theirs = (
        Definition(statement="Do it", metric="Accounts RECEIVABLE days"),
        Definition(statement="Überblick"),
    )
    named = theirs.model_copy(update={"sheet": Sheet(name="Quick answers")})
    published = PublishedSet(
        department="finance",
        mission=Mission(text="Money is there", objectives=("o1",)),
        kpis=tuple(Kpi(id=f"k{n}", definition=one) for n, one in enumerate((ours, theirs, named))),
    )
    with empty.write(TEAM) as session:
        companies.save(session, small_company(TEAM), author="U0GRACE", at=NOW)
        kpis.publish(session, published, author="U0FIONA", at=NOW, state=DraftState.APPROVED)
        kpis.redefine(session, "k1", theirs, author="U0FIONA", at=NOW, reason="")
    found = found_by_words(empty)
    downgrade(empty, to="0016")
    upgrade(empty)
    assert found_by_words(empty) == found
    assert found["k0"] == ("accounts receivable days", "ard")
    assert found["k1"] == ("überblick", "ü")
    assert found["k2"] == ("quick answers", "qa")


def found_by_words(database: Database) -> dict[str, tuple[str, str]]:
    with database.everywhere() as connection:
        rows = connection.exec_driver_sql("SELECT id, called, initials FROM kpi").all()
    return {row.id: (row.called, row.initials) for row in rows}
