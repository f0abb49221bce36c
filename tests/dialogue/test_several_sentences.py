"""Several sentences or several goals in one message: what is promised is found among what is told."""

import pytest

from bot.dialogue.draft import Draft
from bot.dialogue.ties import COMPOUND
from bot.wording import kpis as words
from kpi_rules.smart.judge import RULES
from tests.dialogue.world import key, press, text_of, turn, with_mission

TOLD = (
    "Well the company wants less people leaving. We could do exit interviews with everybody who leaves. "
    "And lower turnover of course, from 14 to 10."
)
TWO = "Launch the expense portal and train all sales people"


def typed(state: Draft) -> str:
    """What stands on the table."""
    return state.work.typed if state.work else ""


def test_of_several_sentences_the_one_with_the_number_is_taken() -> None:
    after = turn(with_mission(), TOLD)
    assert typed(after.state) == "lower turnover of course, from 14 to 10"
    assert str(words.TOOK_ONE) in text_of(after.says)


def test_several_sentences_with_numbers_are_a_list() -> None:
    after = turn(with_mission(), "Cut errors from 9 to 5 by June. Answer 95% of requests within 2 days.")
    assert after.state.pasted == ("Cut errors from 9 to 5 by June", "Answer 95% of requests within 2 days")


def test_a_number_with_a_point_is_one_sentence() -> None:
    after = turn(with_mission(), "Raise cash from $1.2 million to $1.5 million by 30 June 2027")
    assert not after.state.pasted
    assert typed(after.state).startswith("Raise cash from $1.2 million")


def test_several_goals_are_listed_and_said_to_be_several_once() -> None:
    said = text_of(turn(with_mission(), TWO).says)
    assert COMPOUND in {rule.id for rule in RULES}
    assert "• Launch the expense portal\n• train all sales people" in said
    assert said.count("2 goals") == 1


@pytest.mark.parametrize(
    ("answer", "left"),
    [("yes, both", 1), ("all of them", 1), ("the first one", 0), ("only the first", 0)],
)
def test_several_goals_are_split_in_ones_own_words(answer: str, left: int) -> None:
    after = turn(turn(with_mission(), TWO).state, answer).state
    assert typed(after) == "Launch the expense portal"
    assert len(after.queue) == left


def test_no_means_that_it_is_one_goal() -> None:
    after = turn(turn(with_mission(), TWO).state, "no").state
    assert typed(after) == TWO
    assert key(after).startswith("part:")


def test_an_ability_is_noted_without_the_wish_before_it() -> None:
    state = with_mission(done=frozenset({"need:sales"}))
    noted = turn(state, "We should be able to close the month in 3 days").state.capabilities
    assert [one.text for one in noted] == ["close the month in 3 days"]
    assert press(state, "training").state.capability_kind
