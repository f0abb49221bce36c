"""Nothing of one workspace can be read, changed, removed or referred to from a session of another."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased
from sqlalchemy.sql import Executable
from sqlmodel import Session, col, select

import store
from kpi_rules.nouns import DraftState
from store import company as companies
from store import drafts
from store.columns import Words
from store.database import Database
from store.errors import AppendOnly, WrongWorkspace
from store.nouns import StoredDraft
from store.prepared import ours, prepared, run
from store.prepared import table as plain
from store.tables import METADATA
from store.tables.row import KeptRow, TeamRow
from store.tables.strategy import WorkspaceRow
from store.unit import insert_once, tables_below
from tests.store.conftest import NOW, TEAM, small_company

TABLES = tuple(tables_below(TeamRow))
STORE = Path(store.__file__).parent
OTHER = "T2"
"""A stranger's workspace."""


def value_for(column: sa.Column[Any], *, team_id: str) -> object:
    """Something that the column takes."""
    if column.name == "team_id":
        return team_id
    if isinstance(column.type, sa.Enum):
        return cast("type[StrEnum]", column.type.enum_class)(column.type.enums[0])
    kinds: dict[type, object] = {
        bool: False, int: 1, float: 1.0, datetime: NOW, date: NOW.date(), time: NOW.time(), Decimal: Decimal(1),
        tuple: (), str: "x",
    }  # fmt: skip
    names = {"Words": str, "Exact": Decimal, "Ids": tuple, "UTCDateTime": datetime}
    kind = names.get(type(column.type).__name__) or column.type.python_type
    return kinds[kind] if kind in kinds else kind()


def row_for(table: type[TeamRow], *, team_id: str) -> TeamRow:
    """A row that the table takes."""
    columns = METADATA.tables[name_of(table)].columns
    make = cast("Callable[..., TeamRow]", table)
    return make(**{column.name: value_for(column, team_id=team_id) for column in columns})


def fill(database: Database, team_id: str) -> None:
    """One row in every table, in the order in which they refer to each other."""
    by_name = {name_of(table): table for table in TABLES}
    with database.write(team_id) as session:
        for table in METADATA.sorted_tables:
            session.add(row_for(by_name[table.name], team_id=team_id))
            session.flush()


def attempt(database: Database, work: Callable[[Session], object]) -> None:
    """Do this in a writing session of the first workspace."""
    with database.write(TEAM) as session:
        work(session)
        session.flush()


@pytest.fixture
def both(database: Database) -> Database:
    for team_id in (TEAM, OTHER):
        fill(database, team_id)
    return database


def count(database: Database, table: type[TeamRow]) -> int:
    with database.everywhere() as connection:
        return connection.execute(
            sa.select(sa.func.count()).select_from(METADATA.tables[name_of(table)])
        ).scalar_one()


def name_of(table: type[TeamRow]) -> str:
    return str(table.__tablename__)


READS: dict[str, Callable[[Session, type[TeamRow]], list[object]]] = {
    "rows": lambda s, t: [row.team_id for row in s.exec(select(t)).all()],
    "columns": lambda s, t: list(s.exec(select(col(t.team_id))).all()),
    "an alias": lambda s, t: [row.team_id for row in s.exec(select(aliased(t))).all()],
    "a subquery": lambda s, t: [
        row.team_id for row in s.exec(select(aliased(t, select(t).subquery()))).all()
    ],
    "a count": lambda s, t: [TEAM] * s.exec(select(sa.func.count()).select_from(t)).one(),
}


@pytest.mark.parametrize("table", TABLES, ids=name_of)
@pytest.mark.parametrize("read", READS)
def test_a_session_reads_its_own_rows_alone(both: Database, table: type[TeamRow], read: str) -> None:
    with both.read(TEAM) as session:
        assert READS[read](session, table) == [TEAM]


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_a_strangers_row_is_not_found_by_its_key(both: Database, table: type[TeamRow]) -> None:
    with both.read(OTHER) as session:
        row = session.exec(select(table)).one()
        key = tuple(sa.inspect(table).primary_key_from_instance(row))
    with both.read(TEAM) as session:
        assert session.get(table, key) is None
        assert session.get(table, (TEAM, *key[1:])) is not None


WRITES: tuple[Callable[[TeamRow, Session], object], ...] = (
    lambda row, session: session.add(row),
    lambda row, session: session.merge(row),
    lambda row, session: insert_once(session, type(row), **row.model_dump()),
)


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_a_strangers_row_cannot_be_written(database: Database, table: type[TeamRow]) -> None:
    for write in WRITES:
        row = row_for(table, team_id=OTHER)
        with pytest.raises(WrongWorkspace):
            attempt(database, partial(write, row))


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_sweeping_changes_stay_at_home(both: Database, table: type[TeamRow]) -> None:
    def sweep() -> None:
        with both.write(TEAM) as session:
            session.execute(sa.delete(table))

    if issubclass(table, KeptRow):
        with pytest.raises(AppendOnly):
            sweep()
        assert count(both, table) == 2
        return
    try:
        sweep()
    except IntegrityError:
        assert count(both, table) == 2
    else:
        assert count(both, table) == 1


@pytest.mark.parametrize("table", [t for t in TABLES if issubclass(t, KeptRow)], ids=name_of)
def test_what_is_kept_cannot_be_changed_or_removed(both: Database, table: type[TeamRow]) -> None:
    text = next(
        c.name
        for c in METADATA.tables[name_of(table)].columns
        if not c.primary_key and isinstance(c.type, Words)
    )

    def change_row(session: Session) -> None:
        setattr(session.exec(select(table)).one(), text, "forged")

    def remove_row(session: Session) -> None:
        session.delete(session.exec(select(table)).one())

    def change_all(session: Session) -> None:
        session.execute(sa.update(table).values({text: "forged"}))

    for tamper in (change_row, remove_row, change_all):
        with pytest.raises(AppendOnly):
            attempt(both, tamper)
    made = METADATA.tables[name_of(table)]
    for statement in (sa.update(made).values({text: "forged"}), sa.delete(made)):
        with pytest.raises(IntegrityError, match="kept for ever"), both.everywhere(writes=True) as connection:
            connection.execute(statement)


def test_a_row_cannot_be_moved_to_another_workspace(both: Database) -> None:
    with pytest.raises(WrongWorkspace), both.write(TEAM) as session:
        session.exec(select(WorkspaceRow)).one().team_id = "T3"


STATEMENTS: dict[str, Executable] = {
    "a union": sa.union_all(sa.select(WorkspaceRow), sa.select(WorkspaceRow)),
    "text": sa.text("SELECT * FROM company"),
    "a plain table": sa.select(METADATA.tables["workspace"]),
    "a plain update": sa.update(METADATA.tables["workspace"]).values(name="ours"),
    "an insert": sa.insert(WorkspaceRow).values(team_id=OTHER),
}


@pytest.mark.parametrize("statement", STATEMENTS)
def test_statements_that_nobody_can_narrow_are_refused(database: Database, statement: str) -> None:
    with pytest.raises(WrongWorkspace), database.write(TEAM) as session:
        session.execute(STATEMENTS[statement])


@pytest.mark.parametrize("table", [t for t in TABLES if not issubclass(t, KeptRow)], ids=name_of)
def test_a_reading_session_cannot_write(both: Database, table: type[TeamRow]) -> None:
    with pytest.raises(WrongWorkspace), both.read(TEAM) as session:
        session.execute(sa.delete(table))
    with both.read(TEAM) as session:
        session.delete(session.exec(select(table)).one())
        with pytest.raises(WrongWorkspace):
            session.flush()


def read_with(session: Session, statement: sa.Select[Any]) -> list[str]:
    return list(run(session, prepared(statement)).scalars())


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_a_prepared_statement_stays_at_home(both: Database, table: type[TeamRow]) -> None:
    made = plain(table)
    other = made.alias()
    with both.read(TEAM) as session:
        assert read_with(session, sa.select(made.c.team_id)) == [TEAM]
        assert read_with(session, sa.select(other.c.team_id).join(made, sa.true())) == [TEAM]
        assert run(session, prepared(sa.select(made.c.team_id)), our_team=OTHER).scalars().all() == [TEAM]
        inner = sa.select(other.c.team_id).where(ours(other))
        assert read_with(session, sa.select(made.c.team_id).where(made.c.team_id.in_(inner))) == [TEAM]


@pytest.mark.parametrize("table", [t for t in TABLES if not issubclass(t, KeptRow)], ids=name_of)
def test_a_prepared_change_stays_at_home_too(both: Database, table: type[TeamRow]) -> None:
    sweep = prepared(sa.delete(plain(table)))
    with pytest.raises(WrongWorkspace), both.read(TEAM) as session:
        run(session, sweep)
    with suppress(IntegrityError), both.write(TEAM) as session:
        run(session, sweep)
    with both.read(OTHER) as session:
        assert read_with(session, sa.select(plain(table).c.team_id)) == [OTHER]


WORKSPACE = plain(WorkspaceRow)
UNNARROWED: dict[str, sa.Select[Any]] = {
    "a subquery": sa.select(sa.select(WORKSPACE).subquery()),
    "an alias in a condition": sa.select(WORKSPACE.c.name).where(
        sa.exists().where(WORKSPACE.alias().c.name == WORKSPACE.c.name)
    ),
    "a select in a list": sa.select(WORKSPACE.c.name).where(
        WORKSPACE.c.name.in_(sa.select(WORKSPACE.alias().c.name))
    ),
    "an outer join": sa.select(WORKSPACE.c.name).outerjoin(WORKSPACE.alias(), sa.true()),
    "a union": sa.select(sa.union(sa.select(WORKSPACE.c.name), sa.select(WORKSPACE.c.name)).subquery()),
}


@pytest.mark.parametrize("statement", UNNARROWED)
def test_what_reaches_beyond_the_workspace_cannot_be_prepared(statement: str) -> None:
    with pytest.raises(WrongWorkspace):
        prepared(UNNARROWED[statement])


@pytest.mark.parametrize("table", [t for t in TABLES if issubclass(t, KeptRow)], ids=name_of)
def test_no_change_of_what_is_kept_can_be_prepared(table: type[TeamRow]) -> None:
    for change in (sa.update(plain(table)), sa.delete(plain(table))):
        with pytest.raises(AppendOnly):
            prepared(change)


def test_a_draft_cannot_belong_to_a_strangers_department(database: Database) -> None:
    for team_id, departments in ((TEAM, ()), (OTHER, small_company(OTHER).departments)):
        bare = small_company(team_id).model_copy(update={"departments": departments, "objectives": ()})
        with database.write(team_id) as session:
            companies.save(session, bare, author="U1", at=NOW)
    draft = StoredDraft(
        id="d1", department="finance", drafter="U1", state=DraftState.DRAFTING, version=0, document="{}"
    )
    with pytest.raises(IntegrityError), database.write(TEAM) as session:
        drafts.create(session, draft, at=NOW)
    with database.write(OTHER) as session:
        assert drafts.create(session, draft, at=NOW).version == 1


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_every_key_and_reference_starts_with_the_workspace(table: type[TeamRow]) -> None:
    made = METADATA.tables[name_of(table)]
    assert next(iter(made.primary_key.columns)).name == "team_id"
    for constraint in made.foreign_key_constraints:
        assert next(iter(constraint.columns)).name == "team_id"
    for index in made.indexes:
        assert next(iter(index.columns)).name == "team_id"


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_every_constraint_has_a_name_and_every_moment_a_zone(table: type[TeamRow]) -> None:
    made = METADATA.tables[name_of(table)]
    assert all(constraint.name for constraint in made.constraints)
    assert not [c.name for c in made.columns if type(c.type) in {sa.DateTime, sa.Numeric}]


def test_only_a_few_files_know_plain_tables() -> None:
    """What is asked by plain tables no session can narrow: each such file is read with care."""
    bare = re.compile(r"METADATA\.tables|connection(\(\))?\.execute\(|connection_of\(|Recurring\(")
    files = [path for path in STORE.glob("*.py") if bare.search(path.read_text())]
    assert {path.name for path in files} == {
        "backlog.py", "copies.py", "direct.py", "postgresql.py", "prepared.py", "sending.py", "sqlite.py",
        "unit.py", "workspaces.py",
    }  # fmt: skip


def test_there_are_tables_to_check() -> None:
    assert len(TABLES) == len(METADATA.tables) > 20
