"""KPIs of the set are changed and taken out by typing, at whatever question somebody is."""

import pytest

from bot.wording import kpis as words
from tests.dialogue.test_drafting import NEED, full_set
from tests.dialogue.world import key, text_of, turn, with_mission

KPIS = full_set().kpis
COMMANDS = with_mission(kpis=KPIS, needs=(NEED,), done=frozenset({"need:sales", "inside", "adding"}))


@pytest.mark.parametrize("said", ["I want to change KPI 1", "please edit kpi 1", "change the first kpi"])
def test_a_kpi_is_changed_from_any_question_about_kpis(said: str) -> None:
    assert key(COMMANDS) == "kpi:"
    after = turn(COMMANDS, said).state
    assert after.work is not None
    assert after.work.id == KPIS[0].id


def test_a_kpi_is_taken_out_from_any_question_about_kpis() -> None:
    assert [k.id for k in turn(COMMANDS, "remove kpi 2").state.kpis] == [
        k.id for k in KPIS if k is not KPIS[1]
    ]
    assert turn(COMMANDS, "remove duplicate invoices").state.work is not None


def test_at_the_set_a_kpi_is_meant_by_its_place_too() -> None:
    assert key(full_set()) == "set:"
    assert [k.id for k in turn(full_set(), "drop the second one").state.kpis] == [
        k.id for k in KPIS if k is not KPIS[1]
    ]


def test_submit_before_the_end_says_what_is_missing() -> None:
    after = turn(with_mission(), "submit")
    assert after.state == with_mission()
    assert str(words.BEFORE_SUBMIT) in text_of(after.says)


def test_the_same_kpi_for_another_need_is_asked_for_once() -> None:
    state = with_mission(kpis=KPIS[:1], needs=(NEED,), done=frozenset({"need:sales", "inside"}))
    opened = key(state)
    after = turn(state, "same as above")
    assert after.state.work is None
    assert key(after.state) != opened
    assert str(words.SAME_KPI) in text_of(after.says)


def test_another_kpi_is_changed_while_one_is_on_the_table_and_that_one_waits() -> None:
    state = turn(COMMANDS, "fill open positions faster").state
    after = turn(state, "change kpi 1").state
    assert after.work is not None
    assert (after.work.id, after.queue) == (KPIS[0].id, ("fill open positions faster",))
    gone = turn(state, "drop kpi 2").state
    assert (gone.work, len(gone.kpis)) == (state.work, len(KPIS) - 1)


def test_the_same_is_no_kpi_at_the_set() -> None:
    assert turn(full_set(), "same kpi as 2").state == full_set()
