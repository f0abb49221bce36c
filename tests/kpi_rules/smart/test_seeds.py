"""The sentences that the sources quote, and what a coach says of each."""

from datetime import date
from decimal import Decimal

import pytest

from kpi_rules.findings import Finding, Letter, Severity
from kpi_rules.rewrite import Part, definition_of, missing
from kpi_rules.smart import Context, Judgement, judge
from nlp import read
from nlp.nouns import Cadence, Direction, TargetKind, Unit

TODAY = date(2026, 11, 22)


def judged(text: str, context: Context | None = None) -> Judgement:
    return judge(read(text, today=TODAY), context or Context(today=TODAY))


def flags(text: str, context: Context | None = None) -> dict[str, Finding]:
    return {finding.rule: finding for finding in judged(text, context).flags}


def letters(text: str) -> str:
    """The letters that are flagged, in the order S M A R T."""
    found = {finding.letter for finding in judged(text).flags}
    return "".join(letter for letter in Letter if letter in found)


def advice(text: str) -> set[str]:
    return {finding.rule for finding in judged(text).findings if finding.severity is Severity.ADVICE}


@pytest.mark.req("001-06")
def test_a_decrease_without_a_number_is_asked_how_much_and_by_when() -> None:
    found = flags("reducing operational costs by identifying inefficiencies")
    assert {"no-number", "no-time"} <= found.keys()
    assert "how much" in found["no-number"].question.casefold()
    assert "by when" in found["no-time"].question.casefold()


@pytest.mark.req("001-06")
def test_the_other_two_statements_of_the_example() -> None:
    company, sales = judged("increase profitability by 15% this year"), judged("increase sales volume by 20%")
    assert company.passes
    assert letters("increase sales volume by 20%") == "T"
    for verdict, percent in ((company, Decimal(15)), (sales, Decimal(20))):
        target = verdict.reading.target
        assert target is not None
        assert (target.value, target.unit, target.kind) == (percent, Unit.PERCENT, TargetKind.CHANGE)
        assert verdict.reading.direction is Direction.INCREASE
    assert company.reading.deadline is not None
    assert company.reading.deadline.last_day == date(2026, 12, 31)


@pytest.mark.req("001-10")
def test_churn_lacks_start_and_date_and_its_means_are_vague() -> None:
    text = "reduce churn by 10% through improved service quality"
    verdict = judged(text)
    reading = verdict.reading
    assert reading.metric is not None
    assert reading.metric.text == "churn"
    assert reading.direction is Direction.DECREASE
    assert reading.target is not None
    assert (reading.target.value, reading.target.kind, reading.target.unit) == (
        Decimal(10),
        TargetKind.CHANGE,
        Unit.PERCENT,
    )
    assert {"no-baseline"} <= advice(text)
    assert letters(text) == "T"
    means = [finding.text for finding in verdict.findings if finding.rule == "unclear-means"]
    assert means == ["improved service quality"]


@pytest.mark.req("001-14")
def test_receivable_days_lack_only_a_date() -> None:
    text = "reduce accounts receivable days from 45 to 30 days"
    told = [finding.rule for finding in judged(text).findings if finding.letter in {*"SMT"}]
    assert told == ["no-time-for-duration"]
    definition = definition_of(judged(text).reading)
    assert missing(definition) == (Part.DUE,)
    assert definition.metric == "accounts receivable days"
    assert definition.baseline == 45
    assert definition.target == 30
    assert (definition.unit, definition.unit_text) == (Unit.DURATION, "days")
    assert definition.direction is Direction.DECREASE


@pytest.mark.req("001-15")
def test_new_clients_each_quarter_lack_nothing() -> None:
    verdict = judged("acquire 50 new clients each quarter")
    assert (verdict.specific, verdict.measurable, verdict.time_bound) == (True, True, True)
    assert verdict.passes
    definition = definition_of(verdict.reading)
    assert definition.target == 50
    assert (definition.unit, definition.unit_text, definition.cadence) == (
        Unit.COUNT,
        "clients",
        Cadence.QUARTERLY,
    )
    assert missing(definition) == ()


@pytest.mark.req("001-25")
def test_every_statement_gets_five_verdicts() -> None:
    verdict = judged("improve cash flow")
    assert (verdict.specific, verdict.measurable, verdict.time_bound) == (False, False, False)
    assert (verdict.attainable, verdict.relevant) == (None, None)


@pytest.mark.req("001-26")
def test_improve_cash_flow_is_vague_and_has_no_number_and_no_time() -> None:
    assert letters("improve cash flow") == "SMT"
    assert flags("improve cash flow")["vague-verb"].text == "improve"


@pytest.mark.req("001-27")
def test_the_cure_passes() -> None:
    verdict = judged("increase cash flow by 15% within the next fiscal year")
    assert (verdict.specific, verdict.measurable, verdict.time_bound) == (True, True, True)
    assert (verdict.attainable, verdict.relevant) == (None, None)
    assert verdict.passes


@pytest.mark.req("001-27")
def test_with_a_start_and_a_link_the_cure_is_attainable_and_relevant_too() -> None:
    known = Context(
        today=TODAY,
        reached=Decimal(1_000_000),
        baseline=Decimal(1_000_000),
        best_past=Decimal(1_100_000),
        objective="Keep a healthy cash flow",
        linked=True,
    )
    verdict = judged("increase cash flow by 15% within the next fiscal year", known)
    assert (verdict.attainable, verdict.relevant) == (True, True)


@pytest.mark.req("001-27")
def test_the_fiscal_year_is_a_setting() -> None:
    reading = read("increase cash flow by 15% within the next fiscal year", today=TODAY, fiscal_year_start=4)
    assert definition_of(reading).due == date(2028, 3, 31)


@pytest.mark.req("001-28")
def test_a_target_that_contradicts_start_and_change_is_flagged_with_both_numbers() -> None:
    found = flags("increase cash flow from $1 million by 15% to $1.2 million by 31 December 2027")
    assert "$1,150,000" in found["contradiction"].why
    assert "$1,200,000" in found["contradiction"].why


@pytest.mark.req("001-28")
def test_a_start_that_is_known_from_elsewhere_counts_as_well() -> None:
    known = Context(today=TODAY, baseline=Decimal(1_000_000))
    assert "contradiction" in flags("increase cash flow by 15% to $1.2 million by 31 December 2027", known)
    assert "contradiction" not in flags(
        "increase cash flow by 15% to $1.15 million by 31 December 2027", known
    )


@pytest.mark.req("003-05", "003-06", "003-04")
def test_a_good_relationship_is_neither_specific_nor_measurable() -> None:
    text = "establishing a good relationship with customers"
    verdict = judged(text)
    assert (verdict.specific, verdict.measurable) == (False, False)
    named = [finding for finding in verdict.flags if finding.letter is Letter.S]
    assert named
    assert any("good relationship" in finding.why for finding in named)
    assert all(finding.question.endswith("?") for finding in verdict.findings)


@pytest.mark.req("003-07")
def test_visits_are_specific_and_an_activity() -> None:
    text = "visiting 100 manufacturing customers"
    verdict = judged(text)
    assert (verdict.specific, verdict.measurable, verdict.time_bound) == (True, True, False)
    assert letters(text) == "T"
    [work] = [finding for finding in verdict.findings if finding.rule == "activity"]
    assert (work.severity, work.text) == (Severity.ADVICE, "visiting")
    assert "bring" in work.question


@pytest.mark.req("003-08", "003-09")
def test_a_rate_of_a_population_is_measurable() -> None:
    verdict = judged("the conversion rate of 100 manufacturing customers must reach 5%")
    reading = verdict.reading
    assert verdict.measurable
    assert reading.metric is not None
    assert reading.metric.text.startswith("conversion rate")
    assert reading.target is not None
    assert reading.target.value == 5
    assert reading.target.unit is Unit.PERCENT
    assert reading.direction is Direction.INCREASE
    assert definition_of(reading).metric == "conversion rate of 100 manufacturing customers"
    assert letters(reading.text) == "T"


@pytest.mark.req("003-10")
def test_a_number_of_orders_cannot_reach_five_percent() -> None:
    found = flags("the number of orders must reach 5%")["count-in-percent"]
    assert found.text == "5%"
    assert found.question.startswith("5% of what?")


@pytest.mark.req("003-11")
def test_without_past_values_nobody_can_tell_and_the_last_one_is_asked_for() -> None:
    verdict = judged("reduce accounts receivable days from 45 to 30 days by 30 June 2027")
    assert verdict.attainable is None
    [asked] = [finding for finding in verdict.findings if finding.rule == "no-evidence"]
    assert "last value" in asked.question


@pytest.mark.req("003-12", "003-13")
@pytest.mark.parametrize(
    ("target", "rule", "attainable"),
    [
        (38, "too-low", False),
        (40, "too-low", False),
        (42, None, True),
        (45, "tiptoe", True),
        (66, "tiptoe", True),
        (67, "too-high", False),
    ],
)
def test_a_goal_lies_between_too_low_and_too_high(target: int, rule: str | None, *, attainable: bool) -> None:
    past = Context(today=TODAY, reached=Decimal(40), best_past=Decimal(44))
    verdict = judged(f"raise NPS to {target} by 30 June 2027", past)
    assert verdict.attainable is attainable
    assert [f.rule for f in verdict.findings if f.letter is Letter.A] == ([rule] if rule else [])


@pytest.mark.req("003-12")
@pytest.mark.parametrize(("target", "rule"), [(45, "too-low"), (30, "tiptoe"), (25, "too-high")])
def test_the_limits_turn_round_when_less_is_better(target: int, rule: str) -> None:
    past = Context(today=TODAY, reached=Decimal(45), best_past=Decimal(40))
    verdict = judged(f"reduce receivable days to {target} days by 30 June 2027", past)
    assert [f.rule for f in verdict.findings if f.letter is Letter.A] == [rule]


ROUTES = "increase the market share of Japanese tourist routes"


@pytest.mark.req("003-15", "003-14")
@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("raise bookings on Japanese routes by 20% by 30 June 2027", True),
        ("raise bookings on routes to Japan by 20% by 30 June 2027", True),
        ("raise bookings on Korean routes by 20% by 30 June 2027", False),
        ("raise bookings on routes to South Korea by 20% by 30 June 2027", False),
        ("raise bookings on routes to Thailand by 20% by 30 June 2027", False),
        ("raise bookings on Thai routes by 20% by 30 June 2027", False),
        ("raise bookings on Japanese and Thai routes by 20% by 30 June 2027", True),
    ],
)
def test_routes_to_another_country_do_not_serve_the_objective(text: str, *, fits: bool) -> None:
    verdict = judged(text, Context(today=TODAY, objective=ROUTES, linked=True))
    assert verdict.relevant is fits


@pytest.mark.req("003-14", "001-13")
def test_a_link_needs_a_common_term_or_a_reason() -> None:
    text = "reduce accounts receivable days from 45 to 30 days by 30 June 2027"
    revenue = Context(today=TODAY, objective="Increase revenue by 20%", linked=True)
    assert judged(text, revenue).relevant is None
    assert judged(text, revenue.model_copy(update={"link_reason": "cash flow"})).relevant is True
    assert judged(text, Context(today=TODAY, linked=False)).relevant is False


@pytest.mark.req("001-13")
def test_the_three_statements_of_the_cascade_are_understood() -> None:
    assert judged("increase revenue by 20% this year").passes
    assert judged("acquire 50 new clients each quarter").passes


@pytest.mark.req("003-16")
@pytest.mark.parametrize(
    "words", ["soon", "as soon as possible", "on an ongoing basis", "in the near future"]
)
def test_vague_time_is_no_time(words: str) -> None:
    assert not judged(f"increase cash flow by 15% {words}").time_bound


@pytest.mark.req("003-16")
@pytest.mark.parametrize("words", ["soon", "as soon as possible"])
def test_vague_time_is_underlined_and_asked_for(words: str) -> None:
    verdict = judged(f"increase cash flow by 15% {words}")
    assert [f.text for f in verdict.flags if f.rule == "vague-time"] == [words]
    assert "no-time" not in {finding.rule for finding in verdict.findings}


@pytest.mark.req("003-17")
def test_advertising_conversion_needs_a_time() -> None:
    text = "advertising conversion must reach 500,000"
    assert letters(text) == "T"
    assert letters(f"{text} within a week") == ""
    assert letters(f"{text} within a month") == ""


@pytest.mark.req("003-27")
@pytest.mark.parametrize(
    ("text", "value", "cadence"),
    [
        ("Get off work on time every day", None, Cadence.DAILY),
        ("Exercise twice a week", 2, Cadence.WEEKLY),
        ("Read a book every month", 1, Cadence.MONTHLY),
        ("Travel once a quarter", 1, Cadence.QUARTERLY),
        ("Leave 10 minutes alone every day", 10, Cadence.DAILY),
    ],
)
def test_personal_habits_have_a_rhythm(text: str, value: int | None, cadence: Cadence) -> None:
    verdict = judged(text)
    assert verdict.time_bound
    assert verdict.reading.deadline is not None
    assert verdict.reading.deadline.cadence is cadence
    if value is not None:
        assert verdict.reading.target is not None
        assert verdict.reading.target.value == value


@pytest.mark.req("003-28")
def test_habits_without_a_time_and_a_hobby_without_a_number() -> None:
    habits = judged("Develop 1-2 good habits")
    assert habits.measurable
    assert not habits.time_bound
    assert habits.reading.target is not None
    assert habits.reading.target.value == 1
    assert habits.reading.target.high == 2
    hobby = judged("Learn a hobby")
    assert (hobby.measurable, hobby.time_bound) == (False, False)
