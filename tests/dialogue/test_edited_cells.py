"""A sentence in an edited export is judged as one that is typed: by the company's limits, and by what was kept."""

from datetime import date
from decimal import Decimal

from bot.dialogue.cells import Cell, World
from bot.dialogue.edited import edited
from kpi_rules.limits import Limits
from kpi_rules.nouns import Definition
from kpi_rules.rewrite import definition_of
from nlp import read
from tests.dialogue.world import NOW

TODAY = NOW.date()
BEST = Decimal(4)
COLUMN = "Statement"


def stated(statement: str, **more: object) -> Definition:
    known = definition_of(read(statement, today=TODAY)).model_copy(update=more)
    return known.model_copy(update={"sheet": known.sheet.model_copy(update={"best": BEST})})


def refused(definition: Definition, statement: str, *, limits: Limits | None = None) -> tuple[str, ...]:
    world = World(TODAY, 1, limits or Limits(), {})
    return edited(definition, {COLUMN: Cell(COLUMN, statement, world)})[1]


def test_how_far_a_target_may_reach_is_what_the_company_says() -> None:
    before = stated("Reduce days to close from 8 days to 4 days by 31 December 2027")
    after = "Reduce days to close from 8 days to 3 days by 31 December 2027"
    assert before.due == date(2027, 12, 31)
    assert refused(before, after) == ()
    assert refused(before, after, limits=Limits(stretch_factor=Decimal("1.1"))) != ()


def test_what_was_kept_for_a_reason_is_kept_and_nothing_else_is() -> None:
    before = stated("Reduce days to close from 8 days to 4 days", kept_because="The board sets the day")
    assert refused(before, "Reduce days to close from 8 days to 3 days") == ()
    assert refused(
        before.model_copy(update={"kept_because": ""}), "Reduce days to close from 8 days to 3 days"
    )
    assert refused(before, "Improve things somehow")
