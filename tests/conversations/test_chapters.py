"""What a department head and a strategy owner see of the requirements, in talks with the real bot."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.dialogue.draft import Draft, Work
from kpi_rules.nouns import Company, Kpi, Nature
from nlp.nouns import Cadence
from store import company as companies
from tests.conversations import chapters
from tests.conversations.stage import START, Stage, staged

FOLDER = Path(__file__).parent
TEAM = "T0DEMO"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        yield running


def heard(stage: Stage, act: Callable[[], object]) -> str:
    """What Fiona sees after she did something."""
    before = stage.fiona.transcript()
    act()
    stage.rest()
    return stage.fiona.transcript().removeprefix(before)


def begun(stage: Stage, draft: Draft | None = None) -> str:
    """What Fiona sees when she goes on with her draft."""
    if draft is not None:
        chapters.place(stage.database, draft)
    return heard(stage, lambda: stage.fiona.say("draft my KPIs"))


def change(stage: Stage, how: Callable[[Company], Company]) -> None:
    with stage.database.write(TEAM) as session:
        companies.save(session, how(companies.load(session)), author="U0GRACE", at=START)


def all_kpis(**fields: object) -> Draft:
    """The whole set, with every KPI changed in the same way."""
    kpis = tuple(
        Kpi(id=kpi.id, definition=kpi.definition.model_copy(update=fields)) for kpi in chapters.SET.kpis
    )
    return chapters.SET.model_copy(update={"kpis": kpis})


@pytest.mark.req("000-15")
def test_no_department_is_asked_while_an_objective_has_no_indicator(stage: Stage) -> None:
    def without_indicators(now: Company) -> Company:
        first, *others = now.objectives
        return now.model_copy(update={"objectives": (first.model_copy(update={"indicators": ()}), *others)})

    change(stage, without_indicators)
    said = begun(stage)
    assert "@U0GRACE" in said
    assert "What the company wants" not in said


@pytest.mark.req("000-28")
def test_a_support_department_is_always_asked_what_it_must_become_able_to_do(stage: Stage) -> None:
    said = begun(stage, chapters.INSIDE)
    assert "What should Finance be able to do in a year that it cannot do today?" in said
    assert "[That is all]" not in said


@pytest.mark.req("000-33", "002-07", "002-24")
@pytest.mark.parametrize(
    ("talk", "lines"),
    [
        (
            "finance",
            ("Sales: Money for customer visits within three days of asking", "*Pays off*", "soon:"),
        ),
        ("finance", ("*For*\nbot→fiona> Close the month faster", "*Pays off*", "later:")),
        (
            "strategy",
            ("*Key success factors*", "Improve return on equity →", "Saved: Increase return on equity"),
        ),
        ("again", ("How much work is measuring it: nothing → Little",)),
    ],
)
def test_the_recorded_talks_show_it(talk: str, lines: tuple[str, ...]) -> None:
    text = (FOLDER / f"{talk}.txt").read_text(encoding="utf-8")
    for line in lines:
        assert line in text
        text = text.partition(line)[2]


@pytest.mark.req("002-33")
def test_the_share_of_result_and_process_is_shown_and_none_of_one_is_named(stage: Stage) -> None:
    assert "results 1, how the work runs 4" in begun(stage, chapters.SET)
    said = begun(stage, all_kpis(nature=Nature.PROCESS))
    assert "how the work runs 5" in said
    assert "None shows what comes out for others in the end." in said


@pytest.mark.req("002-34")
def test_a_set_without_a_monthly_or_without_a_yearly_value_is_named(stage: Stage) -> None:
    no_month, no_year = "No KPI shows anything before a quarter is over", "None says where the year ends"
    yearly = begun(stage, all_kpis(cadence=Cadence.YEARLY))
    assert no_month in yearly
    assert no_year not in yearly
    monthly = begun(stage, all_kpis(cadence=Cadence.MONTHLY, due=None))
    assert no_year in monthly
    assert no_month not in monthly


@pytest.mark.req("003-08")
def test_a_number_whose_source_nobody_named_cannot_be_submitted(stage: Stage) -> None:
    sheet = chapters.SET.kpis[0].definition.sheet
    assert "[Submit for approval]" in begun(stage, all_kpis(sheet=sheet))
    said = begun(stage, all_kpis(sheet=sheet.model_copy(update={"source": ""})))
    assert "[Submit for approval]" not in said
    assert "Where does the number come from?" in said or "no source, so nobody can check the number" in said


@pytest.mark.req("003-18")
def test_an_assigned_target_is_locked_and_a_comment_reaches_its_owner(stage: Stage) -> None:
    change(
        stage,
        lambda now: now.model_copy(
            update={"objectives": tuple(o.model_copy(update={"assigned": True}) for o in now.objectives)}
        ),
    )
    wanted = chapters.definition("accounts receivable days", serves="receivable-days")
    work = Work(id="k9", definition=wanted, typed=wanted.statement)
    said = begun(stage, chapters.READY.model_copy(update={"work": work}))
    assert "Yours says 3 days instead of 30 days." in said
    assert "Change the target" not in said
    after = heard(stage, lambda: stage.fiona.say("Twenty would do with one more clerk"))
    assert "I passed that on to @U0GRACE" in after
    assert "to 30 days" in after
    assert "Twenty would do with one more clerk" in stage.grace.transcript()
