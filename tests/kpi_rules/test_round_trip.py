"""A composed sentence, read and judged again, passes S, M and T and gives the same definition back."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_rules.catalogue import Pattern, catalogue
from kpi_rules.nouns import Definition
from kpi_rules.rewrite import definition_of, missing, sentence
from kpi_rules.smart import Context, judge
from nlp import read
from nlp.nouns import Cadence, Comparator, Direction, Measure, TargetKind, Unit
from tests.kpi_rules.sentence_shapes import SENTENCES

TODAY = date(2026, 11, 22)
FIELDS = (
    "metric",
    "direction",
    "measure",
    "baseline",
    "target",
    "target_high",
    "target_kind",
    "comparator",
    "unit",
    "currency",
    "due",
    "cadence",
)

RATES = ("error rate", "punctual delivery rate", "gross margin", "staff turnover", "share of repeat orders")
MONEY = ("cash flow", "operating costs", "revenue from new customers", "travel cost", "stock value")
TIMES = (
    "accounts receivable days",
    "approval time",
    "median answer time",
    "time to hire",
    "lead time of spare parts",
)
COUNTS = (
    ("overdue invoices", "invoices"),
    ("customer complaints", "complaints"),
    ("open positions", "positions"),
    ("signed contracts", "contracts"),
)
THINGS = (
    ("Acquire", "new clients", "clients"),
    ("Train", "buyers", "buyers"),
    ("Publish", "case studies", "case studies"),
    ("Visit", "manufacturing customers", "customers"),
    ("Win", "framework contracts", "contracts"),
)


def _due(day: date) -> dict[str, object]:
    return {"due": day}


def _cadence(cadence: Cadence) -> dict[str, object]:
    return {"cadence": cadence}


def _both(pair: tuple[date, Cadence]) -> dict[str, object]:
    return {"due": pair[0], "cadence": pair[1]}


DAYS = st.dates(date(2026, 12, 1), date(2031, 12, 31))
RHYTHMS = st.sampled_from([cadence for cadence in Cadence if cadence is not Cadence.HALF_YEARLY])
WHENS: st.SearchStrategy[dict[str, object]] = st.one_of(
    DAYS.map(_due), st.sampled_from(list(Cadence)).map(_cadence), st.tuples(DAYS, RHYTHMS).map(_both)
)


def numbers(*, places: int = 0, most: int = 10_000_000) -> st.SearchStrategy[tuple[Decimal, Decimal]]:
    """Two different positive numbers, the smaller one first."""
    one = st.decimals(min_value=1, max_value=most, places=places)
    pairs = st.tuples(one, one).filter(lambda pair: pair[0] != pair[1])
    return pairs.map(lambda pair: (min(pair), max(pair)))


@st.composite
def measured(draw: st.DrawFn) -> dict[str, object]:
    """A metric with its unit and two values that suit it."""
    kind = draw(st.sampled_from(["rate", "money", "time", "count"]))
    match kind:
        case "rate":
            low, high = draw(numbers(places=1, most=99))
            fields: dict[str, object] = {
                "metric": draw(st.sampled_from(RATES)),
                "unit": Unit.PERCENT,
                "unit_text": "%",
            }
        case "money":
            low, high = draw(numbers())
            currency = draw(st.sampled_from(["USD", "EUR", "GBP", "CHF"]))
            fields = {"metric": draw(st.sampled_from(MONEY)), "unit": Unit.CURRENCY, "currency": currency}
        case "time":
            low, high = draw(numbers(most=400))
            fields = {"metric": draw(st.sampled_from(TIMES)), "unit": Unit.DURATION}
            fields["unit_text"] = draw(st.sampled_from(["days", "hours", "minutes", "weeks"]))
        case _:
            low, high = draw(numbers())
            metric, noun = draw(st.sampled_from(COUNTS))
            fields = {"metric": metric, "unit": Unit.COUNT, "unit_text": noun}
    return fields | {"low": low, "high": high}


@st.composite
def moving(draw: st.DrawFn) -> Definition:
    """From a baseline to a target, up or down."""
    fields = draw(measured())
    low, high = fields.pop("low"), fields.pop("high")
    up = draw(st.booleans())
    fields |= {"baseline": low if up else high, "target": high if up else low}
    return whole(fields, direction=Direction.INCREASE if up else Direction.DECREASE, when=draw(WHENS))


@st.composite
def keeping(draw: st.DrawFn) -> Definition:
    """A value to keep: at, at or above, at or below, or within a band."""
    fields = draw(measured())
    low, high = fields.pop("low"), fields.pop("high")
    comparator = draw(st.sampled_from(list(Comparator)))
    fields |= {"target": low, "comparator": comparator}
    if comparator is Comparator.BETWEEN:
        fields["target_high"] = high
    return whole(fields, direction=Direction.KEEP, when=draw(WHENS))


@st.composite
def counting(draw: st.DrawFn) -> Definition:
    """A number of things to get done."""
    verb, metric, noun = draw(st.sampled_from(THINGS))
    target = draw(st.integers(2, 5000))
    fields: dict[str, object] = {
        "statement": f"{verb} {target} {metric}",
        "metric": metric,
        "unit": Unit.COUNT,
        "unit_text": noun,
        "target": Decimal(target),
    }
    return whole(fields, direction=Direction.INCREASE, when=draw(WHENS))


def whole(fields: dict[str, object], *, direction: Direction, when: dict[str, object]) -> Definition:
    if fields["unit"] is Unit.DURATION:
        when = {"due": date(2027, 6, 30)}  # "at 1 day each week" says how often, not how long.
    given_fields: dict[str, object] = {
        "statement": "",
        "measure": Measure.QUANTITY,
        "target_kind": TargetKind.REACH,
        "direction": direction,
        **fields,
        **when,
    }
    return Definition.model_validate(given_fields)


def assert_comes_back(definition: Definition) -> None:
    said = sentence(definition)
    verdict = judge(read(said, today=TODAY), Context(today=TODAY))
    assert (verdict.specific, verdict.measurable, verdict.time_bound) == (True, True, True), said
    assert [finding.rule for finding in verdict.flags] == [], said
    again = definition_of(verdict.reading)
    assert {name: getattr(again, name) for name in FIELDS} == {
        name: getattr(definition, name) for name in FIELDS
    }, said
    assert sentence(again) == said
    if definition.baseline is not None:
        assert missing(again) == ()


@settings(deadline=None, max_examples=60)
@given(moving())
def test_a_move_from_a_baseline_comes_back(definition: Definition) -> None:
    assert_comes_back(definition)


@settings(deadline=None, max_examples=60)
@given(keeping())
def test_a_kept_value_comes_back(definition: Definition) -> None:
    assert_comes_back(definition)


@settings(deadline=None, max_examples=40)
@given(counting())
def test_a_number_of_things_comes_back(definition: Definition) -> None:
    assert_comes_back(definition)


NOT_READ_YET = ("net result from", "by 2 days by", "by 1 week by")
"""Right sentences that the reading does not take in yet: negative money, a length of time as the change."""
WITH_TIME = [
    (definition, said)
    for definition, said in SENTENCES
    if (definition.due or definition.cadence) and not any(words in said for words in NOT_READ_YET)
]


@pytest.mark.parametrize(("definition", "said"), WITH_TIME, ids=[said for _, said in WITH_TIME])
def test_every_example_sentence_passes_the_rules(definition: Definition, said: str) -> None:
    verdict = judge(read(said, today=TODAY), Context(today=TODAY))
    assert (verdict.specific, verdict.measurable, verdict.time_bound) == (True, True, True)
    again = definition_of(verdict.reading)
    assert (again.target, again.due, again.cadence) == (definition.target, definition.due, definition.cadence)


@pytest.mark.parametrize(
    "pattern", catalogue().patterns, ids=[pattern.id for pattern in catalogue().patterns]
)
def test_the_example_of_every_catalogue_entry_comes_back(pattern: Pattern) -> None:
    definition = definition_of(read(pattern.sentence(due="30 June 2027"), today=TODAY))
    assert missing(definition) == ()
    again = definition_of(read(sentence(definition), today=TODAY))
    assert {name: getattr(again, name) for name in FIELDS} == {
        name: getattr(definition, name) for name in FIELDS
    }


@pytest.mark.req("000-31")
def test_a_deliverable_comes_back() -> None:
    definition = definition_of(read("Launch the payroll portal by 30 June 2027", today=TODAY))
    assert definition.measure is Measure.MILESTONE
    assert definition.due == date(2027, 6, 30)
    assert sentence(definition) == "Launch the payroll portal by 30 June 2027"
    assert missing(definition) == ()
