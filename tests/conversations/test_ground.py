"""The ground that KPIs stand on: the company's goals from four sides, and what everybody can read about it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.wording import strategy as words
from kpi_rules.nouns import Company, Perspective
from kpi_rules.sheet_nouns import Sheet
from store import company as companies
from tests.conversations.approved import TEAM, approve, days, finance_and_sales
from tests.conversations.stage import Stage, staged


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        yield running


def form(stage: Stage, which: str) -> str:
    """Grace opens one of the forms of the strategy card; its words."""
    stage.command(stage.grace, "strategy")
    stage.grace.press(which)
    stage.grace.wait_for_modal()
    return str(stage.grace.modals()[-1]["blocks"])


def record(stage: Stage) -> Company:
    with stage.database.read(TEAM) as session:
        return companies.load(session)


@pytest.mark.req("002-10", "002-18", "002-19", "002-20", "002-21")
def test_each_of_the_four_views_asks_its_own_question_and_an_indicator_has_exactly_one(stage: Stage) -> None:
    asked = form(stage, words.ADD_INDICATOR)
    for question in (
        "economic result",
        "which segment, outside or inside",
        "which process",
        "knowledge or ability",
    ):
        assert question in asked
    stage.grace.submit(
        {
            "objective": "customers",
            "statement": "Send 98% of invoices without a mistake by 31 December 2027",
            "perspective": "internal_process",
            "focus": "Invoicing",
            "departments": ["finance"],
        }
    )
    stage.rest()
    added = record(stage).objectives[1].indicators[-1]
    assert (added.perspective, added.focus) == (Perspective.INTERNAL_PROCESS, "Invoicing")
    assert len(Perspective) == 4
    approve(stage, "finance", days("k-bill", "days to correct an invoice", target=2, indicator=added.id))
    shown = stage.command(stage.fiona, "show days to correct an invoice")
    assert "Send 98% of invoices without a mistake by 31 December 2027 · Invoicing" in shown


@pytest.mark.req("003-22")
def test_goals_of_the_company_are_read_as_strictly_as_the_kpis_below_them(stage: Stage) -> None:
    form(stage, words.ADD_INDICATOR)
    sent = {"objective": "customers", "statement": "The number of orders must reach 5%", "due": "2027-12-31"}
    assert stage.grace.submit({**sent, "departments": ["sales"]})
    stage.rest()
    said = stage.grace.transcript()
    assert "Two people could understand it differently" in said
    assert "5% of what" in said.replace(" %", "%")
    form(stage, words.ADD_INDICATOR)
    before = said.count("Two people could understand")
    clear = {**sent, "statement": "Answer 95% of letters within 2 days by 31 December 2027"}
    assert stage.grace.submit({**clear, "departments": ["sales"]})
    stage.rest()
    assert stage.grace.transcript().count("Two people could understand") == before


@pytest.mark.req("002-13", "002-16")
def test_a_factor_says_why_and_how_and_without_an_objective_nobody_hears_of_it(stage: Stage) -> None:
    asked = form(stage, words.ADD_FACTOR)
    assert words.WHY_LABEL in asked
    assert words.HOW_LABEL in asked
    stage.grace.submit(
        {"statement": "Be liked by the press", "objective": "none", "ways": "Finance: fewer rows"}
    )
    stage.rest()
    assert "Not pursued, because no objective needs it: “Be liked by the press”" in stage.command(
        stage.grace, "strategy"
    )
    assert "Be liked by the press" not in stage.command(stage.fiona, "draft")


@pytest.mark.req("002-01")
def test_nobody_drafts_before_the_company_knows_where_it_is_going(tmp_path: Path) -> None:
    with staged(tmp_path, demo=False) as empty:
        fiona = empty.fiona
        fiona.say("draft my KPIs")
        empty.rest()
        assert "Nobody has set the company's goals yet, and drafting starts from them." in fiona.transcript()


@pytest.mark.req("001-29")
def test_the_companys_status_counts_its_goals_and_names_who_has_no_kpis(stage: Stage) -> None:
    finance_and_sales(stage)
    said = stage.command(stage.grace, "status company")
    assert "2 objectives" in said
    assert "2 of 3 departments" in said
    assert "Without approved KPIs: HR." in said


@pytest.mark.req("003-19", "003-21")
def test_help_says_how_a_kpi_differs_from_an_okr_and_that_neither_is_better(stage: Stage) -> None:
    said = stage.command(stage.fiona, "help")
    assert "A KPI says which result is expected" in said
    assert "Neither is better" in said


@pytest.mark.req("003-21")
def test_goals_for_growth_stand_beside_the_kpis_and_no_status_counts_them(stage: Stage) -> None:
    finance_and_sales(stage)
    before = stage.command(stage.fiona, "status").strip()
    stage.command(stage.fiona, "growth Read a book every month")
    assert stage.command(stage.fiona, "status").strip() == before
    assert "Read a book every month" in stage.command(stage.fiona, "growth")


@pytest.mark.req("002-02", "002-04", "002-05", "002-06")
def test_what_the_owner_writes_about_the_surroundings_is_read_by_those_who_draft(stage: Stage) -> None:
    form(stage, "Vision and surroundings")
    said = {
        "issues": "Customers pay too late",
        "environment": "Two new rivals in town",
        "resources": "Forty skilled people",
        "overall": "Grow with few, loyal customers",
        "business": "Furniture for life",
    }
    assert stage.grace.submit(said)
    stage.rest()
    drafted = stage.command(stage.fiona, "draft")
    assert "Customers pay too late" in drafted
    assert "Two new rivals in town" in drafted
    shown = stage.command(stage.fiona, "strategy")
    assert all(text in shown for text in said.values())


@pytest.mark.req("000-08")
def test_everybody_reads_an_approved_kpi_with_the_question_that_it_answers(stage: Stage) -> None:
    finance_and_sales(stage)
    sheet = Sheet(question="How long do customers keep our money?")
    approve(stage, "finance", days("k-ar", "accounts receivable days", target=30, sheet=sheet))
    for user in ("U0HANA", "U0SAM"):
        shown = stage.command(stage.person(user), "show receivable days")
        assert "*Question that it answers:* How long do customers keep our money?" in shown
