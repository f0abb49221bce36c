"""A list from a file waits for a yes, whatever question is open, and leaves the rest of the draft alone."""

import pytest

from bot.dialogue.kpis import start
from bot.dialogue.lists import offered
from bot.dialogue.sources import ADDING, FREE
from kpi_rules.nouns import DraftState
from tests.dialogue.world import draft, facts, key, press, with_mission

LINES = ("Reduce cost by 5 % by June 2027", "Answer requests in 3 days")


def test_a_list_is_asked_about_before_anything_else_of_its_chapter() -> None:
    after = offered(with_mission(), LINES)
    assert after is not None
    assert key(after) == "pasted:"
    assert press(after, "yes").state.queue == LINES[1:]


def test_an_earlier_chapter_is_finished_first() -> None:
    after = offered(draft(), LINES)
    assert after is not None
    assert key(after) == key(draft())


def test_the_kpi_on_the_table_stays_there_and_the_list_queues_behind_it() -> None:
    busy = start(with_mission(), facts(), "Improve cash flow", origin=FREE)
    after = offered(busy, LINES)
    assert after is not None
    assert after.work == busy.work
    taken = press(after, "yes").state
    assert (taken.work, taken.queue) == (busy.work, LINES)


def test_a_newer_list_takes_the_place_of_one_that_waited() -> None:
    waiting = with_mission(pasted=LINES).model_copy(update={"done": frozenset({ADDING})})
    after = offered(waiting, LINES[:1])
    assert after is not None
    assert after.pasted == LINES[:1]
    assert ADDING not in after.done


@pytest.mark.parametrize("state", [DraftState.SUBMITTED, DraftState.APPROVED])
def test_a_settled_set_takes_nothing_in(state: DraftState) -> None:
    assert offered(with_mission(state=state), LINES) is None


def test_no_lines_change_nothing() -> None:
    assert offered(with_mission(), ()) is None
