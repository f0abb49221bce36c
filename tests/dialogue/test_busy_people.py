"""People without time: complaints, short forms, a unit alone, enough of it, a number where a thing is asked for."""

import pytest

from bot.dialogue import spoken
from bot.dialogue.asides import asks
from bot.dialogue.doubts import doubt_answered
from bot.dialogue.patience import minds_the_time
from bot.dialogue.prompts import is_all, is_yes
from bot.dialogue.reply import Pressed
from bot.dialogue.say import Says
from bot.wording import doubts
from bot.wording import kpis as words
from bot.wording import needs as need_words
from tests.dialogue.world import draft, facts, key, labels, press, text_of, turn, with_mission

BUILDING = {"done": frozenset({"need:sales"})}


def asked(says: Says) -> str:
    """What is said, in small letters."""
    return text_of(says).casefold()


@pytest.mark.parametrize(
    "said",
    [
        "no time, just tell me what you need", "how long does it take", "do i have to", "too many", "this is too long",
        "I have no time for this", "is this really necessary?", "how much longer", "I'm in a hurry", "are we done yet",
        "good grief how many more of these",
    ],
)  # fmt: skip
def test_who_is_short_of_time_is_told_how_long_it_takes(said: str) -> None:
    state = with_mission()
    after = turn(state, said)
    assert after.state == state
    assert str(doubts.TAKES_TIME) in text_of(after.says)


@pytest.mark.parametrize(
    "said",
    [
        "too many complaints", "how long it takes to pay a claim", "how many claims are paid late", "little time lost",
        "They have no time to wait, they need quick answers", "shorter month-end close", "how much time we lose",
    ],
)  # fmt: skip
def test_who_talks_about_the_time_of_the_work_does_not_complain(said: str) -> None:
    assert not minds_the_time(said)


@pytest.mark.parametrize("said", ["thats already there, why again", "whats attainable", "what is a weight"])
def test_a_question_needs_no_question_mark(said: str) -> None:
    assert asks(said)


@pytest.mark.parametrize("said", ["ya ok", "yess", "k", "👍", ":+1:", "fair enough", "cool, next"])
def test_a_yes_comes_in_many_spellings(said: str) -> None:
    assert is_yes(said)


@pytest.mark.parametrize("said", ["30 days", "end of next year", "3 weeks", "by June\n40 %"])
def test_a_number_or_a_time_is_no_ability(said: str) -> None:
    state = with_mission(**BUILDING)
    after = turn(state, said)
    assert after.state == state
    assert "what should Finance be able to do" in text_of(after.says)


@pytest.mark.parametrize(
    "said", ["Close the month in 3 days", "3 trained people", "everybody can use the ERP"]
)
def test_an_ability_may_have_a_number_in_it(said: str) -> None:
    assert [one.text for one in turn(with_mission(**BUILDING), said).state.capabilities] == [said]


def test_a_number_is_no_need() -> None:
    state = with_mission(done=frozenset({"inside"}))
    after = turn(state, "within 3 days")
    assert after.state == state
    assert "what does Sales wait for" in text_of(after.says)


def test_a_need_may_have_a_time_in_it() -> None:
    after = turn(with_mission(done=frozenset({"inside"})), "Money within a week")
    assert [one.text for one in after.state.needs] == ["Money within a week"]


def test_whoever_names_a_need_knows_that_the_other_side_is_asked() -> None:
    says = turn(draft(objectives_confirmed=True, mission=with_mission().mission), "Sales").says
    assert "ask Sales whether" in text_of(says)
    assert "{served}" in need_words.NEED_WHY


def test_a_unit_that_follows_its_number_belongs_to_it() -> None:
    state = turn(turn(with_mission(), "raise the invoices paid on time").state, "95").state
    after = turn(state, "percent")
    assert after.state.work is not None
    assert "the target is 95%" in text_of(after.says)
    assert "where does it stand today" in text_of(after.says)


def test_a_unit_alone_is_asked_for_its_number() -> None:
    state = turn(with_mission(), "raise the invoices paid on time").state
    assert "How many percent?" in text_of(turn(state, "percent").says)
    further = turn(state, "95%").state
    assert "How many percent?" in text_of(turn(further, "in percent").says)


def test_nobody_is_stuck_where_nothing_can_be_counted() -> None:
    state = turn(with_mission(), "we want to be better at budgets").state
    says = turn(state, "dunno").says
    assert words.UNSURE_INTRO in text_of(says)
    assert labels(says) == [words.UNSURE, words.LEAVE_OUT]
    left = press(state, "leave")
    assert left.state.work is None
    assert not left.state.kpis
    assert key(left.state) != key(state)


@pytest.mark.parametrize("said", ["that's all", "thats enough kpis", "no more kpis", "enough", "I'm done"])
def test_enough_is_enough(said: str) -> None:
    state = turn(turn(with_mission(**BUILDING), "Close faster\nUse the ERP").state, "that's all").state
    after = turn(state, said)
    assert "Left out, 3 questions in all" in text_of(after.says)
    assert not key(after.state).startswith("kpi")


def test_a_plain_no_means_this_one_alone() -> None:
    state = turn(turn(with_mission(**BUILDING), "Close faster\nUse the ERP").state, "that's all").state
    assert key(turn(state, "no").state).startswith("kpi:")


@pytest.mark.parametrize(
    ("said", "last_day"),
    [
        ("next yr", "2027-12-31"),
        ("end of yr", "2026-12-31"),
        ("nxt qtr", "2027-03-31"),
        ("mid next year", "2027-07-02"),
        ("q1 next year", "2027-03-31"),
        ("March next year", "2027-03-31"),
        ("this time next year", "2027-11-23"),
        ("in the new year", "2027-03-31"),
        ("next summer", "2027-08-31"),
        ("end june", "2027-06-30"),
        ("6/30", "2027-06-30"),
    ],
)
def test_a_time_is_understood_as_people_write_it_in_a_hurry(said: str, last_day: str) -> None:
    period, _ = spoken.period_in(said, facts())
    assert period is not None
    assert str(period.last_day) == last_day


def test_a_day_that_could_be_two_is_asked_for() -> None:
    assert spoken.period_in("5/6", facts())[0] is None


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("who is going to see all this?", doubts.WHO_SEES),
        ("Sure, I can do that. But before, may I ask who is going to see all this?", doubts.WHO_SEES),
        ("is this confidential?", doubts.WHO_SEES),
        ("can my boss see this", doubts.WHO_SEES),
        ("will this affect my bonus?", doubts.USED_FOR),
        ("what happens with my answers?", doubts.USED_FOR),
        ("are you an AI?", doubts.WHO_JUDGES),
        ("can I change it later?", doubts.CHANGED_LATER),
    ],
)
def test_who_hesitates_gets_a_true_answer(asked: str, answer: str) -> None:
    state = draft()
    after = turn(state, asked)
    assert after.state == state
    assert str(answer) in text_of(after.says)


@pytest.mark.parametrize(
    "said",
    [
        "Sales people get their bonus on time",
        "Nobody sees our budget in time",
        "Everybody can see the open invoices",
    ],
)
def test_who_talks_of_the_work_has_no_doubts(said: str) -> None:
    assert doubt_answered(said) is None


def test_a_question_back_and_an_answer_in_one_message_are_both_heard() -> None:
    said = (
        "What is the difference between a mission and a vision? We give everybody the people and the skills they need, "
        "so that their teams can deliver."
    )
    after = turn(draft(objectives_confirmed=True), said)
    assert "A *vision* says where the company wants to be" in text_of(after.says)
    assert after.state.mission is not None
    assert after.state.mission.text.startswith("We give everybody")


def test_the_button_above_a_remark_still_goes_on() -> None:
    state = turn(draft(), "the export business is missing here").state
    assert state.objectives_note
    after = turn(state, Pressed("objectives:", ("yes",)))
    assert after.state.objectives_confirmed
    assert after.event is None


@pytest.mark.parametrize(
    "said", ["All of them I would say, people are everywhere", "both, they need us", "all of these"]
)
def test_all_of_them_may_have_a_reason_beside_it(said: str) -> None:
    assert is_all(said)


@pytest.mark.parametrize("said", ["all of them but the first", "Sales, all of Finance"])
def test_all_but_one_is_not_all(said: str) -> None:
    assert not is_all(said)
