"""What somebody says about values is read as the values that it reports."""

from datetime import date
from decimal import Decimal

import pytest

from kpi_rules.nouns import Definition
from kpi_rules.reports import Doubt, doubt, fitted, known, reports
from nlp.nouns import Direction, Measure, Unit

TODAY = date(2026, 11, 23)
DAYS = Definition(
    statement="Reduce accounts receivable days from 45 to 30 days by 31 December 2027",
    metric="accounts receivable days",
    direction=Direction.DECREASE,
    measure=Measure.QUANTITY,
    baseline=Decimal(45),
    target=Decimal(30),
    unit=Unit.DURATION,
    unit_text="days",
)
CHURN = Definition(
    statement="Reduce churn to 4%",
    metric="churn",
    direction=Direction.DECREASE,
    measure=Measure.QUANTITY,
    target=Decimal(4),
    unit=Unit.PERCENT,
)
CLIENTS = Definition(
    statement="Acquire 50 new clients each quarter",
    metric="new clients",
    direction=Direction.INCREASE,
    measure=Measure.QUANTITY,
    target=Decimal(50),
    unit=Unit.COUNT,
    unit_text="clients",
)
CASH = Definition(
    statement="Increase cash flow from $1,000,000 to $1,150,000",
    metric="cash flow",
    measure=Measure.QUANTITY,
    target=Decimal(1150000),
    unit=Unit.CURRENCY,
    currency="USD",
)
REQUESTS = Definition(
    statement="Increase the share of data requests answered within 2 days from 80% to 95%",
    metric="share of data requests answered within 2 days",
    measure=Measure.QUANTITY,
    target=Decimal(95),
    unit=Unit.PERCENT,
)
PORTAL = Definition(
    statement="Launch the expense portal by 30 June 2027",
    metric="Launch the expense portal",
    measure=Measure.MILESTONE,
)
CLAIMS = Definition(
    statement="Reduce the time to pay expense claims from 12 to 5 days by 30 June 2027",
    metric="time to pay expense claims",
    direction=Direction.DECREASE,
    measure=Measure.QUANTITY,
    baseline=Decimal(12),
    target=Decimal(5),
    unit=Unit.DURATION,
    unit_text="days",
)
CLOSE = Definition(
    statement="Reduce the days to close the month from 8 to 4 days by 31 December 2027",
    metric="days to close the month",
    direction=Direction.DECREASE,
    measure=Measure.QUANTITY,
    baseline=Decimal(8),
    target=Decimal(4),
    unit=Unit.DURATION,
    unit_text="days",
)
EVERY = {
    "days": DAYS, "churn": CHURN, "clients": CLIENTS, "cash": CASH, "requests": REQUESTS, "portal": PORTAL,
}  # fmt: skip
KNOWN = tuple(known(name, definition) for name, definition in EVERY.items())


def heard(text: str, *only: str) -> list[tuple[str, str]]:
    """Which KPI each value may be of, and the value; a plus where it adds."""
    kpis = tuple(kpi for kpi in KNOWN if not only or kpi.id in only)
    return [
        ("/".join(one.candidates), f"{'+' * one.adds}{one.value:f}")
        for one in reports(text, kpis=kpis, today=TODAY)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AR days 38", [("days", "38")]),
        ("now at 38 accounts receivable days", [("days", "38")]),
        ("AR days 38, churn 4.5%", [("days", "38"), ("churn", "4.5")]),
        ("AR days 38 and churn at 4.5%", [("days", "38"), ("churn", "4.5")]),
        (
            "AR days: 38\nchurn: 4.5%\ncash flow $1.2m",
            [("days", "38"), ("churn", "4.5"), ("cash", "1200000")],
        ),
        ("new clients +2", [("clients", "+2")]),
        ("2 more clients", [("clients", "+2")]),
        ("clients up by 3", [("clients", "+3")]),
        ("cash flow 1.2m", [("cash", "1200000")]),
        ("data requests answered within 2 days 93%", [("requests", "93")]),
        ("requests 93%", [("requests", "93")]),
        ("portal done", [("portal", "100")]),
        ("the portal is not done", [("portal", "0")]),
        ("portal 60%", [("portal", "60")]),
        ("the portal is half done", [("portal", "50")]),
        ("the portal is almost done", []),
        ("the portal will be done in June", []),
        ("cash flow -3000", [("cash", "-3000")]),
        ("cash flow minus 3000", [("cash", "-3000")]),
        ("AR days forty", [("days", "40")]),
        ("AR days forty-two days, new clients: none", [("days", "42"), ("clients", "0")]),
        ("new clients plus two", [("clients", "+2")]),
        ("AR days: two big customers paid late", []),
        ("one of our clients left", []),
        ("45%", [("churn/requests/portal", "45")]),
        ("1.2m", [("days/churn/clients/cash/requests", "1200000")]),
        ("weather 20", [("", "20")]),
        ("hello", []),
        ("", []),
    ],
)
def test_values_are_found_by_the_words_of_their_kpi(text: str, expected: list[tuple[str, str]]) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AR days 38", ""),
        ("days 9", "close"),
        ("days to close 9", "close"),
        ("close 9", "close"),
        ("month 9", "close"),
    ],
)
def test_a_unit_alone_does_not_make_words_the_name_of_another_kpi(text: str, expected: str) -> None:
    (report,) = reports(text, kpis=(known("close", CLOSE), known("churn", CHURN)), today=TODAY)
    assert "".join(report.candidates) == expected


@pytest.mark.parametrize("text", ["38", "now at 38", "we are at 38 now", "38 days", "it's 38", "at 38 today"])
def test_who_has_one_kpi_need_not_name_it(text: str) -> None:
    assert heard(text, "days") == [("days", "38")]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("38 – big customer paid late", "big customer paid late"),
        ("38 - big customer paid late, and nobody noticed", "big customer paid late, and nobody noticed"),
        ("38 because 2 customers paid late", "because 2 customers paid late"),
        ("AR days 38 (a big customer paid late)", "a big customer paid late"),
        ("38, big customer paid late", "big customer paid late"),
        ("AR days – 38", ""),
        ("38 – 3 paid late, 2 not at all", "3 paid late, 2 not at all"),
    ],
)
@pytest.mark.req("001-01")
def test_a_remark_behind_the_value_is_kept(text: str, note: str) -> None:
    (report,) = reports(text, kpis=KNOWN[:1], today=TODAY)
    assert report.value == 38
    assert report.note == note


def test_a_remark_goes_with_the_value_before_it() -> None:
    first, second = reports("AR days 38 – one paid late, churn 4.5%", kpis=KNOWN, today=TODAY)
    assert (first.candidates, first.note) == (("days",), "one paid late")
    assert (second.candidates, second.note) == (("churn",), "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("October: 40", date(2026, 10, 31)),
        ("AR days for October 40", date(2026, 10, 31)),
        ("AR days 40 in Oct", date(2026, 10, 31)),
        ("December: 40", date(2025, 12, 31)),
        ("October 2025: 40", date(2025, 10, 31)),
        ("Q3: 40", date(2026, 9, 30)),
        ("last month: 40", date(2026, 10, 31)),
        ("this month 40", TODAY),
        ("week 46: 40", date(2026, 11, 15)),
        ("yesterday 40", date(2026, 11, 22)),
        ("40", None),
        ("we may have 40", None),
    ],
)
def test_a_period_that_is_over_can_be_named(text: str, day: date | None) -> None:
    (report,) = reports(text, kpis=KNOWN[:1], today=TODAY)
    assert report.value == 40
    assert report.day == day


@pytest.mark.parametrize(
    ("text", "kpi", "last", "expected"),
    [
        ("AR days 38", DAYS, 41, None),
        ("AR days 2 weeks", DAYS, 41, None),
        ("43 receivable days", DAYS, 41, None),
        ("AR days 38%", DAYS, 41, Doubt.UNIT),
        ("clients 45%", CLIENTS, 40, Doubt.UNIT),
        ("clients $45", CLIENTS, 40, Doubt.UNIT),
        ("cash flow €40", CASH, None, Doubt.UNIT),
        ("clients done", CLIENTS, 40, Doubt.NOT_A_NUMBER),
        ("AR days 410", DAYS, 41, Doubt.JUMP),
        ("AR days 4.1", DAYS, 41, Doubt.JUMP),
        ("AR days 400", DAYS, 41, None),
        ("AR days 400", DAYS, None, None),
        ("AR days -3", DAYS, 41, Doubt.BELOW_ZERO),
        ("cash flow -3000", CASH, None, None),
        ("requests 120%", REQUESTS, 80, Doubt.ABOVE_WHOLE),
        ("portal 120%", PORTAL, None, Doubt.ABOVE_WHOLE),
        ("portal done", PORTAL, None, None),
        ("portal 12 days", PORTAL, None, Doubt.UNIT),
        ("expense claims 14", CLAIMS, 12, None),
        ("expense claims $14", CLAIMS, 12, Doubt.UNIT),
    ],
)
def test_a_value_that_does_not_fit_is_asked_back(
    text: str, kpi: Definition, last: int | None, expected: Doubt | None
) -> None:
    (report,) = reports(text, kpis=KNOWN, today=TODAY)
    before = Decimal(last) if last is not None else None
    value = fitted(report, kpi)
    assert doubt(report, kpi, value=value, last=before, factor=Decimal(10)) is expected


def test_weeks_become_the_days_of_the_kpi() -> None:
    (report,) = reports("AR days 2 weeks", kpis=KNOWN, today=TODAY)
    assert fitted(report, DAYS) == 14


def test_a_bare_value_of_another_time_belongs_to_the_kpi_named_before_it() -> None:
    found = reports("data requests 60% last month, 91 this month", kpis=KNOWN, today=TODAY)
    assert [one.candidates for one in found] == [("requests",), ("requests",)]
    assert [one.value for one in found] == [60, 91]


@pytest.mark.parametrize("said", ["41 days i mean", "sorry, 41 days", "oops wrong, 41 days"])
def test_a_correction_in_passing_names_no_kpi(said: str) -> None:
    [found] = reports(said, kpis=KNOWN, today=TODAY)
    assert "days" in found.candidates
