"""What people say about a question is no answer to it, and nobody finds it noted as one."""

from decimal import Decimal

import pytest

from bot.dialogue.draft import Draft
from bot.dialogue.remarks import gives_up, is_remark
from bot.wording import controls
from bot.wording import kpis as words
from bot.wording import mission as mission_words
from kpi_rules.ground_nouns import Mission, Need
from tests.dialogue.test_chatty_answers import NEEDING, after, needs
from tests.dialogue.test_drafting import MISSION
from tests.dialogue.world import draft, facts, key, press, text_of, turn, with_mission

NEED = Need(id="n1", department="sales", text="fast help")
ASKED = with_mission(needs=(NEED,), done=frozenset({"need:sales", "inside", "kpi:receivable-days"}))
CARRIED = with_mission(done=frozenset({"need:sales", "inside"}))
CHECKED = draft(objectives_confirmed=True, mission=Mission(text="keep machines running so ppl can work"))


def told(*replies: str) -> Draft:
    """The draft after these answers to the question for a KPI."""
    assert key(ASKED) == "kpi:n1"
    return after(ASKED, *replies)


@pytest.mark.parametrize(
    "said",
    [
        "That has nothing to do with Legal.",
        "I did not mean that as a need",
        "that makes no sense",
        "makes no sense for IT",
        "otd makes no sense either",
        "that's not relevant either",
        "This does not apply to us at all",
        "that's not what I meant",
        "it's not our job",
        "I can live with that.",
        "I beg your pardon?",
        "Nobody there has ever asked us for anything.",
    ],
)
def test_a_remark_is_noted_nowhere(said: str) -> None:
    for state in (ASKED, NEEDING, with_mission(done=frozenset({"need:sales"}))):
        heard = turn(state, said)
        assert heard.state == state
        assert str(controls.NOT_NOTED) in text_of(heard.says) or str(controls.IN_WORDS) in text_of(heard.says)


@pytest.mark.parametrize(
    "said",
    [
        "that is not fast enough",
        "it is not possible to log in from outside",
        "it's wrong invoices",
        "I don't want surprises",
        "this system has to do with orders",
        "answers that make sense",
    ],
)
def test_what_names_something_is_no_remark(said: str) -> None:
    assert not is_remark(said)


@pytest.mark.parametrize(
    "said",
    ["That would be it.", "That is all from them, I think.", "that's all they need", "thats all I have"],
)
def test_whoever_says_in_a_sentence_that_it_is_all_is_through(said: str) -> None:
    state = after(NEEDING, "contracts reviewed quickly")
    through = after(state, said)
    assert needs(through) == ["contracts reviewed quickly"]
    assert "need:sales" in through.done


def test_a_line_that_was_no_need_is_taken_out_again_in_ones_own_words() -> None:
    state = after(NEEDING, "contracts reviewed quickly\na good time for all")
    out = after(state, "I did not mean that as a need. Take the second one out.")
    assert needs(out) == ["contracts reviewed quickly"]
    assert needs(after(state, "Sorry, that was a mistake. Delete number two.")) == [
        "contracts reviewed quickly"
    ]


def test_the_end_of_a_talkative_answer_is_no_need_of_its_own() -> None:
    assert needs(after(NEEDING, "They need contracts in time. That is all from them.")) == [
        "contracts in time"
    ]


@pytest.mark.parametrize("said", ["drop it", "forget this one", "cancel", "never mind", "put it aside"])
def test_a_sentence_on_the_table_is_put_aside_by_words(said: str) -> None:
    assert gives_up(said)
    gone = turn(told("requests solved"), said)
    assert gone.state.work is None
    assert not gone.state.kpis
    assert str(words.ASIDE) in text_of(gone.says)
    assert key(gone.state) != "kpi:n1"


@pytest.mark.parametrize("said", ["No KPI for this one", "no KPI please"])
@pytest.mark.parametrize(
    "before", [(), ("requests solved",), ("requests solved", "80%", "55%", "end of 2027")]
)
def test_no_kpi_leaves_it_out_wherever_it_is_typed(said: str, before: tuple[str, ...]) -> None:
    gone = turn(told(*before), said)
    assert gone.state.work is None
    assert str(words.LEFT_OUT) in text_of(gone.says)
    assert key(gone.state) != "kpi:n1"


def test_skip_at_what_would_be_counted_does_not_ask_for_the_same_need_again() -> None:
    state = told("do it somehow better")
    assert key(state).startswith("part:")
    assert key(after(state, "skip")) != "kpi:n1"


def test_a_kpi_of_the_set_stays_as_it_was_when_its_change_is_dropped() -> None:
    taken = after(CARRIED, "requests solved", "80%", "55%", "end of 2027", "ok", "later", "no", "change 1")
    assert taken.work is not None
    back = turn(taken, "never mind")
    assert back.state.kpis == taken.kpis
    assert str(words.STAYS) in text_of(back.says)


@pytest.mark.parametrize(
    "said", ["Nobody has ever counted that.", "We have never measured it", "not tracked so far"]
)
def test_what_nobody_measured_is_not_measured_yet(said: str) -> None:
    state = turn(told("days until a contract is reviewed", "5 days"), said).state
    assert state.work is not None
    assert state.work.definition.metric == "days until a contract is reviewed"
    assert key(state) == "part:due"


@pytest.mark.parametrize("said", ["nothing else", "that's all", "none"])
def test_whoever_has_nothing_to_count_is_not_taken_at_that_word(said: str) -> None:
    state = told("do it somehow better")
    assert not after(state, said).work


@pytest.mark.parametrize("said", ["keep it?? its fine", "its fine as it is", "please leave it as it is"])
def test_a_mission_is_kept_in_ones_own_words(said: str) -> None:
    assert key(CHECKED) == "mission.check:"
    kept = after(CHECKED, said)
    assert kept.mission is not None
    assert CHECKED.mission is not None
    assert kept.mission.text == CHECKED.mission.text
    assert kept.mission_kept_because


def test_whoever_asks_back_at_the_mission_does_not_read_the_remarks_again() -> None:
    first = text_of(turn(draft(objectives_confirmed=True), "we do the invoices and pay the salaries").says)
    again = text_of(
        turn(after(draft(objectives_confirmed=True), "we do the invoices and pay the salaries"), "?").says
    )
    assert "It says what is done" in first
    assert "It says what is done" not in again
    assert "we do the invoices" in again


@pytest.mark.parametrize("said", ["Yes please, do pass it on.", "pass it on", "ok, send it to her please"])
def test_a_remark_on_the_goals_is_passed_on_at_a_wordy_yes(said: str) -> None:
    asked = turn(draft(), "we sell furniture, not chairs").state
    assert turn(asked, said).note == "we sell furniture, not chairs"


def test_every_department_without_exception_is_every_department() -> None:
    said = "Every department, without exception, and in particular Sales."
    assert turn(with_mission(served=None), said).state.served == ("sales", "hr")
    assert turn(with_mission(served=None), "all, but not HR").state.served != ("sales", "hr")


def test_keeping_ones_mission_goes_on_as_the_button_does() -> None:
    written = draft(objectives_confirmed=True, mission=Mission(text=MISSION[:20] + " and so on"))
    assert key(written) == "mission.check:"
    assert key(press(written, "keep").state) == key(after(written, "keep mine please"))


@pytest.mark.parametrize(
    "said",
    [
        "drop",
        "No KPI for this one",
        "I really could not say what HR would need",
        "I don't think this can be measured",
    ],
)
def test_what_lets_go_or_does_not_know_is_no_line_of_a_list(said: str) -> None:
    for state in (NEEDING, with_mission(done=frozenset({"need:sales"}))):
        noted = after(state, said)
        assert not noted.needs
        assert not noted.capabilities


@pytest.mark.parametrize("said", ["nothing gets lost", "no more surprises at the end of the month"])
def test_nothing_can_be_part_of_a_need(said: str) -> None:
    assert needs(after(NEEDING, said)) == [said]


def test_what_another_department_needs_is_no_ability_of_ones_own() -> None:
    """Finance serves the others: the need is noted for Sales. A business department is asked about itself."""
    asked = with_mission(done=frozenset({"need:sales"}))
    said = turn(asked, "And HR needs the salaries on the 25th")
    assert not said.state.capabilities
    assert needs(said.state, "hr") == ["the salaries on the 25th"]
    assert key(said.state) == "inside:"
    business = with_mission(department="sales", served=None, done=frozenset())
    told_there = turn(business, "Finance needs the orders in time", world=facts("U0SAM"))
    assert told_there.state == business
    assert "That is what Finance waits for" in text_of(told_there.says)


def test_an_idea_of_the_catalogue_is_taken_by_its_name_wherever_it_was_read() -> None:
    for name in ("Days to close the month", "days to close the month"):
        work = told(name).work
        assert work is not None
        assert work.suggested
        assert work.definition.unit_text == "days"


@pytest.mark.parametrize("said", ["same as company", "its 30 days. so yes same as the company"])
def test_the_same_as_the_company_takes_its_number_on(said: str) -> None:
    work = after(CARRIED, said).work
    assert work is not None
    assert work.definition.metric == "accounts receivable days"
    assert (work.definition.baseline, work.definition.target) == (Decimal(45), Decimal(30))


def test_what_a_department_waits_for_itself_is_no_mission() -> None:
    state = draft(objectives_confirmed=True)
    assert after(state, "we need the specs on time from production") == state
    assert after(state, "we need to keep production running so that customers are served").mission is not None


@pytest.mark.parametrize("said", ["that makes no sense", "makes no sense", "this is no good", "no good"])
def test_no_sense_is_no_yes_to_the_sentence_that_is_offered(said: str) -> None:
    offered = after(CARRIED, "share of orders on time", "95%", "84%", "end of 2027")
    assert key(offered) == "wording:"
    assert not after(offered, said).kpis
    assert after(offered, "no, that's fine").kpis
    assert after(offered, "makes sense").kpis


def test_a_grumbling_yes_is_a_yes_and_a_longer_remark_is_told_how_to_go_on() -> None:
    assert after(draft(), "ok whatever").objectives_confirmed
    noted = turn(after(draft(), "we sell furniture, not chairs"), "and the vision is old")
    assert str(mission_words.NOTE_LONGER) in text_of(noted.says)


@pytest.mark.parametrize("said", ["ok", "fine", "done"])
def test_a_bare_ok_at_the_remarks_on_a_mission_is_asked_what_it_means(said: str) -> None:
    heard = turn(CHECKED, said)
    assert heard.state == CHECKED
    assert str(mission_words.MISSION_STAYS) in text_of(heard.says)


def test_a_kpi_or_a_need_of_others_is_no_mission() -> None:
    state = draft(objectives_confirmed=True)
    heard = turn(state, "fewer findings in audits, 2 instead of 6 by end of next year")
    assert heard.state == state
    assert str(mission_words.MISSION_IS_KPI) in text_of(heard.says)
    assert after(state, "they want us to be faster") == state
    assert (
        after(state, "We give all 300 people their salary on the 25th, so that they trust us").mission
        is not None
    )


def test_what_they_want_us_to_do_is_told_without_us() -> None:
    assert needs(after(NEEDING, "they want us to answer faster")) == ["answer faster"]
    assert needs(after(NEEDING, "they want us to be faster")) == ["they want us to be faster"]


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        (
            "so that every department gets its numbers in time",
            "We do the books, so that every department gets its numbers in time",
        ),
        ("... for all departments and our bank", "We do the books for all departments and our bank"),
        ("We give every department its numbers in time to decide", None),
    ],
)
def test_the_missing_half_of_a_mission_goes_on_with_what_was_written(typed: str, whole: str | None) -> None:
    written = draft(objectives_confirmed=True, mission=Mission(text="We do the books."))
    assert key(written) == "mission.check:"
    mission = turn(written, typed).state.mission
    assert mission is not None
    assert mission.text == (whole or typed)


@pytest.mark.parametrize("said", ["they need correct salary figures", "correct invoices within a day"])
def test_a_need_is_no_mission_where_the_head_is_asked_to_agree(said: str) -> None:
    asked = draft(objectives_confirmed=True, mission=Mission(text=MISSION, objectives=("revenue",)))
    assert key(asked) == "mission.agree:"
    assert turn(asked, said).state == asked
