"""What people type besides an answer is understood as what it is, and never noted as one."""

import pytest

from bot.dialogue import asides
from bot.dialogue.draft import Draft
from bot.dialogue.reply import Typed
from bot.dialogue.say import Choice
from bot.dialogue.turn import Control, Move, control
from bot.wording import controls as control_words
from tests.dialogue.test_talkative import told
from tests.dialogue.world import draft, facts, text_of, turn, with_mission

LINES = ("see who pays late", "good people quickly", "training for newcomers")


@pytest.mark.parametrize(
    ("said", "steps"),
    [
        ("back", 1),
        ("Can we go back, please?", 1),
        ("go back three steps", 3),
        ("two steps back", 2),
        ("I want to change my last answer", 1),
        ("undo that", 1),
        ("cash back to customers", 0),
        ("reduce the back office costs", 0),
    ],
)
def test_people_go_back_in_their_own_words(said: str, steps: int) -> None:
    assert asides.steps_back(said) == steps
    assert (control(Typed(said)) is Control.BACK) is bool(steps)


def test_going_back_says_how_far() -> None:
    after = turn(with_mission(), "go back three steps")
    assert (after.move, after.steps) == (Move.REWIND, 3)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("can we skip this one?", Control.SKIP),
        ("please show me", Control.SHOW),
        ("let's continue tomorrow", Control.PAUSE),
        ("i have to go", Control.PAUSE),
        ("I want to start over", Control.RESTART),
        ("could you help me please", Control.HELP),
        ("stop losing customers", None),
        ("we show every customer the price", None),
    ],
)
def test_the_six_words_work_in_company(said: str, word: Control | None) -> None:
    assert control(Typed(said)) is word


ASKED = [
    "what is this good for?",
    "what do you mean",
    "How would I know that?",
    "is that really needed?",
    "I'm lost",
    "ehm what is this good for?",
    "uhm, what should I write",
]


@pytest.mark.parametrize("said", ASKED)
@pytest.mark.parametrize(
    "state",
    [
        draft(objectives_confirmed=True),
        with_mission(done=frozenset()),
        with_mission(),
        told("improve cash flow"),
    ],
    ids=["mission", "need", "kpi", "part"],
)
def test_a_question_back_is_never_noted_as_an_answer(said: str, state: Draft) -> None:
    after = turn(state, said)
    assert after.state == state
    assert str(control_words.CONTROLS) not in text_of(after.says)


@pytest.mark.parametrize(
    "said", ["which customers do not pay", "how much is left of the budget", "is 40 days fine?"]
)
def test_words_with_an_answer_in_them_are_no_question_back(said: str) -> None:
    assert not asides.asks(said)


def test_a_word_that_is_asked_about_is_explained() -> None:
    after = turn(with_mission(), "what's a milestone?")
    assert after.state == with_mission()
    assert "finished one day" in text_of(after.says)


def test_whoever_does_not_know_sees_an_example_once_more() -> None:
    assert "For example" in text_of(turn(draft(objectives_confirmed=True), "no idea").says)


@pytest.mark.parametrize(
    "said",
    ["a number?? I have no idea how to count that", "not sure how to measure this", "that can't be measured"],
)
def test_not_knowing_what_to_count_is_no_kpi(said: str) -> None:
    after = turn(with_mission(), said)
    assert after.state == with_mission()
    assert "often count" in text_of(after.says)


def choices(*labels_: str) -> list[Choice]:
    return [Choice(label, label) for label in labels_]


KINDS = choices("Learn something", "Improve a process", "Bring in a digital system", "That is all")


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("the second one sounds good", "Improve a process"),
        ("I'd take the first", "Learn something"),
        ("a digital system", "Bring in a digital system"),
        ("process", "Improve a process"),
        ("number 3", "Bring in a digital system"),
        ("2", None),
        ("something", "Learn something"),
        ("new software for invoices", None),
        ("the ninth one", None),
    ],
)
def test_a_button_is_meant_by_its_place_or_by_its_own_words(said: str, label: str | None) -> None:
    found = asides.meant(said, KINDS)
    assert (found.label if found else None) == label


def test_words_that_two_buttons_have_mean_neither() -> None:
    assert (
        asides.meant("end of the year", choices("End of this fiscal year", "End of next fiscal year")) is None
    )


@pytest.mark.parametrize(
    ("said", "edit"),
    [
        ("remove the second one", asides.Edit(1)),
        ("please delete 3", asides.Edit(2)),
        ("scratch that", asides.Edit(2)),
        ("no, take out good people", asides.Edit(1)),
        ("change 1 to see late payers every week", asides.Edit(0, "see late payers every week")),
        ("remove duplicates", None),
        ("not on time", None),
        ("delete 9", None),
    ],
)
def test_a_line_is_taken_out_or_changed(said: str, edit: asides.Edit | None) -> None:
    assert asides.edited(said, LINES) == edit


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("same as above", ""),
        ("the same", ""),
        ("Same as Sales", "sales"),
        ("same for HR, too", "hr"),
        ("the same report every month, but earlier", None),
    ],
)
def test_somebody_takes_over_what_was_said_before(said: str, name: str | None) -> None:
    assert asides.same_as(said) == name


def test_the_world_names_nobody_by_itself() -> None:
    assert facts().person_named("Colin") == ""


def test_letters_that_mean_something_are_no_hesitation() -> None:
    assert asides.without_chatter("ER visits seen within 30 minutes") == "ER visits seen within 30 minutes"
    assert asides.without_chatter("erm, visits seen in time") == "visits seen in time"
