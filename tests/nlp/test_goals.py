"""Several goals in one sentence, each as a phrase that can stand alone."""

from datetime import date

import pytest

from nlp import read


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        (
            "Launch the expense portal and train all sales people",
            ["Launch the expense portal", "train all sales people"],
        ),
        (
            "Reduce costs by 5%, hire 3 accountants and close the books in 4 days",
            ["Reduce costs by 5%", "hire 3 accountants", "close the books in 4 days"],
        ),
    ],
)
def test_a_goal_ends_before_the_word_that_leads_to_the_next(text: str, goals: list[str]) -> None:
    assert [goal.text for goal in read(text, today=date(2026, 11, 22)).goals] == goals
