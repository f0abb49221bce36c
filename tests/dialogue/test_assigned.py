"""A target that is set from the top is taken as it is; the department may say what it thinks of it."""

from dataclasses import replace

import pytest

from bot.dialogue.draft import Draft, Work
from bot.dialogue.facts import Facts
from bot.dialogue.question import Event
from tests.conversations.chapters import definition
from tests.dialogue.world import draft, facts, key, press, text_of, turn, with_mission


def assigned_world(*, assigned: bool = True) -> Facts:
    """The demo company, whose goals on revenue are assigned."""
    world = facts()
    objectives = tuple(
        o.model_copy(update={"assigned": assigned and o.id == "revenue"}) for o in world.company.objectives
    )
    return replace(world, company=world.company.model_copy(update={"objectives": objectives}))


def with_days(metric: str = "accounts receivable days") -> Work:
    """A KPI on the table whose target is 3 days; the company wants 30."""
    wanted = definition(metric, serves="receivable-days")
    return Work(id="k1", definition=wanted, typed=wanted.statement)


@pytest.mark.req("003-18")
def test_an_assigned_target_is_locked() -> None:
    world = assigned_world()
    state = with_mission(work=with_days())
    assert key(state, world=world) == "assigned:"
    after = press(state, "take", world=world)
    assert after.state.work is not None
    assert after.state.work.definition.target == 30
    assert "30 days" in after.state.work.typed
    assert key(after.state, world=world) != "assigned:"


@pytest.mark.req("003-18")
def test_a_comment_reaches_the_owners_and_the_target_stays() -> None:
    world = assigned_world()
    after = turn(with_mission(work=with_days()), "Twenty would be possible with one more clerk", world=world)
    assert after.event is Event.OBJECTIVES_QUESTIONED
    assert after.note == "Twenty would be possible with one more clerk"
    assert after.state.work is not None
    assert after.state.work.definition.target == 30
    assert "passed that on" in text_of(after.says)


@pytest.mark.parametrize(
    "state", [with_mission(work=with_days("days to close the month")), draft(), with_mission()]
)
def test_other_numbers_are_the_departments_own(state: Draft) -> None:
    assert key(state, world=assigned_world()) != "assigned:"


@pytest.mark.req("003-18")
def test_discussed_targets_are_not_locked() -> None:
    assert key(with_mission(work=with_days()), world=assigned_world(assigned=False)) != "assigned:"
