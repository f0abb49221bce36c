"""A sentence typed again for the same KPI changes what it says, and nothing else."""

from bot.dialogue.draft import Work
from kpi_rules.nouns import Horizon, Nature, Perspective
from tests.conversations.chapters import definition
from tests.dialogue.world import SAID, turn, with_mission

CLOSING = definition(
    "days to close the month",
    serves="receivable-days",
    nature=Nature.RESULT,
    perspective=Perspective.CUSTOMER,
    horizon=Horizon.MEDIUM,
)


def again(said: str) -> Work:
    """The KPI on the table after this was typed in its place."""
    state = with_mission(work=Work(id="k1", definition=CLOSING, typed=CLOSING.statement))
    work = turn(state, said).state.work
    assert work is not None
    return work


def test_what_was_chosen_in_the_form_stays_with_the_same_kpi() -> None:
    after = again("Reduce days to close the month from 8 to 2 days by 31 December 2027").definition
    assert after.target == 2
    assert (after.nature, after.perspective) == (Nature.RESULT, Perspective.CUSTOMER)
    assert after.horizon is Horizon.MEDIUM
    assert after.sheet == SAID


def test_another_kpi_is_proposed_anew() -> None:
    after = again("Increase revenue from $10 million to $12 million by 31 December 2027").definition
    assert (after.nature, after.perspective) == (Nature.RESULT, Perspective.FINANCIAL)
    assert after.horizon is Horizon.SHORT
    assert after.sheet != SAID
