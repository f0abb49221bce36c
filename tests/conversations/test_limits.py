"""The limits of a company: who may change them, and what they change."""

from pathlib import Path

import pytest

from bot.wording import limits as words
from kpi_rules.limits import Limits
from store import company as companies
from tests.conversations.stage import Stage, staged
from tests.people import NothingToDoError


def limits_of(stage: Stage) -> Limits:
    with stage.database.read(stage.bot.team) as session:
        return companies.load(session).limits


def test_every_limit_has_a_name_that_people_understand() -> None:
    assert set(words.LABELS) == set(Limits.model_fields)
    assert all("_" not in label for label in words.LABELS.values())


@pytest.mark.req("003-29")
def test_a_strategy_owner_changes_a_limit_and_it_holds_for_everybody(tmp_path: Path) -> None:
    with staged(tmp_path) as stage:
        stage.grace.command("limits")
        stage.grace.wait_for(words.OPEN)
        stage.grace.press(words.OPEN)
        assert stage.grace.submit({words.LABELS["kpis_fewest"]: "2", words.LABELS["stretch_factor"]: "1,8"})
        stage.rest()
        changed = limits_of(stage)
        assert (changed.kpis_fewest, str(changed.stretch_factor)) == (2, "1.8")
        assert changed.kpis_most == Limits().kpis_most


@pytest.mark.req("003-29")
def test_nobody_else_gets_the_form_and_a_limit_that_does_not_fit_is_not_taken(tmp_path: Path) -> None:
    with staged(tmp_path) as stage:
        stage.fiona.command("limits")
        stage.rest()
        with pytest.raises(NothingToDoError):
            stage.fiona.press(words.OPEN)
        grace = stage.grace
        grace.command("limits")
        stage.rest()
        grace.press(words.OPEN)
        assert not grace.submit({words.LABELS["kpis_fewest"]: "-1"})
        assert grace.errors == {"kpis_fewest": words.WRONG}
        assert limits_of(stage) == Limits()
