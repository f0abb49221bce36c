"""The sentence of a definition, over many shapes of it."""

import pytest

from kpi_rules.nouns import Definition
from kpi_rules.rewrite import sentence
from nlp.nouns import Measure
from tests.kpi_rules.sentence_shapes import JUNE, SENTENCES, kpi


@pytest.mark.parametrize(("definition", "said"), SENTENCES, ids=[said for _, said in SENTENCES])
def test_a_definition_says_one_whole_sentence(definition: Definition, said: str) -> None:
    assert sentence(definition) == said


def test_there_are_many_shapes() -> None:
    assert len({said for _, said in SENTENCES}) >= 60


@pytest.mark.req("000-31")
def test_a_deliverable_needs_a_date_and_nothing_else() -> None:
    milestone = Definition(
        statement="x", metric="launch the payroll portal", measure=Measure.MILESTONE, due=JUNE
    )
    assert sentence(milestone) == "Launch the payroll portal by 30 June 2027"


def test_without_a_target_the_statement_stands() -> None:
    assert sentence(Definition(statement="improve cash flow", metric="cash flow")) == "improve cash flow"


def test_without_a_metric_the_statement_stands() -> None:
    assert sentence(kpi("", "5", statement="reach 5")) == "reach 5"
