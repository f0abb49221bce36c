"""Every rule on its own examples, one test a sentence, and the rulebook as a whole."""

import re
from collections import Counter
from datetime import date

import pytest

from kpi_rules.findings import Finding
from kpi_rules.smart import Context, judge
from kpi_rules.smart.judge import RULES
from kpi_rules.smart.rule import Example, Rule
from nlp import read

TODAY = date(2026, 11, 22)
CAUGHT = [(rule, example) for rule in RULES for example in rule.examples]
IGNORED = [(rule, example) for rule in RULES for example in rule.ignores]


def names(cases: list[tuple[Rule, Example]]) -> list[str]:
    return [f"{rule.id}: {example.text}" for rule, example in cases]


def found(rule: Rule, example: Example) -> list[Finding]:
    context: Context = example.context
    reading = read(example.text, today=context.today or TODAY)
    return [finding for finding in judge(reading, context).findings if finding.rule == rule.id]


@pytest.mark.parametrize(("rule", "example"), CAUGHT, ids=names(CAUGHT))
def test_a_rule_catches_the_words_of_its_example(rule: Rule, example: Example) -> None:
    assert [finding.text for finding in found(rule, example)] == [example.words]


@pytest.mark.parametrize(("rule", "example"), IGNORED, ids=names(IGNORED))
def test_a_rule_leaves_its_counter_example_alone(rule: Rule, example: Example) -> None:
    assert found(rule, example) == []


def test_every_rule_has_an_example_and_a_counter_example() -> None:
    assert [rule.id for rule in RULES if not rule.examples or not rule.ignores] == []


def test_rule_ids_are_unique() -> None:
    assert [id_ for id_, count in Counter(rule.id for rule in RULES).items() if count > 1] == []


@pytest.mark.req("003-04")
@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_explains_itself_in_plain_short_sentences(rule: Rule) -> None:
    assert rule.question.endswith("?")
    assert rule.asks.endswith("?")
    assert rule.why.endswith(".")
    assert len(re.findall(r"[.!?](?: |$)", rule.why)) <= 2
    assert not re.search(r"\b(?:must|wrong|bad|fail to|invalid|error in|should have|never use)\b|!", rule.why)
    assert rule.source.strip()
