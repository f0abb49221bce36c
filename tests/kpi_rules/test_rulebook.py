"""The rulebook page is made from the rules."""

import pytest

from kpi_rules.rulebook import rulebook
from kpi_rules.smart.judge import RULES
from kpi_rules.smart.rule import Rule
from nlp.rulebook import RULES as READING_RULES
from nlp.rules.rule import Rule as ReadingRule


@pytest.mark.req("000-34")
@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_rule_stands_in_the_rulebook_with_its_examples(rule: Rule) -> None:
    page = rulebook()
    assert f"### `{rule.id}`" in page


@pytest.mark.parametrize("rule", READING_RULES, ids=[rule.id for rule in READING_RULES])
def test_every_reading_rule_stands_there_as_well(rule: ReadingRule) -> None:
    assert f"### `{rule.id}`" in rulebook()


def test_examples_show_the_words_that_are_meant() -> None:
    assert "The number of orders must reach <u>5%</u>" in rulebook()


def test_gaps_are_not_shown_raw() -> None:
    page = rulebook()
    assert "{" not in page
    assert page == rulebook()
