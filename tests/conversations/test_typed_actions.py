"""What somebody types about a value that is not on track goes into the form that asks for it."""

from collections.abc import Iterator

import pytest

from tests.conversations.stage import Stage
from tests.conversations.twelve import twelve
from tests.people import Person, render


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with twelve(tmp_path_factory.mktemp("actions")) as up:
        yield up


def answer(stage: Stage, person: Person, said: str) -> str:
    """What is read after a message."""
    person.say(said)
    stage.rest()
    return render(person.messages()[-1])


@pytest.mark.req("000-13")
def test_words_about_a_red_value_are_offered_as_its_action(stage: Stage) -> None:
    clara = stage.person("U0CLARA")
    assert "off track" in answer(
        stage, clara, "closing days 9 - because of illness; Colin trains a temp by 20 January"
    )
    assert "[Note it for Closing days]" in answer(stage, clara, "we will call them, Colin, by Friday")
    clara.press("Note it for Closing days")
    clara.wait_for_modal()
    assert clara.submit({"cause": "Two people were ill", "who": "U0COLIN", "by": "2026-12-18"})
    stage.rest()
    assert "we will call them, Colin, by Friday" in render(clara.messages()[-1])


def test_once_something_is_done_other_words_are_no_action(stage: Stage) -> None:
    clara = stage.person("U0CLARA")
    assert "Note it" not in answer(stage, clara, "we will have lunch together soon")


def test_thanks_are_no_action(stage: Stage) -> None:
    clara = stage.person("U0CLARA")
    answer(stage, clara, "audit findings 3")
    assert "Note it" not in answer(stage, clara, "thanks for telling me that")
