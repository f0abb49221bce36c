"""What the approver reads about a set that comes back."""

import pytest

from bot.dialogue.set_card import set_card
from bot.dialogue.submitted import behind, since
from tests.dialogue.test_drafting import full_set, kpi
from tests.dialogue.world import facts, text_of


def test_a_first_submission_has_no_changes_and_an_unchanged_one_says_so() -> None:
    assert since(None, full_set()) == ()
    assert "Nothing in the KPIs." in text_of(since(full_set(), full_set()))


def test_what_is_new_gone_or_different_is_said_in_words() -> None:
    first, second, third = full_set().kpis
    changed = second.model_copy(
        update={"definition": second.definition.model_copy(update={"statement": "Anew"})}
    )
    after = full_set().model_copy(update={"kpis": (first, changed, kpi("y days"))})
    said = text_of(since(full_set(), after))
    assert f"KPI 2, Statement: {second.definition.statement} → Anew" in said
    assert "KPI 3 is new: Reduce y days" in said
    assert f"Taken out: {third.definition.statement}" in said


@pytest.mark.req("000-07", "000-17")
def test_the_approver_reads_who_does_what_and_how_each_number_could_mislead() -> None:
    state = full_set()
    card = set_card(state, facts(), comment="c", behind=lambda one: behind(one, state, facts()))
    said = text_of(card)
    assert said.count("Could mislead: Easy cases first, the hard ones wait.") == 3
    assert said.index("*1.*") < said.index("Could mislead") < said.index("*2.*")
    assert "Map the steps (<@U0FIONA>, by 31 January 2027)" in said
