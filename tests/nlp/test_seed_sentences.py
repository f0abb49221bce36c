"""Sentences of the sources read as the requirements say."""

from datetime import date
from decimal import Decimal

import pytest

from nlp import read
from nlp.nouns import Cadence, Direction, Measure, Reading, TargetKind, Unit
from tests.nlp.cast import TODAY


def reading(text: str) -> Reading:
    return read(text, today=TODAY)


def promised(text: str) -> tuple[Decimal, Unit | None, TargetKind]:
    target = reading(text).target
    assert target is not None
    return target.value, target.unit, target.kind


def underlined(text: str) -> list[str]:
    return [vague.text for vague in reading(text).vague]


@pytest.mark.req("001-06")
def test_profitability_up_15_percent_this_year() -> None:
    found = reading("increase profitability by 15% this year")
    assert promised(found.text) == (Decimal(15), Unit.PERCENT, TargetKind.CHANGE)
    assert found.deadline is not None
    assert found.deadline.last_day == date(2026, 12, 31)


@pytest.mark.req("001-06")
def test_lower_operating_costs_falls_but_names_no_number() -> None:
    found = reading("lower operating costs by finding inefficiencies")
    assert (found.direction, found.measure, found.time_bound) == (Direction.DECREASE, Measure.NONE, False)


@pytest.mark.req("001-06")
def test_sales_volume_up_20_percent_names_no_time() -> None:
    found = reading("increase sales volume by 20%")
    assert promised(found.text) == (Decimal(20), Unit.PERCENT, TargetKind.CHANGE)
    assert not found.time_bound


@pytest.mark.req("001-10")
def test_churn_with_its_vague_means() -> None:
    found = reading("reduce churn by 10% through improved service quality")
    assert found.metric is not None
    assert found.means is not None
    assert (found.metric.text, found.direction) == ("churn", Direction.DECREASE)
    assert found.means.text == "through improved service quality"
    assert promised(found.text) == (Decimal(10), Unit.PERCENT, TargetKind.CHANGE)
    assert "improved" in underlined(found.text)
    assert found.baseline is None
    assert not found.time_bound


@pytest.mark.req("001-13")
def test_revenue_plus_20_percent() -> None:
    assert promised("20% increase in revenue") == (Decimal(20), Unit.PERCENT, TargetKind.CHANGE)


@pytest.mark.req("001-14")
def test_receivable_days_from_45_to_30() -> None:
    found = reading("reduce accounts receivable days from 45 to 30 days")
    assert found.metric is not None
    assert found.baseline is not None
    assert found.target is not None
    assert found.metric.text == "accounts receivable days"
    assert (found.baseline.value, found.target.value, found.target.unit_text) == (
        Decimal(45),
        Decimal(30),
        "days",
    )
    assert (found.direction, found.specific, found.vague) == (Direction.DECREASE, True, ())
    assert not found.time_bound


@pytest.mark.req("001-15")
def test_fifty_new_clients_each_quarter() -> None:
    found = reading("acquire 50 new clients each quarter")
    assert found.target is not None
    assert found.deadline is not None
    assert (found.target.value, found.target.unit_text) == (Decimal(50), "clients")
    assert (found.deadline.cadence, found.time_bound) == (Cadence.QUARTERLY, True)


@pytest.mark.req("001-26")
def test_improve_cash_flow_says_nothing() -> None:
    found = reading("improve cash flow")
    assert underlined(found.text) == ["improve"]
    assert (found.specific, found.measure, found.time_bound) == (False, Measure.NONE, False)


@pytest.mark.req("001-27")
@pytest.mark.parametrize(("fiscal_year_start", "last_day"), [(1, date(2027, 12, 31)), (4, date(2028, 3, 31))])
def test_cash_flow_up_15_percent_in_the_next_fiscal_year(fiscal_year_start: int, last_day: date) -> None:
    text = "increase cash flow by 15% within the next fiscal year"
    found = read(text, today=TODAY, fiscal_year_start=fiscal_year_start)
    assert (found.specific, found.measure, found.time_bound) == (True, Measure.QUANTITY, True)
    assert found.deadline is not None
    assert found.deadline.last_day == last_day


@pytest.mark.req("001-28")
def test_one_million_today_and_15_percent_more() -> None:
    found = reading("increase cash flow by 15% from $1 million to $1.15 million")
    assert found.baseline is not None
    assert (found.baseline.value, found.baseline.currency) == (Decimal(1_000_000), "USD")


@pytest.mark.req("003-06")
def test_a_good_relationship_is_vague() -> None:
    found = reading("establishing a good relationship with customers")
    assert (found.specific, found.measure) == (False, Measure.NONE)
    assert underlined(found.text) == ["good", "relationship"]


@pytest.mark.req("003-07")
def test_visiting_100_customers_is_specific() -> None:
    found = reading("visiting 100 manufacturing customers")
    assert (found.specific, found.measure, found.time_bound) == (True, Measure.QUANTITY, False)
    assert promised(found.text) == (Decimal(100), Unit.COUNT, TargetKind.REACH)


@pytest.mark.req("003-09")
def test_conversion_rate_of_100_customers() -> None:
    found = reading("the conversion rate of 100 manufacturing customers must reach 5%")
    assert found.metric is not None
    assert (found.metric.text, found.direction) == ("conversion rate", Direction.INCREASE)
    assert [scope.text for scope in found.scope] == ["100 manufacturing customers"]
    assert promised(found.text) == (Decimal(5), Unit.PERCENT, TargetKind.REACH)


@pytest.mark.req("003-10")
def test_number_of_orders_in_percent_keeps_both_sides() -> None:
    found = reading("the number of orders must reach 5%")
    assert found.metric is not None
    assert (found.metric.text, promised(found.text)[1]) == ("number of orders", Unit.PERCENT)


@pytest.mark.req("003-17")
@pytest.mark.parametrize(
    ("ending", "bound"), [("", False), (" within a week", True), (" within a month", True)]
)
def test_advertising_conversion_needs_a_time(ending: str, bound: bool) -> None:
    found = reading("advertising conversion must reach 500,000" + ending)
    assert (found.time_bound, found.target is not None and found.target.value) == (bound, 500_000)


@pytest.mark.req("003-27")
@pytest.mark.parametrize(
    ("text", "value", "cadence"),
    [
        ("Get off work on time every day", 1, Cadence.DAILY),
        ("Exercise twice a week", 2, Cadence.WEEKLY),
        ("Read a book every month", 1, Cadence.MONTHLY),
        ("Travel once a quarter", 1, Cadence.QUARTERLY),
        ("Leave 10 minutes alone every day", 10, Cadence.DAILY),
    ],
)
def test_personal_rhythms(text: str, value: int, cadence: Cadence) -> None:
    found = reading(text)
    assert found.deadline is not None
    assert (promised(text)[0], found.deadline.cadence) == (Decimal(value), cadence)


@pytest.mark.req("003-28")
def test_one_to_two_good_habits_is_a_range_without_a_time() -> None:
    found = reading("Develop 1-2 good habits")
    assert found.target is not None
    assert (found.target.value, found.target.high, found.time_bound) == (Decimal(1), Decimal(2), False)


@pytest.mark.req("003-28")
def test_learn_a_hobby_has_no_measure_and_no_time() -> None:
    found = reading("Learn a hobby")
    assert (found.measure is not Measure.QUANTITY, found.time_bound) == (True, False)


@pytest.mark.req("003-15")
def test_the_metric_keeps_its_routes() -> None:
    found = reading("increase the market share of Japanese tourist routes")
    assert found.metric is not None
    assert found.metric.text == "market share of Japanese tourist routes"
