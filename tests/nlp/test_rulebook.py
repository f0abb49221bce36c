"""Every rule shows on its own sentences what it takes, what that means, and what it leaves alone."""

from collections import Counter

import pytest

from nlp import explain
from nlp.rulebook import RULES, Example
from tests.nlp.cast import TODAY

SHOWN = [(rule.id, example) for rule in RULES for example in rule.examples]
LEFT_ALONE = [(rule.id, sentence) for rule in RULES for sentence in rule.ignores]


@pytest.mark.parametrize(
    ("rule", "example"), SHOWN, ids=[f"{rule}: {example.text}" for rule, example in SHOWN]
)
def test_a_rule_takes_the_words_of_its_example(rule: str, example: Example) -> None:
    traces = [trace for trace in explain(example.text, today=TODAY) if trace.rule == rule]
    assert (example.words, example.meaning) in [(trace.text, trace.meaning) for trace in traces]


@pytest.mark.parametrize(
    ("rule", "sentence"), LEFT_ALONE, ids=[f"{rule}: {text}" for rule, text in LEFT_ALONE]
)
def test_a_rule_leaves_its_counter_example_alone(rule: str, sentence: str) -> None:
    assert [trace for trace in explain(sentence, today=TODAY) if trace.rule == rule] == []


def test_the_rulebook_is_complete() -> None:
    ids = Counter(rule.id for rule in RULES)
    assert len(ids) > 50
    assert [rule for rule, count in ids.items() if count > 1] == []
    assert [rule.id for rule in RULES if not rule.examples or not rule.why or not rule.source] == []


def test_every_rule_that_speaks_is_in_the_rulebook() -> None:
    ids = {rule.id for rule in RULES}
    spoken = {trace.rule for _, example in SHOWN for trace in explain(example.text, today=TODAY)}
    assert spoken <= ids
