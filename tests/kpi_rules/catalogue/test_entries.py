"""Every entry of the catalogue, held to what a careful reader expects of it."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import combinations

import pytest

from kpi_rules.catalogue import Pattern, alike, catalogue
from kpi_rules.functions import Function
from kpi_rules.ground_nouns import CapabilityKind
from kpi_rules.nouns import Nature, Perspective, Side
from nlp.nouns import Cadence, Direction, Measure, Unit

PATTERNS = catalogue().patterns
QUANTITIES = [pattern for pattern in PATTERNS if pattern.measure is Measure.QUANTITY]
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
OVER = re.compile(r"\b(?:of|in|during|for) (?:the|one) (?:same )?(week|month|quarter|half-year|year)\b")
PERIODS = {
    "week": Cadence.WEEKLY,
    "month": Cadence.MONTHLY,
    "quarter": Cadence.QUARTERLY,
    "half-year": Cadence.HALF_YEARLY,
    "year": Cadence.YEARLY,
}
LAZY = re.compile(
    r"\b(etc|various|synerg\w*|leverage|stakeholders?|holistic|robust|TBD)\b|!|…", re.IGNORECASE
)

SIGNS = {Unit.PERCENT: "%", Unit.CURRENCY: "{currency}", Unit.TIMES: "x "}


def breaking(rule: Callable[[Pattern], bool], *, among: Sequence[Pattern] = PATTERNS) -> list[str]:
    return [pattern.id for pattern in among if not rule(pattern)]


def is_plain(text: str) -> bool:
    whole = text.endswith(".") and text.lstrip('"')[0].isupper() and "  " not in text
    return whole and len(text) <= 240 and not LAZY.search(text)


def numbers(pattern: Pattern) -> list[Decimal]:
    words = pattern.example.replace("{metric}", "")
    return [Decimal(number.replace(",", "")) for number in NUMBER.findall(words)]


def states_its_unit(pattern: Pattern) -> bool:
    if pattern.unit in SIGNS:
        return SIGNS[pattern.unit] in pattern.example
    return pattern.unit is not Unit.DURATION or pattern.unit_text in f"{pattern.example} {pattern.metric}"


@pytest.mark.req("001-02")
def test_the_catalogue_is_large_and_covers_every_function() -> None:
    own = Counter(pattern.function for pattern in PATTERNS)
    assert len(PATTERNS) >= 150
    assert all(own[function] >= 12 for function in Function)


def test_no_two_entries_share_an_id() -> None:
    assert max(Counter(pattern.id for pattern in PATTERNS).values()) == 1


def test_no_two_names_mean_the_same_kpi() -> None:
    named = [(name, pattern.id) for pattern in PATTERNS for name in (pattern.name, *pattern.aliases)]
    taken = [(one, other) for one, other in combinations(named, 2) if alike(one[0], other[0])]
    assert [pair for pair in taken if pair[0][1] != pair[1][1]] == []


def test_no_explanation_was_pasted_from_one_entry_into_another() -> None:
    texts = [text for p in PATTERNS for text in (p.question, p.formula, p.gaming, p.avoid, p.why)]
    assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_every_name_has_three_to_five_words() -> None:
    assert breaking(lambda p: 3 <= len(p.name.split()) <= 5) == []


@pytest.mark.parametrize("field", ["formula", "gaming", "avoid", "why"])
def test_every_explanation_is_a_plain_sentence(field: str) -> None:
    assert breaking(lambda p: is_plain(getattr(p, field))) == []


def test_every_metric_is_the_name_as_a_sentence_says_it() -> None:
    assert breaking(lambda p: p.metric.lower().endswith(p.name.lower())) == []
    assert breaking(lambda p: p.unit is not Unit.PERCENT or not p.metric.startswith("number of ")) == []


def test_every_formula_counts_over_the_time_that_lies_between_two_figures() -> None:
    def agrees(pattern: Pattern) -> bool:
        named = {PERIODS[word] for word in OVER.findall(pattern.formula)}
        return not named or pattern.cadence in named

    assert breaking(agrees) == []


def test_every_id_that_an_entry_names_exists() -> None:
    known = {pattern.id for pattern in PATTERNS}
    assert breaking(lambda p: {*p.parts, *p.sisters} <= known - {p.id}) == []


def test_every_example_moves_the_way_its_entry_says() -> None:
    def agrees(pattern: Pattern) -> bool:
        baseline, target = numbers(pattern)[:2]
        return target != baseline and (target > baseline) == (pattern.direction is Direction.INCREASE)

    assert breaking(agrees, among=QUANTITIES) == []


def test_every_example_states_its_unit() -> None:
    assert breaking(states_its_unit, among=QUANTITIES) == []
    assert breaking(lambda p: bool(p.unit_text) is not p.money, among=QUANTITIES) == []


@pytest.mark.parametrize("function", Function)
def test_a_function_s_own_entries_are_balanced(function: Function) -> None:
    own = [pattern for pattern in PATTERNS if pattern.function is function]
    assert {Nature.RESULT, Nature.PROCESS} <= {pattern.nature for pattern in own}
    assert {Side.OUTSIDE, Side.INSIDE} <= {pattern.side for pattern in own}
    assert set(Perspective) <= {pattern.perspective for pattern in own}
    assert {CapabilityKind.TRAINING, CapabilityKind.PROCESS, CapabilityKind.SYSTEM} <= {p.kind for p in own}


@pytest.mark.parametrize(
    "change",
    [
        {"unit": None},
        {"direction": None},
        {"kind": CapabilityKind.TRAINING},
        {"side": Side.INSIDE},
        {"example": "Reduce it from 45 to 30 days by {due}"},
        {"example": "Reduce {metric} from 45 to 30 days"},
        {"why": ""},
        {"question": "How long."},
    ],
    ids=str,
)
def test_an_entry_that_contradicts_itself_is_refused(change: dict[str, object]) -> None:
    pattern = catalogue().pattern("finance.receivable-days")
    entry = pattern.model_dump()
    assert Pattern.model_validate(entry) == pattern
    with pytest.raises(ValueError, match="1 validation error"):
        Pattern.model_validate(entry | change)
