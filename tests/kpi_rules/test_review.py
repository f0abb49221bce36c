"""What a review changes in a definition: from a stated day on, never before."""

from datetime import date
from decimal import Decimal

import pytest

from kpi_rules.nouns import Definition, Status
from kpi_rules.periods import named
from kpi_rules.review import Decision, Review, Verdict, adjusted
from kpi_rules.scoring import Actual, Case, Day, Kind, kind_of, standing, target_on
from kpi_rules.sheet_nouns import Action, PeriodTarget
from nlp.nouns import Comparator, Direction
from tests.conversations.stock import LEADS

EXPLORE = Action(what="Explore new channels", who="U0SAM", by=date(2027, 5, 31))


def lowered(definition: Definition, target: int, first: date) -> Definition:
    decision = Decision(
        kpi="leads",
        name="Leads",
        verdict=Verdict.ADJUST,
        reason="The fair is gone",
        target=Decimal(target),
        since=first,
        action=EXPLORE,
    )
    return adjusted(definition, decision, first=first)


@pytest.mark.req("001-21")
def test_a_new_target_holds_from_its_period_on_and_brings_its_action() -> None:
    changed = lowered(LEADS, 120, date(2027, 4, 1))
    assert changed.statement == "Generate 120 leads each quarter"
    assert changed.sheet.actions == (EXPLORE,)
    assert target_on(changed, date(2027, 3, 31)).target == 200
    assert target_on(changed, date(2027, 4, 1)).target == 120


def test_every_earlier_target_is_kept() -> None:
    twice = lowered(lowered(LEADS, 120, date(2027, 4, 1)), 150, date(2027, 10, 1))
    days = (date(2027, 1, 1), date(2027, 9, 30), date(2027, 10, 1))
    assert [target_on(twice, day).target for day in days] == [200, 120, 150]


def test_a_change_that_is_changed_again_before_it_holds_leaves_no_trace_in_between() -> None:
    again = lowered(lowered(LEADS, 120, date(2027, 4, 1)), 150, date(2027, 4, 1))
    assert [target_on(again, day).target for day in (date(2027, 3, 31), date(2027, 4, 1))] == [200, 150]


def test_targets_of_later_periods_go_with_the_old_target() -> None:
    plan = tuple(
        PeriodTarget(period=key, target=Decimal(50)) for key in ("2027-01", "2027-03", "2027-04", "2027-12")
    )
    planned = LEADS.model_copy(update={"sheet": LEADS.sheet.model_copy(update={"period_targets": plan})})
    left = lowered(planned, 120, date(2027, 4, 1)).sheet.period_targets
    assert [one.period for one in left] == ["2027-01", "2027-03"]


def test_a_plan_that_ended_with_the_old_target_says_nothing_about_the_new_one() -> None:
    plan = (
        PeriodTarget(period="2027-Q1", target=Decimal(50)),
        PeriodTarget(period="2027-Q2", target=Decimal(60)),
    )
    planned = LEADS.model_copy(update={"sheet": LEADS.sheet.model_copy(update={"period_targets": plan})})
    changed = lowered(planned, 120, date(2027, 4, 1))
    period = named("2027-Q2")
    assert period is not None
    actuals = (Actual(period=period, value=Decimal(60), on=date(2027, 7, 1)),)
    found = standing(
        Case(definition=changed, actuals=actuals, since=date(2027, 1, 1)), Day(today=date(2027, 7, 2))
    )
    assert found.status is Status.OFF_TRACK
    assert found.percent == 50


def test_green_and_red_of_the_old_target_go_with_it() -> None:
    sheet = LEADS.sheet.model_copy(update={"green": Decimal(180), "red": Decimal(140)})
    changed = lowered(LEADS.model_copy(update={"sheet": sheet}), 120, date(2027, 4, 1))
    before, after = target_on(changed, date(2027, 3, 31)), target_on(changed, date(2027, 4, 1))
    assert [before.sheet.green, before.sheet.red] == [Decimal(180), Decimal(140)]
    assert [after.sheet.green, after.sheet.red] == [None, None]


def test_a_range_stays_a_range() -> None:
    reserve = LEADS.model_copy(
        update={"direction": Direction.KEEP, "comparator": Comparator.BETWEEN, "target_high": Decimal(250)}
    )
    decision = Decision(
        kpi="leads",
        name="Leads",
        verdict=Verdict.ADJUST,
        reason="Bank",
        target=Decimal(150),
        target_high=Decimal(220),
    )
    changed = adjusted(reserve, decision, first=date(2027, 4, 1))
    assert [target_on(changed, day).target_high for day in (date(2027, 3, 31), date(2027, 4, 1))] == [
        250,
        220,
    ]
    assert kind_of(changed) is Kind.RANGE


def test_a_review_goes_on_with_the_first_kpi_that_is_open() -> None:
    review = Review(
        id="r",
        department="sales",
        reviewer="U0SAM",
        title="Q1 2027",
        opened=date(2027, 4, 2),
        kpis=("a", "b"),
    )
    kept = Decision(kpi="a", name="A", verdict=Verdict.KEEP, reason="Good")
    retired = Decision(kpi="b", name="B", verdict=Verdict.RETIRE, reason="Old")
    assert review.open_kpi == "a"
    assert review.decided(kept).open_kpi == "b"
    done = review.decided(kept).decided(retired)
    assert done.open_kpi is None
    assert done.changes == (retired,)
    assert done.decided(kept.model_copy(update={"kpi": "b"})).changes == ()
