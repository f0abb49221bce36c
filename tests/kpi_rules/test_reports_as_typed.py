"""Values as people type them in a hurry: never a wrong number, never the wrong month, never silently another KPI."""

from datetime import date
from decimal import Decimal

import pytest

from kpi_rules.nouns import Definition
from kpi_rules.reports import Doubt, doubt, fitted, known, reports
from kpi_rules.sheet_nouns import Sheet
from nlp.nouns import Direction, Measure, Unit

TODAY = date(2026, 11, 23)
OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 23)
DSO = Definition(
    statement="Reduce days sales outstanding from 45 to 30 days by 31 December 2027",
    metric="days sales outstanding",
    direction=Direction.DECREASE,
    measure=Measure.QUANTITY,
    baseline=Decimal(45),
    target=Decimal(30),
    unit=Unit.DURATION,
    unit_text="days",
    sheet=Sheet(name="DSO"),
)
CLOSING = DSO.model_copy(
    update={"metric": "closing days", "baseline": None, "target": Decimal(5), "sheet": Sheet()}
)
FINDINGS = Definition(
    statement="Keep audit findings at 0 each quarter",
    metric="audit findings",
    measure=Measure.QUANTITY,
    target=Decimal(0),
    unit=Unit.COUNT,
    unit_text="audit findings",
)
MARGIN = Definition(
    statement="Increase gross margin from 31% to 35%",
    metric="gross margin",
    measure=Measure.QUANTITY,
    baseline=Decimal(31),
    target=Decimal(35),
    unit=Unit.PERCENT,
)
SAVINGS = Definition(
    statement="Save $500,000 in purchasing",
    metric="purchasing savings",
    measure=Measure.QUANTITY,
    target=Decimal(500_000),
    unit=Unit.CURRENCY,
    currency="USD",
)
PRICE = SAVINGS.model_copy(update={"metric": "price of a litre", "target": Decimal("1.2")})
REQUESTS = Definition(
    statement="Increase the share of data requests answered within 2 days from 80% to 95%",
    metric="share of data requests answered within 2 days",
    measure=Measure.QUANTITY,
    target=Decimal(95),
    unit=Unit.PERCENT,
)
EVERY = {
    "dso": DSO, "closing": CLOSING, "findings": FINDINGS, "margin": MARGIN, "savings": SAVINGS, "price": PRICE,
    "requests": REQUESTS,
}  # fmt: skip
KNOWN = tuple(known(name, definition) for name, definition in EVERY.items())


def told(text: str) -> list[str]:
    """Each value with its KPI, in that KPI's own unit, with its remark."""
    found = []
    for one in reports(text, kpis=KNOWN, today=TODAY):
        kpi = one.candidates[0] if len(one.candidates) == 1 else "?"
        value = fitted(one, EVERY[kpi]) if kpi in EVERY else one.value
        found.append(f"{kpi} {'+' * one.adds}{value}" + (f" ({one.note})" if one.note else ""))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("purchasing savings 35.000", "savings 35000"),
        ("purchasing savings $35.000", "savings 35000"),
        ("purchasing savings 35.000 $", "savings 35000"),
        ("purchasing savings $35,000", "savings 35000"),
        ("purchasing savings 1.200.000", "savings 1200000"),
        ("purchasing savings 1.200,50", "savings 1200.50"),
        ("price of a litre 1.239", "price 1.239"),
        ("DSO 41,5", "dso 41.5"),
        ("DSO 41 and a half", "dso 41.5"),
        ("dso forty-one and a half", "dso 41.5"),
        ("purchasing savings 1.1 m", "savings 1100000"),
        ("purchasing savings 12 k", "savings 12000"),
        ("purchasing savings about one million", "savings 1000000"),
    ],
)
def test_numbers_are_what_their_writer_means(text: str, expected: str) -> None:
    (found,) = told(text)
    name, value = found.split()
    wanted, number = expected.split()
    assert (name, Decimal(value)) == (wanted, Decimal(number))


@pytest.mark.parametrize(
    ("text", "value", "day"),
    [
        ("DSO October 39", 39, OCTOBER),
        ("DSO Oct: 39", 39, OCTOBER),
        ("DSO 39 (October)", 39, OCTOBER),
        ("DSO 39 on 31 October", 39, OCTOBER),
        ("DSO 39 as of 31 Oct 2026", 39, OCTOBER),
        ("DSO 39 for 2026-10", 39, OCTOBER),
        ("DSO 39 in 10/2026", 39, OCTOBER),
        ("2026-10: DSO 39", 39, OCTOBER),
        ("correct October to 39", 39, OCTOBER),
        ("can you correct the DSO of October to 39?", 39, OCTOBER),
        ("no, DSO was 39 in October", 39, OCTOBER),
        ("DSO for October 31", 31, OCTOBER),
        ("DSO 39, October", 39, OCTOBER),
        ("DSO 39 - last month", 39, OCTOBER),
        ("DSO 39 because of illness; Colin trains a temp by 20 January", 39, None),
        ("DSO 39 – the two big ones pay in December", 39, None),
        ("DSO 39. Last month was better.", 39, None),
        ("DSO may be 39", 39, None),
        ("DSO 39", 39, None),
    ],
)
def test_a_value_goes_to_the_month_that_was_named(text: str, value: int, day: date | None) -> None:
    (found,) = reports(text, kpis=KNOWN, today=TODAY)
    assert found.value == value
    assert (found.day and found.day.replace(day=1)) == (day and day.replace(day=1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("margin 33 percent up from 32", ["margin 33 (up from 32)"]),
        ("gross margin 33%, up from 32%", ["margin 33 (up from 32%)"]),
        ("DSO 43, target 30", ["dso 43 (target 30)"]),
        ("DSO 43 vs 45 in plan", ["dso 43 (vs 45 in plan)"]),
        ("DSO went from 45 to 43", ["dso 43"]),
        ("requests answered within 2 days up from 80 to 93", ["requests 93"]),
        ("DSO 43. A big customer paid late.", ["dso 43 (A big customer paid late.)"]),
        ("DSO 43 // customer paid late", ["dso 43 (customer paid late)"]),
        ("DSO 43. 3 customers paid late.", ["dso 43 (3 customers paid late.)"]),
        ("1. DSO 41\n2. Closing days 6", ["dso 41", "closing 6"]),
        ("DSO 43 but one big customer pays tomorrow", ["dso 43 (one big customer pays tomorrow)"]),
        ("DSO 41. Closing days 6. Audit findings 0.", ["dso 41", "closing 6", "findings 0"]),
        ("DSO 44 but gross margin 33%", ["dso 44", "margin 33"]),
    ],
)
def test_what_stands_beside_a_value_is_its_remark(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no audit findings", "findings 0"),
        ("we had no audit findings", "findings 0"),
        ("one more audit finding", "findings +1"),
        ("two more audit findings", "findings +2"),
        ("audit findings: two", "findings 2"),
    ],
)
def test_things_are_counted_in_words(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text", ["DSO between 38 and 40", "DSO 38-40", "DSO 45 41", "purchasing savings 1 million 200 thousand"]
)
def test_two_numbers_are_asked_back(text: str) -> None:
    (found,) = reports(text, kpis=KNOWN, today=TODAY)
    definition = EVERY[found.candidates[0]]
    value = fitted(found, definition)
    assert doubt(found, definition, value=value, last=None, factor=Decimal(10)) is Doubt.SEVERAL


@pytest.mark.parametrize(
    "text", ["DSO unchanged", "DSO same as last month", "DSO: no change", "DSO still the same"]
)
def test_unchanged_is_the_value_of_last_time(text: str) -> None:
    (found,) = reports(text, kpis=KNOWN, today=TODAY)
    assert found.candidates == ("dso",)
    assert found.is_same


@pytest.mark.parametrize("text", ["DSO\t41\nClosing days\t6", "KPI Nov\nDSO 41\nClosing days 6"])
def test_cells_of_a_table_are_values(text: str) -> None:
    assert told(text) == ["dso 41", "closing 6"]


def test_the_months_above_a_table_go_to_the_values_below_them() -> None:
    found = reports("KPI October November\nDSO 42 41\nGross margin 33,5 % 34 %", kpis=KNOWN, today=TODAY)
    assert [(one.candidates, one.value, one.day) for one in found] == [
        (("dso",), 42, OCTOBER),
        (("dso",), 41, NOVEMBER),
        (("margin",), Decimal("33.5"), OCTOBER),
        (("margin",), 34, NOVEMBER),
    ]


@pytest.mark.parametrize("text", ["yes", "not yet", "done"])
def test_a_bare_yes_is_no_value_of_something_that_is_counted(text: str) -> None:
    assert [one.candidates for one in reports(text, kpis=KNOWN, today=TODAY)] == [()]


def test_a_period_behind_several_values_is_that_of_all() -> None:
    found = reports("DSO 41, closing days 6 for October", kpis=KNOWN, today=TODAY)
    assert [one.day for one in found] == [OCTOBER, OCTOBER]


def test_a_bare_value_that_fits_nothing_may_be_of_any_kpi() -> None:
    (found,) = reports("38%", kpis=KNOWN[:3], today=TODAY)
    assert found.candidates == ("dso", "closing", "findings")
