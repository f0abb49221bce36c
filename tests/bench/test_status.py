"""However large the company is, a status asks the same few questions, and reads only what it shows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.build import new_id, prepared
from bot.usecases import status
from bot.usecases.services import Services
from tests.bench.status import NOW, OWNER, TEAM, Size, counted, fill, head

ASKED = {"me": (head(2), ""), "a department": (OWNER, "Department 0002"), "company": (OWNER, "company")}
EVERYTHING = re.compile(
    r"SCAN (kpi|definition|check_in)\b|(kpi|definition|check_in) USING [A-Z ]*\S+ \(team_id=\?\)"
)


@pytest.fixture(params=[Size(3, 2, 2), Size(12, 4, 3)], ids=["small", "larger"])
def services(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Services]:
    database = prepared(f"sqlite:///{tmp_path / 'kpi.db'}")
    fill(database, request.param)
    yield Services(database=database, now=lambda: NOW, new_id=new_id, wake=lambda: None)
    database.close()


def statements(services: Services, asked: str) -> list[str]:
    user, words = ASKED[asked]
    status.status(services, team=TEAM, user=user, asked=words)
    with counted(services.database) as seen:
        assert status.status(services, team=TEAM, user=user, asked=words)
    return seen


@pytest.mark.parametrize("asked", ASKED)
def test_the_number_of_questions_does_not_grow(services: Services, asked: str) -> None:
    assert 0 < len(statements(services, asked)) <= 15


@pytest.mark.parametrize("asked", ["me", "a department"])
def test_no_question_about_a_few_looks_at_all(services: Services, asked: str) -> None:
    with services.database.everywhere() as connection:
        for statement in statements(services, asked):
            few = ("x",) * statement.count("?")
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", few).all()
            assert not [row for row in plan if EVERYTHING.search(row[3])], statement
