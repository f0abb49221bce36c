"""The last steps in words: a KPI said anew, what was left for later, and answers that others must understand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.dialogue.actions import action_of
from bot.dialogue.draft import Draft
from bot.dialogue.reply import Typed
from bot.wording import review as words
from kpi_rules.sheet_nouns import Action
from tests.dialogue.test_chatty_answers import after
from tests.dialogue.test_remarks import CARRIED
from tests.dialogue.world import COLIN, facts, key, text_of, turn

TAKEN = ("share of orders on time", "95%", "84%", "end of 2027", "ok")


def with_kpi(*replies: str) -> Draft:
    """The draft with one KPI in its set, after these answers."""
    return after(CARRIED, *TAKEN, *replies)


@pytest.mark.parametrize("said", ["y", "yes", "ok", "end of 2027", "that makes no sense"])
def test_a_yes_or_a_day_is_no_source_of_a_number(said: str) -> None:
    state = with_kpi("Call late payers, by 15 January", "us", "none")
    assert key(state).startswith("rest:source")
    assert after(state, said) == state
    assert key(after(state, "monitoring tool")) != key(state)


def test_a_day_is_nobody_who_can_move_a_number() -> None:
    state = with_kpi("Call late payers, by 15 January")
    assert key(state).startswith("rest:influence")
    assert after(state, "end of 2027") == state
    assert key(after(state, "we do")) != key(state)


def test_what_was_left_for_later_is_asked_for_when_the_set_is_to_go_out() -> None:
    state = with_kpi("later", "no")
    assert key(state) == "set:"
    said = turn(state, "submit")
    assert str(words.LATER_FIRST) in text_of(said.says)
    assert key(said.state).startswith("rest:action")


@pytest.mark.parametrize(
    "said",
    [
        "change 1 to Answer help desk calls within 20 min by 31 August 2027",
        "replace KPI 1 with Answer help desk calls within 20 min by 31 August 2027",
        "change KPI number 1: Answer help desk calls within 20 min by 31 August 2027",
    ],
)
def test_a_kpi_of_the_set_is_said_anew_in_one_message(said: str) -> None:
    state = after(with_kpi("later", "no"), said)
    assert state.work is not None
    assert state.work.definition.metric == "time to answer help desk calls"
    assert state.work.definition.due == date(2027, 8, 31)
    assert state.work.id == state.kpis[0].id


def test_only_the_target_is_changed_where_only_a_number_is_named() -> None:
    state = after(with_kpi("later", "no"), "change 1 to 97%")
    assert state.work is not None
    assert (state.work.definition.metric, state.work.definition.target) == (
        "share of orders on time",
        Decimal(97),
    )


def acted(text: str, *mentions: str) -> Action:
    """The action that was typed, where Colin is known."""
    known = replace(facts(), person_named=lambda said: COLIN if "colin" in said.casefold() else "")
    return action_of(Typed(text, mentions), known, owner="U0OWNER")


@pytest.mark.parametrize(
    ("text", "what", "day"),
    [
        (
            "second server for order entry, Colin, end of march",
            "second server for order entry",
            date(2027, 3, 31),
        ),
        ("one form for all, colin, by 15 january", "one form for all", date(2027, 1, 15)),
        ("we will call them, Colin, by Friday", "we will call them", date(2026, 11, 27)),
    ],
)
def test_who_and_when_stand_between_commas_in_any_letters(text: str, what: str, day: date) -> None:
    assert acted(text) == Action(what=what, who=COLIN, by=day)


def test_a_mention_between_commas_is_not_said_twice() -> None:
    assert acted("second power supply, @colin, by 31 march", COLIN).what == "second power supply"


def test_what_is_no_name_and_no_day_stays_in_the_action() -> None:
    action = acted("call late payers, on the phone, by 15 January")
    assert (action.what, action.who) == ("call late payers, on the phone", "U0OWNER")


def test_a_promise_of_another_thing_is_not_held_against_the_goal() -> None:
    """ "The company needs 30 days here" is no remark on another number of days."""
    other = turn(after(CARRIED, "days from request to answer", "20", "30"), "end of 2027")
    assert "The company needs" not in text_of(other.says)
    same = turn(after(CARRIED, "accounts receivable days", "35", "45"), "end of 2027")
    assert "The company needs 30" in text_of(same.says)
