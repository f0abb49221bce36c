"""Who decides on a set and types it is led to the button, at whatever question of their own they stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.usecases.greeting import decides
from bot.wording import talk as words
from kpi_rules.nouns import DraftState
from tests.conversations import chapters
from tests.conversations.stage import Stage, staged
from tests.people import Person, render


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as up:
        yield up


@pytest.mark.parametrize(
    ("said", "wants"),
    [
        ("looks good now, approve", True),
        ("Approved.", True),
        ("approve the KPIs of Finance", True),
        ("please send it back", True),
        ("Invoices approved within 2 days by June, for all departments of the company", False),
        ("reduce approval days", False),
        ("send back goods within a week", False),
    ],
)
def test_a_decision_in_words_is_told_from_other_sentences(said: str, wants: bool) -> None:
    assert decides(said) is wants


def answer(stage: Stage, person: Person, said: str) -> str:
    """What somebody reads after their message."""
    person.say(said)
    stage.rest()
    return render(person.messages()[-1])


def test_an_approval_in_words_leads_to_the_button_and_decides_nothing(stage: Stage) -> None:
    chapters.place(stage.database, chapters.SUBMITTED)
    stage.grace.command("setup")
    stage.rest()
    led = answer(stage, stage.grace, "looks good now, approve")
    assert str(words.DECIDE) in led
    assert "Finance" in led
    assert chapters.current(stage.database).state is DraftState.SUBMITTED
    assert str(words.DECIDE) not in answer(stage, stage.fiona, "approve")


def test_where_nothing_waits_the_words_are_an_answer_like_others(stage: Stage) -> None:
    assert str(words.DECIDE) not in answer(stage, stage.grace, "approve")
