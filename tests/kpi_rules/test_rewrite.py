"""A definition grows by answers until its sentence is whole."""

from datetime import date
from decimal import Decimal

import pytest

from kpi_rules.nouns import Definition
from kpi_rules.rewrite import Part, definition_of, filled, missing, sentence
from nlp.nouns import (
    Amount,
    Cadence,
    Comparator,
    Direction,
    Measure,
    Period,
    Reading,
    Span,
    Target,
    TargetKind,
    Unit,
    Vague,
)

TODAY = date(2026, 11, 22)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(text=words, start=start, end=start + len(words))


def amount(value: str, **fields: object) -> Amount:
    return Amount.model_validate(
        {"text": value, "start": 0, "end": len(value), "value": Decimal(value), **fields}
    )


def percent(value: str, **fields: object) -> Amount:
    return amount(value, unit=Unit.PERCENT, unit_text="%", **fields)


def until(day: date | None, *, cadence: Cadence | None = None) -> Period:
    return Period(text="", start=0, end=0, last_day=day, cadence=cadence)


NEXT_YEAR = Period(text="", start=0, end=0, first_day=date(2027, 1, 1), last_day=date(2027, 12, 31))
VAGUE = "improve cash flow"
CASH = definition_of(Reading(text=VAGUE, verb=span(VAGUE, "improve"), metric=span(VAGUE, "cash flow")))


@pytest.mark.req("001-26", "001-28")
def test_three_answers_make_a_vague_wish_a_whole_sentence() -> None:
    asked = []
    definition = CASH
    answers = {Part.TARGET: percent("15"), Part.BASELINE: amount("1000000")}
    while missing(definition):
        part = missing(definition)[0]
        asked.append(part)
        definition = filled(
            definition,
            part,
            today=TODAY,
            amount=answers.get(part),
            period=NEXT_YEAR if part is Part.DUE else None,
        )
    assert asked == [Part.TARGET, Part.BASELINE, Part.DUE]
    assert sentence(definition) == "Increase cash flow from $1,000,000 to $1,150,000 by 31 December 2027"


@pytest.mark.req("003-06", "000-02")
def test_a_vague_thing_is_asked_what_would_be_counted() -> None:
    text = "establish a good relationship with customers"
    good = Vague(**span(text, "good").model_dump(), rule="vague-adjective")
    reading = Reading(text=text, metric=span(text, "a good relationship with customers"), vague=(good,))
    assert missing(definition_of(reading))[0] is Part.METRIC
    named = filled(definition_of(reading), Part.METRIC, today=TODAY, text="the number of repeat orders.")
    assert named.metric == "number of repeat orders"


@pytest.mark.req("001-28")
def test_the_start_may_come_before_the_change() -> None:
    started = filled(CASH, Part.BASELINE, today=TODAY, amount=amount("1000000"))
    changed = filled(started, Part.TARGET, today=TODAY, amount=percent("15"))
    assert changed.target == 1_150_000
    assert (changed.target_kind, changed.unit) == (TargetKind.REACH, Unit.CURRENCY)


@pytest.mark.parametrize(
    ("typed", "answer", "target", "kind"),
    [
        ("15%", percent("15"), 15, TargetKind.CHANGE),
        ("by 15%", percent("15"), 15, TargetKind.CHANGE),
        ("+15%", percent("15"), 15, TargetKind.CHANGE),
        ("to 15%", percent("15"), 15, TargetKind.REACH),
        ("1.2m", amount("1200000"), 1_200_000, TargetKind.REACH),
        ("by 200k", amount("200000"), 200_000, TargetKind.CHANGE),
        ("2x", amount("2", unit=Unit.TIMES), 2, TargetKind.CHANGE),
    ],
)
def test_an_answer_is_a_value_or_a_change_as_it_is_typed(
    typed: str, answer: Amount, target: int, kind: TargetKind
) -> None:
    definition = filled(CASH, Part.TARGET, today=TODAY, amount=answer, text=typed)
    assert definition.target == target
    assert definition.target_kind is kind


def test_percent_of_a_rate_is_a_value() -> None:
    rate = CASH.model_copy(update={"metric": "on-time delivery rate"})
    definition = filled(rate, Part.TARGET, today=TODAY, amount=percent("95"))
    assert definition.target_kind is TargetKind.REACH
    assert definition.direction is Direction.INCREASE


@pytest.mark.parametrize(
    ("metric", "change", "base", "expected"),
    [
        ("complaints", percent("20"), amount("50", unit=Unit.COUNT), "Reduce complaints from 50 to 40"),
        (
            "lead time",
            percent("50"),
            amount("8", unit=Unit.DURATION, unit_text="days"),
            "Reduce lead time from 8 to 4 days",
        ),
        (
            "stock turns",
            amount("2", unit=Unit.TIMES),
            amount("3", unit=Unit.COUNT),
            "Increase stock turns from 3 to 6",
        ),
        (
            "market share",
            amount("3", unit=Unit.PERCENTAGE_POINT, unit_text="percentage points"),
            percent("12"),
            "Increase market share from 12% to 15%",
        ),
        (
            "operating costs",
            percent("4"),
            amount("2500000"),
            "Reduce operating costs from $2,500,000 to $2,400,000",
        ),
    ],
)
def test_a_change_becomes_a_value_as_soon_as_the_start_is_known(
    metric: str, change: Amount, base: Amount, expected: str
) -> None:
    empty = CASH.model_copy(update={"metric": metric})
    changed = filled(empty, Part.TARGET, today=TODAY, amount=change, text=f"by {change.value}")
    assert sentence(filled(changed, Part.BASELINE, today=TODAY, amount=base)) == expected


def test_another_currency_can_be_the_usual_one() -> None:
    definition = filled(CASH, Part.TARGET, today=TODAY, amount=amount("500000"), currency="EUR")
    assert sentence(definition) == "Increase cash flow to €500,000"


def test_the_direction_follows_from_start_and_target() -> None:
    opened = CASH.model_copy(update={"metric": "open positions"})
    based = filled(opened, Part.BASELINE, today=TODAY, amount=amount("12", unit=Unit.COUNT))
    assert filled(based, Part.TARGET, today=TODAY, amount=amount("4")).direction is Direction.DECREASE


def test_a_unit_can_be_named_later() -> None:
    bare = filled(CASH.model_copy(update={"metric": "waiting"}), Part.TARGET, today=TODAY, amount=amount("3"))
    assert missing(bare)[0] is Part.UNIT
    days = filled(bare, Part.UNIT, today=TODAY, amount=amount("1", unit=Unit.DURATION, unit_text="days"))
    assert days.unit is Unit.DURATION
    assert filled(bare, Part.UNIT, today=TODAY, text="letters").unit_text == "letters"


@pytest.mark.parametrize(
    ("named", "unit"),
    [
        ("$", Unit.CURRENCY),
        ("money", Unit.CURRENCY),
        ("times", Unit.COUNT),
        ("%", Unit.PERCENT),
        ("hours", Unit.DURATION),
    ],
)
def test_a_unit_can_be_named_in_a_word(named: str, unit: Unit) -> None:
    bare = filled(CASH.model_copy(update={"metric": "waiting"}), Part.TARGET, today=TODAY, amount=amount("3"))
    assert filled(bare, Part.UNIT, today=TODAY, text=named).unit is unit


def test_a_rhythm_leaves_the_day_open() -> None:
    weekly = filled(CASH, Part.DUE, today=TODAY, period=until(None, cadence=Cadence.WEEKLY))
    assert (weekly.due, weekly.cadence) == (None, Cadence.WEEKLY)


def test_a_day_that_has_passed_is_no_deadline() -> None:
    assert filled(CASH, Part.DUE, today=TODAY, period=until(date(2026, 1, 1))) == CASH


@pytest.mark.parametrize("part", list(Part))
def test_an_answer_that_does_not_fit_changes_nothing(part: Part) -> None:
    assert filled(CASH, part, today=TODAY) == CASH


@pytest.mark.req("000-31")
def test_a_milestone_needs_only_its_date() -> None:
    portal = Definition(statement="Launch the portal", metric="Launch the portal", measure=Measure.MILESTONE)
    assert missing(portal) == (Part.DUE,)
    assert missing(filled(portal, Part.DUE, today=TODAY, period=NEXT_YEAR)) == ()


def test_everything_is_missing_from_nothing() -> None:
    assert missing(Definition(statement="")) == (Part.METRIC, Part.TARGET, Part.BASELINE, Part.DUE)


def test_keeping_a_value_needs_no_start() -> None:
    kept = Definition(
        statement="",
        metric="uptime",
        direction=Direction.KEEP,
        measure=Measure.QUANTITY,
        target=Decimal(99),
        target_kind=TargetKind.REACH,
        comparator=Comparator.AT_LEAST,
        unit=Unit.PERCENT,
    )
    assert missing(kept) == (Part.DUE,)


@pytest.mark.req("001-14")
def test_a_reading_gives_its_values_to_the_definition() -> None:
    text = "reduce accounts receivable days from 45 to 30 days"
    reading = Reading(
        text=text,
        metric=span(text, "accounts receivable days"),
        direction=Direction.DECREASE,
        measure=Measure.QUANTITY,
        baseline=Amount(
            **span(text, "45").model_dump(), value=Decimal(45), unit=Unit.DURATION, unit_text="days"
        ),
        target=Target(
            **span(text, "30 days").model_dump(), value=Decimal(30), unit=Unit.DURATION, unit_text="days"
        ),
    )
    definition = definition_of(reading)
    assert missing(definition) == (Part.DUE,)
    assert definition.baseline == 45
    assert definition.target == 30
    assert definition.unit is Unit.DURATION


@pytest.mark.req("001-28")
def test_a_change_with_its_start_in_the_sentence_is_worked_out() -> None:
    text = "increase cash flow of $1 million by 15%"
    reading = Reading(
        text=text,
        metric=span(text, "cash flow"),
        direction=Direction.INCREASE,
        measure=Measure.QUANTITY,
        baseline=Amount(
            **span(text, "$1 million").model_dump(),
            value=Decimal(1_000_000),
            unit=Unit.CURRENCY,
            unit_text="$",
            currency="USD",
        ),
        target=Target(
            **span(text, "15%").model_dump(), value=Decimal(15), unit=Unit.PERCENT, kind=TargetKind.CHANGE
        ),
    )
    assert definition_of(reading).target == 1_150_000
