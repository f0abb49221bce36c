"""The words that work everywhere."""

import pytest

from bot.dialogue.draft import Draft
from bot.dialogue.drafting import AGENDA
from bot.dialogue.reply import Pressed
from bot.dialogue.turn import RESTART_KEY, Move
from bot.wording import controls as words
from tests.dialogue.world import draft, facts, key, labels, press, text_of, turn, with_mission

STATES = {
    "objectives": draft(),
    "mission": draft(objectives_confirmed=True),
    "needs": with_mission().model_copy(update={"done": frozenset()}),
    "kpis": with_mission(),
}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
@pytest.mark.parametrize("typed", ["help", "HELP", "Help.", " help "])
def test_help_explains_the_open_question_in_any_case_and_asks_again(state: Draft, typed: str) -> None:
    said = turn(state, typed)
    assert said.state == state
    assert "pause" in text_of(said.says)
    assert text_of(said.says).count("Why I ask") <= 1


@pytest.mark.parametrize("typed", ["pause", "Pause", "PAUSE!"])
def test_pause_keeps_the_draft_and_says_how_to_go_on(typed: str) -> None:
    said = turn(draft(), typed)
    assert said.move is Move.PAUSE
    assert "continue" in text_of(said.says)


def test_back_asks_the_conversation_to_rewind() -> None:
    assert turn(draft(), "Back").move is Move.REWIND


def test_skip_is_refused_where_the_answer_is_needed() -> None:
    said = turn(draft(), "skip")
    assert said.state == draft()
    assert str(words.CANNOT_SKIP) in text_of(said.says)


def test_skip_leaves_an_optional_question_open_for_good() -> None:
    state = with_mission()
    said = turn(state, "SKIP")
    assert key(said.state) != key(state)


def test_restart_asks_first_and_does_nothing_on_no() -> None:
    asked = turn(with_mission(), "restart")
    assert asked.state == with_mission()
    assert labels(asked.says) == [words.START_OVER, words.KEEP_GOING]
    assert turn(with_mission(), Pressed(RESTART_KEY, ("no",))).state == with_mission()
    assert turn(with_mission(), Pressed(RESTART_KEY, ("yes",))).move is Move.RESTART


def test_show_shows_what_was_said_and_asks_again() -> None:
    said = turn(with_mission(), "show")
    assert "so that the company can grow" in text_of(said.says)


def test_a_typed_label_counts_as_its_button() -> None:
    assert turn(draft(), "yes, go on").state.objectives_confirmed


def test_a_button_of_an_earlier_question_changes_nothing_and_asks_the_open_one() -> None:
    state = draft(objectives_confirmed=True)
    said = turn(state, Pressed("objectives:", ("no",)))
    assert said.state == state
    assert str(words.OLD_BUTTON) in text_of(said.says)


@pytest.mark.req("001-04")
def test_the_objectives_must_be_confirmed_before_anything_else() -> None:
    assert key(draft()) == "objectives:"
    assert press(draft(), "yes").state.objectives_confirmed


def test_every_question_has_help_and_a_key_of_its_own() -> None:
    assert len({question.id for question in AGENDA}) == len(AGENDA)
    assert all(question.help for question in AGENDA)
    assert facts().company.objectives
