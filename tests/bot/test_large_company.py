"""Two hundred departments: matrix, tree, map and strategy stay readable, and every department can be reached."""

from collections.abc import Iterator
from io import BytesIO

import openpyxl
import pytest

from kpi_rules.functions import Function
from kpi_rules.nouns import Company, Department, DepartmentKind
from store import company as companies
from tests.conversations.approved import approve, days
from tests.conversations.stage import START, Stage, staged
from tests.people import render
from tests.sandbox.downloads import download

TEAM, COUNT = "T0DEMO", 200


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Every second department carries the first indicator, every fourth has two KPIs for it."""
    with staged(tmp_path_factory.mktemp("large")) as running:
        with running.database.write(TEAM) as session:
            grown = large(companies.load(session))
            companies.save(session, grown, author="U0GRACE", at=START)
        for n in range(0, COUNT, 4):
            kpis = (days(f"k{n}-{k}", f"days of step {k} in shop {n}", target=3) for k in range(2))
            approve(running, f"d{n}", *kpis)
        yield running


def large(company: Company) -> Company:
    departments = tuple(
        Department(
            id=f"d{n}",
            name=f"Shop {n}",
            function=Function.SALES,
            kind=DepartmentKind.BUSINESS,
            head="U0FIONA" if n == 7 else "U0SAM",
        )
        for n in range(COUNT)
    )
    objectives = tuple(
        objective.model_copy(
            update={
                "indicators": tuple(
                    one.model_copy(update={"departments": tuple(f"d{n}" for n in range(0, COUNT, 2))})
                    for one in objective.indicators
                )
            }
        )
        for objective in company.objectives
    )
    return company.model_copy(update={"departments": departments, "objectives": objectives})


def asked(stage: Stage, command: str, user: str = "U0GRACE") -> str:
    """All that one command is answered with."""
    person = stage.person(user)
    before = len(person.messages())
    person.command(command)
    stage.rest(60)
    return "\n".join(render(message) for message in person.messages()[before:])


@pytest.mark.req("001-05", "001-03")
def test_the_matrix_counts_departments_and_names_each_of_them_in_a_table(stage: Stage) -> None:
    said = asked(stage, "matrix")
    assert "! 100 departments without a KPI for what they carry: Shop 0, Shop 2, Shop 4 and 97 more" in said
    assert "? 100 departments without a KPI and without a reason: Shop 1, Shop 3, Shop 5 and 97 more" in said
    assert len(said.splitlines()) < 20
    [file] = [f for message in stage.grace.messages() for f in message.get("files", ())][-1:]
    sheet = openpyxl.load_workbook(BytesIO(download(file["url_private"], stage.sandbox.bot_token)[2]))[
        "Matrix"
    ]
    lines = {str(row[0]): row[1:] for row in sheet.iter_rows(values_only=True)}
    assert len(lines) == COUNT + 1
    assert str(lines["Shop 1"][0]).endswith("no KPI, and no reason given")
    assert "carries “Win 200 new customers" in str(lines["Shop 2"][0])


def test_one_department_is_shown_alone_with_its_own_gaps(stage: Stage) -> None:
    said = asked(stage, "matrix shop 7", user="U0FIONA")
    assert said.count("Shop 7: no KPI") == 2
    assert "Shop 8" not in said
    assert "Say why there is no KPI" in said
    assert "no department called “Shop 900”" in asked(stage, "matrix Shop 900")
    tree = asked(stage, "tree shop 4")
    assert "Shop 4: Reduce days of step 1" in tree
    assert "Shop 2 carries" not in tree


def test_strategy_and_map_name_a_few_departments_and_count_the_others(stage: Stage) -> None:
    for command in ("strategy", "map"):
        assert "Shop 0, Shop 2, Shop 4 and 97 more" in asked(stage, command)


@pytest.mark.parametrize("department", ["d3", "d183"])
def test_every_department_can_be_chosen_in_lists_and_forms(stage: Stage, department: str) -> None:
    asked(stage, "strategy")
    stage.grace.choose("Change a department", department)
    stage.grace.wait_for_modal("Department", timeout=15)
    stage.grace.close()
    stage.grace.choose("Change an indicator", "on-time")
    stage.grace.wait_for_modal(timeout=15)
    assert stage.grace.submit({"departments": [department]})
    stage.rest(60)
    with stage.database.read(TEAM) as session:
        every = [i for o in companies.load(session).objectives for i in o.indicators]
    assert next(i.departments for i in every if i.id == "on-time") == (department,)
