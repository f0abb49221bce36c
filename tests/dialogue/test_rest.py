"""The rest of each KPI: asked once its wording stands, one thing at a time, or put off."""

from dataclasses import replace
from datetime import date

import pytest

from bot.dialogue.draft import Draft
from bot.dialogue.reply import Pressed, Typed
from bot.wording import rest as words
from kpi_rules.nouns import Kpi
from kpi_rules.sheet import Point
from kpi_rules.sheet_nouns import Availability, Degree, Sheet
from tests.dialogue.test_drafting import full_set, kpi
from tests.dialogue.world import COLIN, FIONA, SAID, facts, key, labels, press, text_of, turn


def bare(count: int = 1) -> Draft:
    """The set, the first of whose KPIs have no sheet yet."""
    kpis = full_set().kpis
    empty = tuple(with_sheet(one, Sheet()) for one in kpis[:count])
    return full_set().model_copy(update={"kpis": (*empty, *kpis[count:])})


def with_sheet(one: Kpi, sheet: Sheet) -> Kpi:
    return one.model_copy(update={"definition": one.definition.model_copy(update={"sheet": sheet})})


def sheet_of(state: Draft, number: int = 0) -> Sheet:
    return state.kpis[number].definition.sheet


@pytest.mark.req("000-17", "000-07", "002-23")
def test_action_influence_danger_source_and_number_are_asked_one_after_the_other() -> None:
    state, asked = bare(), []
    for reply in ("Call late payers, by 15 January", "we do", "Suppliers are paid late", "Accounting system"):
        asked.append(key(state).split(":")[1])
        state = turn(state, reply).state
    asked.append(key(state).split(":")[1])
    state = press(state, "ready").state
    assert asked == ["action", "influence", "gaming", "source", "availability"]
    assert key(state) == "set:"
    assert sheet_of(state).actions[0].by == date(2027, 1, 15)
    assert (sheet_of(state).gaming, sheet_of(state).availability) == (
        "Suppliers are paid late",
        Availability.READY,
    )


def test_an_action_is_of_the_one_mentioned_and_else_of_the_head() -> None:
    mine = turn(bare(), "Call the late payers").state
    assert (sheet_of(mine).actions[0].who, sheet_of(mine).actions[0].by) == (FIONA, date(2026, 12, 31))
    colins = turn(bare(), Typed("@Colin calls the late payers", (COLIN,))).state
    assert sheet_of(colins).actions[0].who == COLIN


def test_two_words_are_no_action_and_no_danger() -> None:
    assert turn(bare(), "Call them").state == bare()
    at_danger = with_sheet(bare().kpis[0], SAID.model_copy(update={"gaming": ""}))
    state = bare().model_copy(update={"kpis": (at_danger, *bare().kpis[1:])})
    assert turn(state, "hm okay").state == state
    assert sheet_of(turn(state, "none").state).gaming == "None seen, asked on 23 November 2026."


def test_the_same_as_before_takes_people_and_source_and_leaves_what_differs() -> None:
    state = bare(3).model_copy(update={"kpis": (full_set().kpis[0], *bare(3).kpis[1:])})
    after = press(state, "same").state
    assert (sheet_of(after, 1).source, sheet_of(after, 1).influence) == (SAID.source, SAID.influence)
    assert key(after).startswith("rest:action:")


def test_later_puts_a_kpi_off_and_goes_on_with_the_next() -> None:
    put_off = press(bare(2), "later").state
    assert key(put_off).endswith(":days to funds")
    assert key(turn(put_off, "skip").state) == "set:"


def test_help_at_each_point_says_something_of_its_own() -> None:
    assert str(words.HELP[Point.ACTION]) in text_of(turn(bare(), "help").says)


def test_an_answer_that_no_button_offers_changes_nothing() -> None:
    at = with_sheet(bare().kpis[0], SAID.model_copy(update={"availability": None}))
    state = bare().model_copy(update={"kpis": (at, *bare().kpis[1:])})
    assert turn(state, Pressed(key(state), ("forged",))).state == state


@pytest.mark.req("002-25")
def test_much_work_for_little_is_to_be_left_out_or_reasoned() -> None:
    little = SAID.model_copy(update={"cost": Degree.HIGH, "benefit": Degree.LOW})
    state = bare().model_copy(
        update={"kpis": (with_sheet(kpi("x days", indicator="on-time"), little), *full_set().kpis)}
    )
    assert key(state).startswith("rest:keeping:")
    assert words.LEAVE_OUT in labels(turn(state, "what").says)
    assert len(press(state, "leave").state.kpis) == 3
    assert sheet_of(turn(state, "The bank asks for it").state).keep_because == "The bank asks for it"


KNOWN = replace(facts(), person_named=lambda text: {"Colin": COLIN}.get(text, ""))


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("Train two people, Colin, by 30 June 2027", "Train two people"),
        ("Train two people by 30 June 2027 (Colin)", "Train two people"),
        ("Colin will train two people by 30 June 2027", "Colin will train two people"),
    ],
)
def test_whoever_is_named_does_it(said: str, what: str) -> None:
    action = sheet_of(turn(bare(), said, world=KNOWN).state).actions[0]
    assert (action.what, action.who, action.by) == (what, COLIN, date(2027, 6, 30))


def test_somebody_who_is_only_part_of_the_work_does_not_do_it() -> None:
    action = sheet_of(turn(bare(), "Ask Colin for the list of late payers", world=KNOWN).state).actions[0]
    assert action.who == FIONA


def test_a_name_that_nobody_here_has_is_said() -> None:
    said = turn(bare(), "Train two people, Ivan, by 30 June 2027")
    assert "I know nobody called Ivan yet" in text_of(said.says)


@pytest.mark.req("000-05")
def test_a_list_of_kpis_that_is_pasted_instead_of_an_action_waits_for_a_yes() -> None:
    pasted = "Cut costs by 5%\nWin 20 customers by June\nTrain 8 people by March"
    after = turn(bare(), pasted).state
    assert key(after) == "pasted:"
    assert not sheet_of(after).actions


def test_several_steps_are_an_action_and_no_list() -> None:
    after = turn(bare(), "Call the late payers\nWrite to the rest\nThen visit them").state
    assert len(sheet_of(after).actions) == 1


def test_the_same_is_taken_over_from_the_kpi_before_and_never_noted_as_words() -> None:
    state = bare(2)
    for reply in ("Call late payers, by 15 January", "we do", "Suppliers are paid late", "Accounting system"):
        state = turn(state, reply).state
    state = press(state, "ready").state
    for reply in ("Write to them, by 15 January", "same as above", "the same", "same as before"):
        state = turn(state, reply).state
    first, second = sheet_of(state), sheet_of(state, 1)
    assert (second.influence, second.gaming, second.source) == (first.influence, first.gaming, first.source)


def test_the_same_as_nothing_is_asked_again() -> None:
    state = turn(bare(), "Call late payers, by 15 January").state
    assert turn(state, "same as above").state == state
