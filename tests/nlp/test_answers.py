"""Short answers: amounts and times on their own."""

from datetime import date
from decimal import Decimal

import pytest

from nlp import read, read_amount, read_period
from nlp.nouns import Cadence, Unit
from tests.nlp.cast import TODAY


@pytest.mark.parametrize(
    ("text", "value", "unit", "unit_text"),
    [
        ("1.2m", "1200000", Unit.COUNT, ""),
        ("30 days", "30", Unit.DURATION, "days"),
        ("95 %", "95", Unit.PERCENT, "%"),
        ("two and a half hours", "2.5", Unit.DURATION, "hours"),
        ("4.5 out of 5", "4.5", Unit.SCORE, "out of 5"),
        ("4.5/5", "4.5", Unit.SCORE, "/5"),
        ("about 20", "20", Unit.COUNT, ""),
        ("50 clients", "50", Unit.COUNT, "clients"),
        ("1 234,5", "1234.5", Unit.COUNT, ""),
        ("2 pp", "2", Unit.PERCENTAGE_POINT, "pp"),
        ("NPS 60", "60", Unit.SCORE, "nps"),
        ("3x", "3", Unit.TIMES, "x"),
        ("ninety-five percent", "95", Unit.PERCENT, "percent"),
        ("-5%", "-5", Unit.PERCENT, "%"),
        ("１５％", "15", Unit.PERCENT, "%"),
        ("1½ days", "1.5", Unit.DURATION, "days"),
        ("two thirds", "66.67", Unit.PERCENT, "two thirds"),
    ],
)
def test_an_amount_is_read(text: str, value: str, unit: Unit, unit_text: str) -> None:
    amount = read_amount(text)
    assert amount is not None
    assert (amount.value, amount.unit, amount.unit_text) == (Decimal(value), unit, unit_text)


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$1 million", "1000000", "USD"),
        ("€1.500", "1500", "EUR"),
        ("1,500 CHF", "1500", "CHF"),
        ("GBP 20k", "20000", "GBP"),
        ("¥3bn", "3000000000", "JPY"),
        ("20 lakh rupees", "2000000", "INR"),
    ],
)
def test_money_is_read_with_its_code(text: str, value: str, currency: str) -> None:
    amount = read_amount(text)
    assert amount is not None
    assert (amount.value, amount.unit, amount.currency) == (Decimal(value), Unit.CURRENCY, currency)


def test_a_range_has_two_ends() -> None:
    amount = read_amount("between 10 and 12 days")
    assert amount is not None
    assert (amount.value, amount.high, amount.unit) == (Decimal(10), Decimal(12), Unit.DURATION)


@pytest.mark.parametrize(
    "text", ["", "no idea", "lots", "10 apples and 12 pears", "ISO 9001", "v2.1", "1e5", "NaN", "1_000"]
)
def test_no_amount_or_two_is_none(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("end of June", None, date(2027, 6, 30)),
        ("next fiscal year", date(2027, 1, 1), date(2027, 12, 31)),
        ("Q3", date(2027, 7, 1), date(2027, 9, 30)),
        ("Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("31/12/2027", date(2027, 12, 31), date(2027, 12, 31)),
        ("12/31/2027", date(2027, 12, 31), date(2027, 12, 31)),
        ("31.12.27", date(2027, 12, 31), date(2027, 12, 31)),
        ("next month", date(2026, 12, 1), date(2026, 12, 31)),
        ("in two weeks", date(2026, 11, 22), date(2026, 12, 6)),
        ("29 February 2028", date(2028, 2, 29), date(2028, 2, 29)),
        ("mid-2027", None, date(2027, 7, 2)),
        ("before June", None, date(2027, 5, 31)),
        ("2027/28", date(2027, 1, 1), date(2028, 12, 31)),
        ("by the end of next quarter", None, date(2027, 3, 31)),
        ("this week", date(2026, 11, 16), date(2026, 11, 22)),
        ("tomorrow", date(2026, 11, 23), date(2026, 11, 23)),
        ("by Christmas", None, date(2026, 12, 25)),
    ],
)
def test_a_time_is_read(text: str, first: date | None, last: date) -> None:
    period = read_period(text, today=TODAY)
    assert period is not None
    assert (period.first_day, period.last_day) == (first, last)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Q1", date(2027, 6, 30)),
        ("FY27", date(2027, 3, 31)),
        ("Q3 2027", date(2026, 12, 31)),
        ("H1 FY28", date(2027, 9, 30)),
    ],
)
def test_quarters_follow_a_fiscal_year_that_starts_in_april(text: str, last: date) -> None:
    period = read_period(text, today=TODAY, fiscal_year_start=4)
    assert period is not None
    assert period.last_day == last


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("every month", Cadence.MONTHLY),
        ("weekly", Cadence.WEEKLY),
        ("per quarter", Cadence.QUARTERLY),
        ("twice a year", Cadence.YEARLY),
        ("semi-annually", Cadence.HALF_YEARLY),
        ("each working day", Cadence.DAILY),
    ],
)
def test_a_rhythm_is_read(text: str, cadence: Cadence) -> None:
    period = read_period(text, today=TODAY)
    assert period is not None
    assert period.cadence is cadence


@pytest.mark.parametrize(
    "text", ["", "soon", "as soon as possible", "ongoing", "31 February 2027", "regularly", "in due course"]
)
def test_vague_time_is_no_time(text: str) -> None:
    assert read_period(text, today=TODAY) is None


@pytest.mark.parametrize("text", ["95 maybe", "80 probably", "10 actually", "about 20 I guess"])
def test_a_doubt_behind_a_number_is_no_unit(text: str) -> None:
    amount = read_amount(text)
    assert amount is not None
    assert amount.unit_text == ""


@pytest.mark.parametrize(
    "text",
    [
        "Raise on-time delivery to 95% by June 2027, now 84%",
        "Raise on-time delivery to 95% (now 84%) by June 2027",
        "on-time delivery 95% by end of 2027. today its 84%",
        "Raise on-time delivery to 95%, it's now at 84%",
        "on-time delivery: 95% by June 2027, 84% today",
    ],
)
def test_where_it_stands_now_is_the_start(text: str) -> None:
    found = read(text, today=date(2026, 11, 22))
    assert found.target is not None
    assert found.baseline is not None
    assert (found.target.value, found.baseline.value) == (Decimal(95), Decimal(84))


def test_a_time_from_now_is_no_start() -> None:
    assert read("Cut errors to 5 within 30 days from now", today=date(2026, 11, 22)).baseline is None
    assert read("requests solved at once", today=date(2026, 11, 22)).target is None
