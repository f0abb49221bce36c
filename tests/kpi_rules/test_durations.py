"""Durations are compared in one unit."""

from datetime import date
from decimal import Decimal

import pytest

from kpi_rules.rewrite import Part, definition_of, filled, missing, sentence
from nlp import read, read_amount

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        (
            "Reduce the time to answer from 3 days to 24 hours by June 2027",
            "Reduce the time to answer from 72 to 24 hours by 30 June 2027",
        ),
        (
            "Shorten payroll runs from 2 weeks to 5 days by June 2027",
            "Shorten payroll runs from 14 to 5 days by 30 June 2027",
        ),
        (
            "Reduce waiting time from 90 minutes to 1 hour by June 2027",
            "Reduce waiting time from 1.5 to 1 hour by 30 June 2027",
        ),
    ],
)
def test_a_start_in_another_unit_is_put_into_the_unit_of_the_target(said: str, whole: str) -> None:
    assert sentence(definition_of(read(said, today=TODAY))) == whole


def test_a_start_that_cannot_be_compared_is_asked_for_again() -> None:
    definition = definition_of(read("Cut the close from 1 month to 5 days by June 2027", today=TODAY))
    assert definition.baseline is None
    assert missing(definition) == (Part.BASELINE,)


def test_an_answer_in_another_unit_is_put_into_the_unit_of_the_target() -> None:
    definition = definition_of(read("Reduce the time to answer to 24 hours by June 2027", today=TODAY))
    after = filled(definition, Part.BASELINE, amount=read_amount("3 days"), today=TODAY)
    assert after.baseline == Decimal(72)
