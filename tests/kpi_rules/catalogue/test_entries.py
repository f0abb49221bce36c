"""Every entry of the catalogue, held to what a careful reader expects of it."""

import re
from collections import Counter
from decimal import Decimal
from itertools import combinations

import pytest

from kpi_rules.catalogue import Pattern, alike, catalogue
from kpi_rules.nouns import CapabilityKind, Function, Nature, Perspective, Side
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

each = pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)


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


@each
def test_a_name_has_three_to_five_words(pattern: Pattern) -> None:
    assert 3 <= len(pattern.name.split()) <= 5


@each
def test_the_texts_are_plain_sentences(pattern: Pattern) -> None:
    for text in (pattern.formula, pattern.gaming, pattern.avoid, pattern.why):
        assert text.endswith(".")
        assert text.lstrip('"')[0].isupper()
        assert not LAZY.search(text)
        assert "  " not in text
        assert len(text) <= 240


@each
def test_the_metric_is_the_name_as_a_sentence_says_it(pattern: Pattern) -> None:
    assert pattern.metric.lower().endswith(pattern.name.lower())
    assert not (pattern.unit is Unit.PERCENT and pattern.metric.startswith("number of "))


@each
def test_a_definition_starts_with_all_that_is_known_before_the_numbers(pattern: Pattern) -> None:
    start = pattern.definition()
    assert (start.metric, start.unit, start.direction) == (pattern.metric, pattern.unit, pattern.direction)
    assert (start.baseline, start.target, start.due) == (None, None, None)


@each
def test_the_formula_counts_over_the_time_that_lies_between_two_figures(pattern: Pattern) -> None:
    named = {PERIODS[word] for word in OVER.findall(pattern.formula)}
    assert not named or pattern.cadence in named


@each
def test_ids_that_an_entry_names_exist(pattern: Pattern) -> None:
    known = {other.id for other in PATTERNS}
    assert {*pattern.parts, *pattern.sisters} <= known - {pattern.id}


@pytest.mark.parametrize("pattern", QUANTITIES, ids=lambda pattern: pattern.id)
def test_the_example_moves_the_way_the_entry_says(pattern: Pattern) -> None:
    numbers = [Decimal(n.replace(",", "")) for n in NUMBER.findall(pattern.example.replace("{metric}", ""))]
    baseline, target = numbers[:2]
    assert (target > baseline) == (pattern.direction is Direction.INCREASE)
    assert target != baseline


@pytest.mark.parametrize("pattern", QUANTITIES, ids=lambda pattern: pattern.id)
def test_the_example_states_its_unit(pattern: Pattern) -> None:
    signs = {Unit.PERCENT: "%", Unit.CURRENCY: "{currency}", Unit.TIMES: "x "}
    if pattern.unit in signs:
        assert signs[pattern.unit] in pattern.example
    elif pattern.unit is Unit.DURATION:
        assert pattern.unit_text in f"{pattern.example} {pattern.metric}"
    assert bool(pattern.unit_text) is not pattern.money


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
