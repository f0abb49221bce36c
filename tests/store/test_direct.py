"""The short way to SQLite gives what SQLAlchemy gives, for every table, and fails as it does."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError
from sqlmodel import Session

from store import people
from store.database import Database
from store.direct import Recurring
from store.errors import WrongWorkspace
from store.nouns import Person
from store.tables.people import PersonRow
from store.tables.row import METADATA, TeamRow
from store.unit import connection_of, insert_new
from tests.store.conftest import TEAM
from tests.store.test_tenancy import OTHER, TABLES, fill, name_of, row_for

ANA: dict[str, Any] = {"user_id": "U1", "name": "Ana", "tz": "UTC", "deleted": False}
PERSON = METADATA.tables["person"]
FIND = Recurring(sa.select(PERSON.c.name).where(PERSON.c.user_id == sa.bindparam("of")))


@pytest.fixture
def filled(file_database: Database) -> Database:
    """The rows of one workspace by objects, those of the other by the short way."""
    fill(file_database, TEAM)
    by_name = {name_of(table): table for table in TABLES}
    with file_database.write(OTHER) as session:
        for made in METADATA.sorted_tables:
            table = by_name[made.name]
            insert_new(session, table, **row_for(table, team_id=OTHER).model_dump())
    return file_database


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_every_kind_of_value_goes_in_as_it_does_elsewhere(filled: Database, table: type[TeamRow]) -> None:
    raw = sa.text(f'SELECT * FROM "{name_of(table)}" WHERE team_id = :team')  # noqa: S608 - a name of ours
    with filled.everywhere() as connection:
        by_objects, short = (connection.execute(raw, {"team": team}).one()[1:] for team in (TEAM, OTHER))
    assert short == by_objects


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_every_kind_of_value_comes_out_as_it_does_elsewhere(filled: Database, table: type[TeamRow]) -> None:
    statement = sa.select(METADATA.tables[name_of(table)])
    with filled.everywhere() as connection:
        usual = connection.execute(statement).mappings().all()
        short = Recurring(statement).run(connection, {}).mappings().all()
    assert len(usual) == 2
    assert [dict(row) for row in short] == [dict(row) for row in usual]


def test_what_is_left_out_of_a_row_gets_what_is_usual_there(file_database: Database) -> None:
    with file_database.write(TEAM) as session:
        insert_new(session, PersonRow, **ANA)
        assert people.load(session, "U1") == Person(**ANA)


def test_a_value_that_is_missing_is_an_error_and_never_nothing(file_database: Database) -> None:
    with file_database.read(TEAM) as session, pytest.raises(StatementError, match="of is not given"):
        FIND.run(connection_of(session), {})


def test_what_sqlite_refuses_is_raised_as_elsewhere(file_database: Database) -> None:
    with file_database.write(TEAM) as session:
        insert_new(session, PersonRow, **ANA)
    with pytest.raises(IntegrityError), file_database.write(TEAM) as session:
        insert_new(session, PersonRow, **ANA)
    with file_database.everywhere(writes=True) as connection:
        connection.execute(sa.text("ALTER TABLE person RENAME TO persons"))
    with pytest.raises(OperationalError), file_database.read(TEAM) as session:
        FIND.run(connection_of(session), {"of": "U1"})


def test_a_list_of_any_length_goes_the_long_way(file_database: Database) -> None:
    some = Recurring(sa.select(PERSON.c.name).where(PERSON.c.user_id.in_(sa.bindparam("of", expanding=True))))
    with file_database.write(TEAM) as session:
        for n in range(3):
            insert_new(session, PersonRow, **ANA | {"user_id": f"U{n}", "name": f"n{n}"})
        for asked in ([], ["U1"], ["U0", "U2"]):
            found = some.run(connection_of(session), {"of": asked}).scalars().all()
            assert sorted(found) == [f"n{user[1]}" for user in asked]


def test_what_objects_hold_back_is_written_before(file_database: Database) -> None:
    def name_now(session: Session) -> str:
        return str(FIND.run(connection_of(session), {"of": "U1"}).scalar_one())

    with file_database.write(TEAM) as session:
        session.add(PersonRow(team_id=TEAM, **ANA))
        assert name_now(session) == "Ana"
    with file_database.read(TEAM) as session:
        assert name_now(session) == "Ana"


def test_a_row_of_another_workspace_is_refused(file_database: Database) -> None:
    with pytest.raises(WrongWorkspace), file_database.write(TEAM) as session:
        insert_new(session, PersonRow, team_id=OTHER, **ANA)
