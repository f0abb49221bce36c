"""What others need: the usual needs are offered in a few words and noted in full."""

from bot.dialogue.draft import Draft
from bot.dialogue.drafting import AGENDA
from bot.dialogue.needs import MOST_BUTTONS
from bot.dialogue.turn import prompt
from kpi_rules.catalogue import catalogue
from kpi_rules.functions import Function
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


def noted(state: Draft) -> list[tuple[str, str]]:
    """Department and text of every need."""
    return [(need.department, need.text) for need in state.needs]


def for_two() -> Draft:
    """The first need of HR is open; after it comes Sales."""
    return asked().model_copy(update={"served": ("hr", "sales")})


def test_a_need_that_begins_with_a_department_belongs_to_that_one() -> None:
    said = turn(for_two(), "Sales needs its travel money quickly. They also want better figures.")
    assert noted(said.state) == [("sales", "its travel money quickly"), ("sales", "better figures")]
    assert "Noted for Sales: its travel money quickly; better figures" in text_of(said.says)
    assert "What does HR need from Finance" in text_of(said.says)


def test_how_somebody_begins_to_tell_a_need_is_no_part_of_it() -> None:
    assert noted(turn(asked(), "they always want their money quick").state) == [
        ("sales", "their money quick")
    ]
    assert noted(turn(asked(), "They need it").state) == [("sales", "They need it")]


def test_a_department_can_be_finished_by_its_name() -> None:
    before = turn(for_two(), "Sales needs quick money").state
    after = turn(before, "ok that's it for Sales").state
    assert "need:sales" in after.done
    assert "need:hr" not in after.done


def test_departments_are_asked_about_in_the_order_in_which_they_were_named() -> None:
    state = with_mission().model_copy(update={"served": None, "done": frozenset({"inside"})})
    said = turn(state, "mostly Sales, and HR a bit")
    assert said.state.served == ("sales", "hr")
