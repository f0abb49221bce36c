"""People do not type the words on the buttons; what they mean has to arrive all the same."""

from decimal import Decimal

import pytest

from bot.dialogue import prompts
from bot.dialogue.draft import Draft
from bot.dialogue.question import Event
from bot.dialogue.reply import Pressed
from bot.dialogue.turn import Move
from bot.wording import kpis as kpi_words
from bot.wording import review as review_words
from kpi_rules.ground_nouns import Mission
from nlp.nouns import Direction
from tests.dialogue.test_drafting import ABILITY, MISSION, NEED, full_set
from tests.dialogue.world import draft, facts, key, press, text_of, turn, with_mission

STATED = with_mission(needs=(NEED,))


@pytest.mark.parametrize(
    "text", ["yes fine", "ok use this sentence", "thats good, use it", "Yep!", "sure, go on"]
)
def test_a_yes_is_a_yes(text: str) -> None:
    assert prompts.is_yes(text)


@pytest.mark.parametrize("text", ["yes but the second is wrong", "ok what now", "good customers stay", ""])
def test_a_yes_with_something_behind_it_is_none(text: str) -> None:
    assert not prompts.is_yes(text)


@pytest.mark.parametrize(
    "text", ["no", "no thats it", "that's all", "nothing else", "done", "no more, thanks"]
)
def test_no_more_is_no_more(text: str) -> None:
    assert prompts.is_no_more(text)


@pytest.mark.parametrize("text", ["all of them", "no delays in payroll", "more money"])
def test_a_need_that_begins_with_no_is_a_need(text: str) -> None:
    assert not prompts.is_no_more(text)


@pytest.mark.parametrize("text", ["idk", "I don't know", "no idea", "dont know how to count this", "?"])
@pytest.mark.parametrize("state", [draft(objectives_confirmed=True), STATED], ids=["mission", "kpi"])
def test_not_knowing_is_met_with_help_and_never_noted(state: Draft, text: str) -> None:
    said = turn(state, text)
    assert said.state == state
    assert len(text_of(said.says)) > 100


@pytest.mark.parametrize("text", ["why?", "example", "hmm not sure", "what do you mean?"])
def test_a_question_back_is_answered_with_help(text: str) -> None:
    state = draft(objectives_confirmed=True)
    assert turn(state, text).state == state


def test_undo_goes_back() -> None:
    assert turn(draft(), "undo").move is Move.REWIND


def test_nothing_is_passed_on_to_the_owners_before_a_yes() -> None:
    said = turn(draft(), "we sell furniture, not chairs")
    assert said.event is None
    assert key(said.state) == "objectives.note:"
    assert press(said.state, "keep").event is None
    passed = press(said.state, "pass")
    assert passed.event is Event.OBJECTIVES_QUESTIONED
    assert passed.note == "we sell furniture, not chairs"


@pytest.mark.parametrize("text", ["hmm not sure", "yep but no", "later"])
def test_a_remark_does_not_replace_a_good_mission(text: str) -> None:
    state = draft(objectives_confirmed=True, mission=Mission(text=MISSION, objectives=("revenue",)))
    after = turn(state, text).state
    assert after.mission == state.mission


def offered() -> Draft:
    state = STATED.model_copy(update={"done": STATED.done | {"kpi:receivable-days"}})
    typed = turn(state, "Reduce days from request to funds from 9 to 3 days by 30 June 2027").state
    return turn(typed, Pressed("link:", ("receivable-days",))).state


def test_a_typed_yes_takes_the_sentence() -> None:
    state = offered()
    assert key(state) == "wording:"
    assert len(turn(state, "ok, use this").state.kpis) == 1


def test_make_it_changes_the_target_and_nothing_else() -> None:
    state = offered()
    after = turn(state, "make it 4").state
    assert after.work is not None
    assert after.work.definition.target == Decimal(4)
    assert after.work.definition.unit_text == "days"
    assert after.work.definition.baseline == Decimal(9)


def test_a_remark_does_not_replace_the_sentence() -> None:
    state = offered()
    said = turn(state, "thats english?")
    assert said.state == state
    assert str(kpi_words.WORDING_HOW) in text_of(said.says)


def test_from_nine_to_five_goes_down_whatever_the_first_words_seemed_to_say() -> None:
    state = turn(STATED, "days to close the month").state
    for answer in ("5 days", "9"):
        state = turn(state, answer).state
    assert state.work is not None
    assert state.work.definition.direction is Direction.DECREASE
    assert state.work.definition.baseline == Decimal(9)


def test_a_bare_number_is_meant_in_the_unit_of_the_measure_that_was_chosen() -> None:
    state = press(
        STATED.model_copy(update={"done": STATED.done | {"kpi:receivable-days"}}),
        "idea:finance.funding-on-time",
    )
    if state.state.work is None:
        names = [c.value for part in turn(STATED, "help").says for c in getattr(part, "choices", ())]
        pytest.fail(f"the idea is not offered: {names}")
    after = turn(state.state, "95").state
    assert after.work is not None
    assert after.work.definition.unit_text == state.state.work.definition.unit_text
    assert after.work.definition.unit is state.state.work.definition.unit


@pytest.mark.parametrize("text", ["idk", "ok what now", "hm ok"])
def test_chatter_at_the_review_becomes_no_kpi(text: str) -> None:
    assert turn(full_set(), text).state == full_set()


def test_submit_remove_and_change_work_by_typing() -> None:
    assert key(turn(full_set(), "submit").state) == "waiting:"
    assert len(turn(full_set(), "remove 3").state.kpis) == 2
    assert turn(full_set(), "change 2").state.work is not None
    assert str(review_words.NO_SUCH).format(number=9) in text_of(turn(full_set(), "delete 9").says)


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("change KPI 2 to 3 days", 3),
        ("make KPI 2 three days", 3),
        ("set the target of KPI 2 to 4 days", 4),
        ("change KPI 2", None),
    ],
)
def test_a_new_target_may_be_named_with_the_kpi(said: str, target: int | None) -> None:
    before = full_set()
    work = turn(before, said).state.work
    assert work is not None
    assert work.id == before.kpis[1].id
    assert work.definition.target == (before.kpis[1].definition.target if target is None else target)


def test_a_reason_of_two_words_is_asked_again() -> None:
    state = full_set().model_copy(update={"reasons": {"set-no-process": ""}})
    assert turn(state, "because so").state == state


def test_a_kpi_that_helps_no_indicator_can_be_put_aside() -> None:
    state = STATED.model_copy(update={"done": STATED.done | {"kpi:receivable-days"}})
    asked = turn(state, "Reduce days from request to funds from 9 to 3 days by 30 June 2027").state
    assert key(asked) == "link:"
    assert turn(asked, "none of these").state == asked
    assert press(asked, "aside").state.work is None


def test_less_than_the_company_asks_for_is_said() -> None:
    said = turn(STATED, "Reduce accounts receivable days from 45 to 35 days by 31 December 2027")
    assert "The company needs 30 days here" in text_of(said.says)


def test_the_sole_owner_who_drafts_as_a_deputy_is_told_that_nobody_can_approve() -> None:
    world = facts("U0GRACE")
    state = full_set().model_copy(update={"drafter": "U0GRACE", "capabilities": (ABILITY,)})
    said = press(state, "submit", world=world)
    assert said.state == state
    assert "second approver" in text_of(said.says)


def test_a_minus_sign_and_an_asterisk_belong_to_the_words() -> None:
    assert prompts.lines_of("- one\n* two\n-5 % cost\n*all* of it\n3. four") == (
        "one", "two", "-5 % cost", "*all* of it", "four",
    )  # fmt: skip
