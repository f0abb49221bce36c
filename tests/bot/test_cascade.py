"""The tree and the matrix in Slack: planted gaps are named, and a head can say why there is no KPI."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kpi_rules.nouns import DraftState, Kpi
from store import company as companies
from store import kpis
from store.nouns import PublishedSet
from tests.conversations.chapters import WHEN, definition
from tests.conversations.stage import Stage, staged
from tests.people import Person, render

TEAM = "T0DEMO"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        yield running


def publish(stage: Stage, department: str, **wordings: str) -> None:
    """KPIs in force: each indicator by its id, with the metric of its KPI."""
    found = tuple(
        Kpi(id=f"{department}-{n}", definition=definition(metric, indicator=indicator.replace("_", "-")))
        for n, (indicator, metric) in enumerate(wordings.items())
    )
    with stage.database.write(TEAM) as session:
        published = PublishedSet(department=department, kpis=found)
        kpis.publish(session, published, author="U0GRACE", at=WHEN, state=DraftState.APPROVED)


def told(stage: Stage, person: Person, command: str) -> str:
    """What the command answers. The word that it came in the direct message may arrive before or after it."""
    person.command(command)
    person.wait_for(lambda answer: not answer.get("ephemeral"), timeout=15)
    stage.rest()
    return render([one for one in person.messages() if not one.get("ephemeral")][-1])


@pytest.mark.req("001-12", "000-10", "000-09")
def test_the_tree_shows_each_kpi_in_its_place_and_names_what_is_missing(stage: Stage) -> None:
    publish(stage, "finance", receivable_days="accounts receivable days", gone="days of something old")
    shown = told(stage, stage.fiona, "tree")
    lines = shown.splitlines()
    place = next(n for n, line in enumerate(lines) if "Reduce accounts receivable days from 45" in line)
    assert "Finance: Reduce accounts receivable days from 8" in lines[place + 1]
    assert "Sales carries it and has no KPI for it yet" in shown
    assert "In no place of the tree" in shown
    assert "days of something old" in shown
    assert "2 objectives, 4 indicators, 2 KPIs; 3 gaps" in shown


def test_the_tree_of_one_department_shows_what_concerns_it(stage: Stage) -> None:
    publish(stage, "finance", receivable_days="accounts receivable days")
    shown = told(stage, stage.fiona, "tree finance")
    assert "accounts receivable days" in shown
    assert "staff turnover" not in shown


@pytest.mark.req("001-05")
def test_a_head_says_why_there_is_no_kpi_for_the_own_department_alone(stage: Stage) -> None:
    fiona = stage.fiona
    shown = told(stage, fiona, "matrix")
    assert "? Finance: no KPI, and no reason given" in shown
    with pytest.raises(Exception, match="HR"):
        fiona.choose("Say why there is no KPI", "HR: Increase revenue from $10 million")
    fiona.choose("Say why there is no KPI", "customers:finance")
    fiona.submit({"reason": "Too short"})
    assert "reason" in fiona.errors
    fiona.submit({"reason": "Finance never meets a customer"})
    stage.rest()
    assert "– Finance: none, because Finance never meets a customer" in told(stage, fiona, "matrix")


def test_who_lost_the_department_gives_no_reason_for_it(stage: Stage) -> None:
    fiona = stage.fiona
    told(stage, fiona, "matrix")
    fiona.choose("Say why there is no KPI", "customers:finance")
    with stage.database.write(TEAM) as session:
        company = companies.load(session)
        departments = tuple(
            d.model_copy(update={"head": "U0HANA", "deputies": ()}) if d.id == "finance" else d
            for d in company.departments
        )
        changed = company.model_copy(update={"departments": departments})
        companies.save(session, changed, author="U0GRACE", at=WHEN)
    fiona.submit({"reason": "Finance never meets a customer"})
    stage.rest()
    assert "Only the head of Finance" in render(fiona.messages()[-1])


def test_a_long_tree_comes_as_a_file(stage: Stage) -> None:
    with stage.database.write(TEAM) as session:
        found = tuple(
            Kpi(id=f"k{n}", definition=definition(f"days of step {n}", indicator="turnover"))
            for n in range(90)
        )
        published = PublishedSet(department="hr", kpis=found)
        kpis.publish(session, published, author="U0GRACE", at=WHEN, state=DraftState.APPROVED)
    fiona = stage.fiona
    fiona.command("tree")
    stage.rest()
    (shared,) = [m for m in fiona.messages() if m.get("files")]
    assert shared["files"][0]["title"] == "tree.txt"
    assert "90 KPIs" in shared["text"]


def test_tree_and_matrix_come_as_a_file_when_asked(stage: Stage) -> None:
    fiona = stage.fiona
    for command in ("tree file", "matrix file"):
        fiona.command(command)
        stage.rest()
    titles = [f["title"] for m in fiona.messages() for f in m.get("files", ())]
    assert titles == ["tree.txt", "matrix.xlsx"]
