"""How a KPI stands: what comes before the colour, which way the colour is found, and where it is heading."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_rules import periods
from kpi_rules.limits import Limits
from kpi_rules.nouns import Definition, Status
from kpi_rules.scoring import Actual, Case, Day, Method, Standing, rolled, standing, trend
from kpi_rules.sheet_nouns import Adding, EarlierTarget, PeriodTarget, Sheet
from nlp.nouns import Cadence, Comparator, Direction, Measure, TargetKind, Unit

MONTHS = ("2027-01", "2027-02", "2027-03")
TODAY = date(2027, 3, 31)
SINCE = date(2027, 1, 1)
YEAR_END = date(2027, 12, 31)


def kpi(**fields: object) -> Definition:
    given_fields: dict[str, object] = {
        "statement": "",
        "measure": Measure.QUANTITY,
        "target_kind": TargetKind.REACH,
        "direction": Direction.INCREASE,
        **fields,
    }
    return Definition.model_validate(given_fields)


LEADS = kpi(
    statement="Generate 200 leads each quarter",
    metric="leads",
    unit=Unit.COUNT,
    unit_text="leads",
    target=200,
    cadence=Cadence.QUARTERLY,
)
DAYS = kpi(baseline=45, target=30, direction=Direction.DECREASE, due=YEAR_END)
CUSTOMERS = kpi(
    statement="Win 200 new customers by 31 December 2027",
    metric="new customers",
    unit=Unit.COUNT,
    unit_text="new customers",
    target=200,
    due=YEAR_END,
)
PORTAL = kpi(measure=Measure.MILESTONE, target=None, target_kind=None, due=date(2027, 6, 30))


def actual(key: str, value: object, *, starts_in: int = 1) -> Actual:
    period = periods.named(key, starts_in=starts_in)
    assert period is not None
    return Actual(period=period, value=Decimal(str(value)), on=period.last)


def stands(
    definition: Definition,
    values: Mapping[str, object] | Sequence[object] = (),
    *,
    today: date = TODAY,
    since: date | None = SINCE,
    limits: Limits | None = None,
    **life: bool,
) -> Standing:
    named = values if isinstance(values, Mapping) else dict(zip(MONTHS[-len(values) :], values, strict=False))
    actuals = tuple(actual(key, value) for key, value in named.items())
    case = Case.model_validate({"definition": definition, "actuals": actuals, "since": since, **life})
    return standing(case, Day(today=today, limits=limits or Limits()))


def test_what_a_kpi_lives_through_comes_before_its_colour() -> None:
    good = {"2027-Q1": 250}
    assert stands(LEADS, good).status is Status.ON_TRACK
    assert stands(LEADS, good, is_approved=False).status is Status.NOT_APPROVED
    assert stands(LEADS, good, is_approved=False, is_paused=True).status is Status.PAUSED
    assert stands(LEADS, good, is_paused=True, is_retired=True).status is Status.RETIRED
    assert stands(LEADS, good, today=date(2028, 1, 1)).status is Status.OVERDUE


@pytest.mark.req("003-01")
def test_no_value_is_never_good_nor_bad() -> None:
    assert stands(DAYS).status is Status.NO_DATA
    assert stands(DAYS, today=date(2028, 1, 1)).status is Status.OVERDUE


@pytest.mark.req("001-20")
def test_half_the_leads_are_off_track() -> None:
    found = stands(LEADS, {"2027-Q1": 100})
    assert found.status is Status.OFF_TRACK
    assert found.percent == 50
    assert found.method is Method.TARGET


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (200, Status.ON_TRACK),
        (180, Status.ON_TRACK),
        (179, Status.AT_RISK),
        (140, Status.AT_RISK),
        (139, Status.OFF_TRACK),
    ],
)
def test_the_colours_change_at_the_limits(value: int, expected: Status) -> None:
    assert stands(LEADS, {"2027-Q1": value}).status is expected


def test_the_limits_are_settings() -> None:
    strict = Limits(on_track=Decimal(100), at_risk=Decimal(95))
    assert stands(LEADS, {"2027-Q1": 189}, limits=strict).status is Status.OFF_TRACK


def test_what_is_counted_in_a_running_period_is_measured_by_the_time_that_is_over() -> None:
    quarter = periods.named("2027-Q1")
    assert quarter is not None

    def on(day: date, value: int, *, today: date | None = None) -> Standing:
        case = Case(
            definition=LEADS, actuals=(Actual(period=quarter, value=Decimal(value), on=day),), since=SINCE
        )
        return standing(case, Day(today=today or day))

    february = date(2027, 2, 15)
    assert on(february, 100).status is Status.ON_TRACK
    assert on(february, 75).status is Status.AT_RISK
    assert on(february, 20).status is Status.OFF_TRACK
    assert on(date(2027, 3, 30), 100, today=date(2027, 4, 1)).percent == 50


def test_a_value_from_early_in_a_period_does_not_stand_for_the_whole_of_it() -> None:
    quarter = periods.named("2027-Q1")
    assert quarter is not None
    early = Actual(period=quarter, value=Decimal(90), on=date(2027, 2, 15))
    case = Case(definition=LEADS, actuals=(early,), since=SINCE)
    assert not case.settled(grace_days=7)
    assert standing(case, Day(today=date(2027, 4, 7))).status is Status.OFF_TRACK
    assert standing(case, Day(today=date(2027, 4, 8))).status is Status.OVERDUE


def test_a_value_is_stale_once_the_next_one_is_late() -> None:
    values = {"2027-Q1": 200}
    assert stands(LEADS, values, today=date(2027, 7, 7)).status is Status.ON_TRACK
    late = stands(LEADS, values, today=date(2027, 7, 8))
    assert late.status is Status.OVERDUE
    assert late.owed is not None
    assert late.owed.key == "2027-Q2"


def test_after_the_last_day_a_kpi_is_done_or_off_track() -> None:
    after = date(2028, 1, 5)
    assert stands(DAYS, {"2027-12": 30}, today=after).status is Status.DONE
    assert stands(DAYS, {"2027-12": 31}, today=after).status is Status.OFF_TRACK
    assert stands(DAYS, {"2027-06": 29}, today=date(2028, 2, 1)).status is Status.OVERDUE
    assert stands(DAYS, {"2027-12": 29}, today=date(2029, 2, 1)).status is Status.DONE


def test_what_has_a_way_to_go_is_measured_by_its_pace() -> None:
    on_pace = stands(DAYS, [45, 44, 42])
    assert (on_pace.status, on_pace.method) == (Status.ON_TRACK, Method.PACE)
    assert on_pace.covered == Decimal("0.2")
    behind = stands(DAYS, {"2027-08": 45, "2027-09": 41}, today=date(2027, 9, 30))
    assert behind.status is Status.OFF_TRACK
    slightly = stands(DAYS, {"2027-09": 37}, today=date(2027, 9, 30))
    assert slightly.status is Status.AT_RISK
    assert slightly.aim is not None
    assert round(slightly.aim, 1) == Decimal("33.8")


def test_what_is_reached_early_is_on_track() -> None:
    found = stands(DAYS, [29])
    assert (found.status, found.method) == (Status.ON_TRACK, Method.MET)


def test_counts_of_several_months_add_up() -> None:
    found = stands(CUSTOMERS, [20, 16, 14])
    assert found.is_sum
    assert found.value == 50
    assert found.status is Status.ON_TRACK
    september = {"2027-08": 90, "2027-09": 30}
    assert stands(CUSTOMERS, september, today=date(2027, 9, 30)).status is Status.AT_RISK
    assert stands(CUSTOMERS, [5, 5, 4]).status is Status.OFF_TRACK


def test_the_sheet_says_whether_values_add_up() -> None:
    last = CUSTOMERS.model_copy(update={"sheet": Sheet(adding=Adding.LAST)})
    assert stands(last, [10, 20, 40]).value == 40


def test_targets_of_single_periods_are_the_plan() -> None:
    targets = tuple(
        PeriodTarget(period=key, target=Decimal(value))
        for key, value in zip(MONTHS, (5, 15, 30), strict=True)
    )
    plan = CUSTOMERS.model_copy(update={"sheet": Sheet(period_targets=targets)})
    found = stands(plan, [6, 14, 25])
    assert found.method is Method.PLAN
    assert [found.value, found.aim, found.percent] == [45, 50, 90]
    assert found.status is Status.ON_TRACK
    level = DAYS.model_copy(update={"sheet": Sheet(period_targets=targets)})
    assert stands(level, [5, 15, 36]).percent == 80


def test_a_running_period_asks_for_the_share_of_it_that_is_over() -> None:
    sheet = Sheet(period_targets=(PeriodTarget(period="2027-03", target=Decimal(31)),))
    definition = CUSTOMERS.model_copy(update={"sheet": sheet})
    march = periods.named("2027-03")
    assert march is not None
    case = Case(
        definition=definition,
        actuals=(Actual(period=march, value=Decimal(10), on=date(2027, 3, 10)),),
        since=date(2027, 3, 1),
    )
    assert standing(case, Day(today=date(2027, 3, 10))).aim == 10


def test_thresholds_of_the_sheet_come_before_everything_else() -> None:
    def stands_at(value: object, *, green: int, red: int) -> Status:
        sheet = Sheet(green=Decimal(green), red=Decimal(red))
        return stands(DAYS.model_copy(update={"sheet": sheet}), [value]).status

    assert [stands_at(v, green=30, red=40) for v in (30, 35, 40)] == [
        Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK,
    ]  # fmt: skip
    assert [stands_at(v, green=40, red=30) for v in (41, 35, 29)] == [
        Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK,
    ]  # fmt: skip


def test_a_band_is_good_inside_and_worse_the_farther_outside() -> None:
    stock = kpi(target=40, target_high=50, direction=Direction.KEEP, comparator=Comparator.BETWEEN)
    assert [stands(stock, [v]).status for v in (44, 38, 34)] == [
        Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK,
    ]  # fmt: skip


def test_accidents_have_a_target_of_zero() -> None:
    accidents = kpi(target=0, direction=Direction.KEEP, comparator=Comparator.AT_MOST)
    assert stands(accidents, [0]).status is Status.ON_TRACK
    assert stands(accidents, [1]).status is Status.OFF_TRACK


def test_a_loss_may_be_a_target() -> None:
    loss = kpi(target=-1, cadence=Cadence.MONTHLY)
    assert stands(loss, [-1]).percent == 100
    assert stands(loss, [-3]).status is Status.OFF_TRACK


@pytest.mark.req("000-31")
def test_a_milestone_is_done_when_all_of_it_is() -> None:
    assert stands(PORTAL, [100]).status is Status.DONE
    assert stands(PORTAL, [100], today=date(2028, 1, 1)).status is Status.DONE
    assert stands(PORTAL, [20, 30, 45]).status is Status.ON_TRACK
    assert stands(PORTAL, [20, 25, 35]).status is Status.AT_RISK
    assert stands(PORTAL, [80], since=None).status is Status.AT_RISK
    assert stands(PORTAL, today=date(2027, 7, 1)).status is Status.OVERDUE


def test_yes_or_no_each_quarter_is_all_or_nothing() -> None:
    audit = kpi(measure=Measure.MILESTONE, target=None, target_kind=None, cadence=Cadence.QUARTERLY)
    assert stands(audit, {"2027-Q1": 100}).status is Status.ON_TRACK
    assert stands(audit, {"2027-Q1": 100}, today=date(2027, 7, 8)).status is Status.OVERDUE
    assert stands(audit, {"2027-Q1": 0}, today=date(2027, 4, 1)).status is Status.OFF_TRACK


def test_what_is_not_done_yet_is_not_judged_while_its_period_runs() -> None:
    audit = kpi(measure=Measure.MILESTONE, target=None, target_kind=None, cadence=Cadence.QUARTERLY)
    found = stands(audit, {"2027-Q1": 0}, today=date(2027, 3, 31))
    assert found.status is Status.NO_DATA
    assert found.method is Method.OPEN
    assert found.percent is None


def test_without_a_target_there_is_no_colour() -> None:
    assert stands(kpi(), [5]).status is Status.NO_DATA
    assert stands(kpi(), [5]).method is Method.NO_TARGET


def test_a_change_from_a_known_start_is_carried_out() -> None:
    cash = kpi(
        baseline=1_000_000,
        target=15,
        unit=Unit.PERCENT,
        target_kind=TargetKind.CHANGE,
        cadence=Cadence.MONTHLY,
    )
    assert stands(cash, [1_150_000]).target == 1_150_000


@pytest.mark.req("001-21")
def test_a_past_period_keeps_the_target_it_had() -> None:
    until = EarlierTarget(until=date(2027, 3, 31), target=Decimal(200))
    lowered = LEADS.model_copy(update={"target": Decimal(120), "sheet": Sheet(earlier=(until,))})
    assert stands(lowered, {"2027-Q1": 100}).percent == 50
    later = stands(lowered, {"2027-Q1": 100, "2027-Q2": 120}, today=date(2027, 6, 30))
    assert later.percent == 100
    assert later.status is Status.ON_TRACK


def test_a_straight_line_goes_through_the_values() -> None:
    line = trend([actual(key, value) for key, value in zip(MONTHS, (10, 20, 30), strict=True)])
    assert line is not None
    assert abs(line.on(date(2027, 4, 30)) - 40) < 1
    assert trend([actual("2027-01", 1), actual("2027-02", 2)]) is None


def test_a_kpi_that_is_still_green_is_seen_heading_to_miss() -> None:
    slowing = stands(DAYS, {"2027-02": 42, "2027-03": "41.6", "2027-04": "41.2"}, today=date(2027, 4, 30))
    assert slowing.status is Status.ON_TRACK
    assert slowing.is_heading_to_miss
    good = stands(DAYS, [43, 41, 39])
    assert good.status is Status.ON_TRACK
    assert not good.is_heading_to_miss
    falling = stands(DAYS, [38, 39, 40])
    assert (falling.status, falling.is_heading_to_miss) == (Status.ON_TRACK, True)


def test_a_score_names_the_weight_that_has_reported_and_the_worst() -> None:
    good, bad, silent = stands(LEADS, {"2027-Q1": 300}), stands(LEADS, {"2027-Q1": 80}), stands(LEADS)
    found = rolled([(good, 50), (bad, 22), (silent, 28)])
    assert found.score is not None
    assert round(found.score, 2) == Decimal("81.67")
    assert (found.reported, found.weight, found.worst) == (72, 100, 1)
    assert rolled([(good, None), (bad, 30)]).score == 70
    assert rolled([(silent, None)]).score is None
    assert rolled([]).worst is None


@given(value=st.decimals(-1000, 1000, places=2), today=st.dates(date(2027, 1, 1), date(2029, 1, 1)))
def test_every_day_and_value_gives_one_status(value: Decimal, today: date) -> None:
    for definition in (LEADS, DAYS, CUSTOMERS, PORTAL):
        found = stands(definition, {"2027-Q1" if definition is LEADS else "2027-03": value}, today=today)
        assert found.status in Status
        assert found.is_alarming == (found.status in {Status.AT_RISK, Status.OFF_TRACK})
