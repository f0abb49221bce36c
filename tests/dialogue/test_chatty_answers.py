"""What people really answer, chapter by chapter: nothing is lost, and nothing is noted that is no answer."""

import pytest

from bot.dialogue.draft import Draft
from bot.dialogue.inside import KIND
from bot.dialogue.question import Event
from bot.dialogue.reply import Pressed
from bot.wording import mission as mission_words
from bot.wording import needs as words
from kpi_rules.ground_nouns import Mission
from tests.dialogue.test_drafting import MISSION
from tests.dialogue.world import draft, key, press, text_of, turn, with_mission

NEEDING = with_mission(done=frozenset(), served=("sales", "hr"))
LINKING = draft(objectives_confirmed=True, mission=Mission(text=MISSION))


def after(state: Draft, *replies: str) -> Draft:
    """The draft after these answers."""
    for reply in replies:
        state = turn(state, reply).state
    return state


def needs(state: Draft, department: str = "sales") -> list[str]:
    """What is noted for a department."""
    return [need.text for need in state.needs if need.department == department]


@pytest.mark.parametrize(
    "said", ["makes sense", "yes I do", "looks about right I guess", "of course", "I suppose"]
)
def test_the_goals_are_confirmed_in_ones_own_words(said: str) -> None:
    assert turn(draft(), said).state.objectives_confirmed


def test_whoever_says_what_is_missing_goes_on_whatever_is_passed_on() -> None:
    asked = turn(draft(), "we sell furniture, not chairs").state
    for value, event in (("pass", Event.OBJECTIVES_QUESTIONED), ("keep", None)):
        said = press(asked, value)
        assert said.event is event
        assert key(said.state) == "mission:"


def test_more_words_before_the_yes_are_passed_on_as_well() -> None:
    state = after(draft(), "we sell furniture", "and one objective is missing: staff turnover")
    assert press(state, "pass").note == "we sell furniture\nand one objective is missing: staff turnover"


@pytest.mark.parametrize(
    ("said", "objectives"),
    [
        ("the first one", ("revenue",)),
        ("1", ("revenue",)),
        ("the revenue one and the satisfaction one", ("revenue", "customers")),
        ("both of them, I think", ("revenue", "customers")),
        ("customers", ("customers",)),
        ("staff turnover", ("customers",)),
    ],
)
def test_objectives_are_named_by_place_or_by_their_words(said: str, objectives: tuple[str, ...]) -> None:
    mission = turn(LINKING, said).state.mission
    assert mission is not None
    assert mission.objectives == objectives


def test_an_objective_that_nobody_can_match_is_asked_for_by_number() -> None:
    said = turn(LINKING, "whatever you like")
    assert said.state == LINKING
    assert "1. Increase revenue" in text_of(said.says)
    assert str(mission_words.LINK_UNKNOWN) in text_of(said.says)


def test_keep_it_keeps_the_mission() -> None:
    doubted = after(draft(objectives_confirmed=True), "we do the invoices and pay the salaries")
    assert key(doubted) == "mission.check:"
    assert key(after(doubted, "keep it")) == "mission.link:"


def test_departments_that_nobody_knows_are_named_and_not_noted() -> None:
    said = turn(with_mission(served=None), "Sales, Production and IT")
    assert said.state.served == ("sales",)
    assert "Noted: Sales. I know no department called Production and IT." in text_of(said.says)


@pytest.mark.parametrize("said", ["everybody really", "all of them", "we work for everyone"])
def test_everybody_is_every_department(said: str) -> None:
    assert turn(with_mission(served=None), said).state.served == ("sales", "hr")


def test_a_line_is_taken_out_by_typing_and_from_the_list() -> None:
    state = after(NEEDING, "money in time\ngood figures")
    assert needs(after(state, "remove the second one")) == ["money in time"]
    out = Pressed(key(state), (f"out:{state.needs[0].id}",))
    said = turn(state, out)
    assert needs(said.state) == ["good figures"]
    assert "Taken out: money in time" in text_of(said.says)


def test_a_line_is_put_into_other_words() -> None:
    state = after(NEEDING, "money in time", "change that to money within three days")
    assert needs(state) == ["money within three days"]


def test_the_same_as_for_another_department_is_taken_over() -> None:
    state = after(NEEDING, "money in time\ngood figures", "that's all for now", "same as Sales")
    assert needs(state, "hr") == ["money in time", "good figures"]


def test_the_same_as_nothing_is_asked_again() -> None:
    said = turn(NEEDING, "same as above")
    assert said.state == NEEDING
    assert str(words.NEED_SAME_AS_WHOM).format(served="Sales") in text_of(said.says)


@pytest.mark.parametrize("said", ["Sales", "not really", "nothing really", "remove the second one", "idk"])
def test_what_is_no_need_is_never_noted_as_one(said: str) -> None:
    assert not after(NEEDING, said).needs or said == "remove the second one"


def test_chatter_before_a_need_is_left_out() -> None:
    assert needs(after(NEEDING, "sorry, also training for new starters")) == ["training for new starters"]


def test_a_capability_is_taken_out_and_changed() -> None:
    state = with_mission(done=frozenset({"need:sales"}))
    assert key(state) == f"{KIND.id}:"
    built = after(state, "learn Power BI\nclose the month faster")
    assert [c.text for c in after(built, "delete 1").capabilities] == ["close the month faster"]
    changed = after(built, "change 2 to close the month in three days")
    assert changed.capabilities[1].text == "close the month in three days"


@pytest.mark.parametrize(("said", "kind"), [("a process", "process"), ("a digital system", "system")])
def test_a_kind_that_is_typed_loosely_is_asked_for_in_words(said: str, kind: str) -> None:
    state = after(with_mission(done=frozenset({"need:sales"})), said)
    assert (state.capability_kind, state.capabilities) == (kind, ())


@pytest.mark.parametrize("said", ["that's all", "no", "nothing else"])
def test_who_has_nothing_more_after_choosing_a_kind_is_not_noted_with_these_words(said: str) -> None:
    built = after(with_mission(done=frozenset({"need:sales"})), "close the month faster")
    state = after(after(built, "a process"), said)
    assert [c.text for c in state.capabilities] == ["close the month faster"]
    assert "inside" in state.done


@pytest.mark.parametrize("said", ["no", "nothing", "that's all"])
def test_no_is_nothing_that_a_department_must_become_able_to_do(said: str) -> None:
    state = with_mission(done=frozenset({"need:sales"}))
    after = turn(state, said)
    assert after.state == state
    assert str(words.KIND_ONE) in text_of(after.says)
