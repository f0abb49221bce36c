"""However large the company is, a status asks the same few questions, and reads only what it shows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.build import prepared
from bot.usecases import standings
from bot.usecases.services import Services
from tests.bench.large import TEAM, Size, fill
from tests.bench.status import ASKED, answer, counted, services_for
from tests.databases import migrated_file

FEW = ("a clerk: me", "a head: me", "a department")
MANY = ("company", "at risk", "an objective")
KPI_ID = re.compile(r"k\d{4}-\d{3}")
SCANS = re.compile(
    r"SCAN (kpi|definition|check_in|standing)\b|(kpi|definition|check_in) USING [A-Z ]*\S+ \(team_id=\?\)"
)
"""How SQLite says that it looks at every row of a table, or at all of a workspace."""


@pytest.fixture(params=[Size(10, 8, 2), Size(60, 10, 3)], ids=["small", "larger"])
def services(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Services]:
    (tmp_path / "kpi.db").write_bytes(migrated_file().read_bytes())
    database = prepared(f"sqlite:///{tmp_path / 'kpi.db'}")
    fill(database, request.param)
    made = services_for(database)
    assert standings.keep_up(made, team=TEAM) == request.param.all_kpis
    yield made
    database.close()


def statements(services: Services, asked: str) -> list[str]:
    answer(services, asked)
    with counted(services.database) as seen:
        assert answer(services, asked)
    return seen


@pytest.mark.parametrize("asked", ASKED)
def test_the_number_of_questions_does_not_grow(services: Services, asked: str) -> None:
    assert 0 < len(statements(services, asked)) <= 20


@pytest.mark.parametrize("asked", FEW)
def test_no_question_about_a_few_looks_at_all(services: Services, asked: str) -> None:
    for statement, plan in plans(services, asked):
        assert not SCANS.search(plan), (statement, plan)


@pytest.mark.parametrize("asked", MANY)
def test_a_question_about_many_reads_the_values_of_a_few(services: Services, asked: str) -> None:
    """It counts what is kept by its index, and reads values only of the KPIs that it shows."""
    found = list(plans(services, asked))
    assert any("standing USING" in plan for _, plan in found)
    for statement, plan in found:
        assert not re.search(r"SCAN (definition|check_in|standing)\b", plan), (statement, plan)
        assert not re.search(r"(definition|check_in) USING [A-Z ]*\S+ \(team_id=\?\)", plan), (
            statement,
            plan,
        )


@pytest.mark.parametrize("asked", FEW)
def test_a_person_is_told_from_the_values_of_their_own_kpis(services: Services, asked: str) -> None:
    seen: set[str] = set()

    def note(*said: object) -> None:
        seen.update(KPI_ID.findall(str(said[3])))

    event.listen(services.database.engine, "before_cursor_execute", note)
    assert answer(services, asked)
    event.remove(services.database.engine, "before_cursor_execute", note)
    assert seen
    assert {one[1:5] for one in seen} == {"0003" if asked == "a department" else "0007"}


def plans(services: Services, asked: str) -> Iterator[tuple[str, str]]:
    """Each statement, and how SQLite would answer it."""
    with services.database.everywhere() as connection:
        for statement in statements(services, asked):
            few = ("x",) * statement.count("?")
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", few).all()
            yield statement, "; ".join(row[3] for row in plan)
