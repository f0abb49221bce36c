"""What others need: the usual needs are offered in a few words and noted in full."""

from bot.dialogue.draft import Draft
from bot.dialogue.drafting import AGENDA
from bot.dialogue.needs import MOST_BUTTONS
from bot.dialogue.turn import prompt
from kpi_rules.catalogue import catalogue
from kpi_rules.nouns import Function
from tests.dialogue.world import facts, labels, press, text_of, turn, with_mission

FUNDS = catalogue().guide(Function.FINANCE).need_examples[0]


def asked() -> Draft:
    """The first need of Sales is open."""
    return with_mission().model_copy(update={"done": frozenset({"inside"})})


def test_the_buttons_say_the_usual_needs_in_a_few_words() -> None:
    offered = labels(prompt(AGENDA, asked(), facts()))
    assert offered[0] == FUNDS.label
    assert len(offered) == MOST_BUTTONS + 1
    assert all(len(label) <= 38 for label in offered)


def test_a_button_notes_the_whole_need_and_shows_it_at_once() -> None:
    said = press(asked(), FUNDS.id)
    assert [need.text for need in said.state.needs] == [FUNDS.text]
    assert FUNDS.text in text_of(said.says)
    assert FUNDS.label not in labels(said.says)


def test_the_words_of_a_button_count_as_the_button() -> None:
    assert [need.text for need in turn(asked(), FUNDS.label.upper()).state.needs] == [FUNDS.text]


def test_pressing_the_same_need_twice_notes_it_once() -> None:
    once = press(asked(), FUNDS.id).state
    assert press(once, FUNDS.id).state == once
