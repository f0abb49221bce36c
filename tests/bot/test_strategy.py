"""The strategy record in Slack: two owners at once, work that hangs on goals, and who may change what."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.dialogue.draft import Draft
from bot.wording import strategy as words
from kpi_rules.nouns import Company
from store import company as companies
from tests.conversations import chapters
from tests.conversations.stage import Stage, staged
from tests.people import Person

TEAM, GRACE, SAM = "T0DEMO", "U0GRACE", "U0SAM"
NOW = chapters.WHEN


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        change(running, lambda company: company.model_copy(update={"owners": (GRACE, SAM)}))
        yield running


def record(stage: Stage) -> Company:
    with stage.database.read(TEAM) as session:
        return companies.load(session)


def change(stage: Stage, how: Callable[[Company], Company]) -> None:
    with stage.database.write(TEAM) as session:
        companies.save(session, how(companies.load(session)), author=SAM, at=NOW)


def place(stage: Stage, draft: Draft) -> None:
    chapters.place(stage.database, draft)


def opened(stage: Stage, user: str, what: str, thing: str = "") -> Person:
    """Somebody with a form of the card in front of them."""
    person = stage.person(user)
    person.command("strategy")
    stage.rest()
    if thing:
        person.choose(what, thing)
    else:
        person.press(what)
    person.wait_for_modal()
    return person


def form_text(person: Person) -> str:
    return str(person.modals()[-1]["blocks"])


def test_two_owners_may_change_different_things_at_once(stage: Stage) -> None:
    grace = opened(stage, GRACE, words.PICK_OBJECTIVE, "customers")
    sam = opened(stage, SAM, words.PICK_OBJECTIVE, "revenue")
    sam.submit({"statement": "Increase revenue from $10 million to $13 million by 31 December 2027"})
    grace.submit({"statement": "Raise customer satisfaction from 78% to 90% by 31 December 2027"})
    stage.rest()
    said = [objective.statement for objective in record(stage).objectives]
    assert "$13 million" in said[0]
    assert "90%" in said[1]


def test_the_second_of_two_owners_is_told_what_changed_and_loses_nothing(stage: Stage) -> None:
    grace, sam = (opened(stage, who, words.PICK_OBJECTIVE, "revenue") for who in (GRACE, SAM))
    sam.submit({"statement": "Increase revenue from $10 million to $13 million by 31 December 2027"})
    grace.submit({"statement": "Increase revenue from $10 million to $11 million by 31 December 2027"})
    assert "$13 million" in record(stage).objectives[0].statement
    shown = form_text(grace)
    assert "<@U0SAM> changed this" in shown
    assert "$13 million" in shown
    assert "$11 million" in shown
    grace.submit({})
    assert "$11 million" in record(stage).objectives[0].statement


def test_what_was_removed_meanwhile_is_said_with_what_was_typed(stage: Stage) -> None:
    grace, sam = (opened(stage, who, words.PICK_INDICATOR, "turnover") for who in (GRACE, SAM))
    sam.submit({"keep": "remove"})
    grace.submit({"statement": "Reduce staff turnover from 14% to 9% by 31 December 2027"})
    assert "removed this" in form_text(grace)
    assert "14% to 9%" in form_text(grace)


@pytest.mark.req("002-03")
def test_what_hangs_on_an_indicator_is_named_before_it_goes(stage: Stage) -> None:
    place(stage, chapters.SET)
    grace = opened(stage, GRACE, words.PICK_INDICATOR, "receivable-days")
    grace.submit({"keep": "remove"})
    assert "*Finance:* 5 KPIs in the draft of <@U0FIONA>" in form_text(grace)
    assert len(record(stage).objectives[0].indicators) == 2
    grace.submit({})
    assert len(record(stage).objectives[0].indicators) == 1


def test_an_objective_that_a_mission_names_does_not_go_unasked(stage: Stage) -> None:
    place(stage, chapters.AGREED)
    grace = opened(stage, GRACE, words.PICK_OBJECTIVE, "revenue")
    grace.submit({"keep": "remove"})
    assert "*Finance:* its mission" in form_text(grace)
    grace.close()
    assert len(record(stage).objectives) == 2


def test_whoever_is_no_owner_any_more_changes_nothing(stage: Stage) -> None:
    sam = opened(stage, SAM, words.PICK_OBJECTIVE, "revenue")
    change(stage, lambda company: company.model_copy(update={"owners": (GRACE,)}))
    before = record(stage)
    sam.submit({"statement": "Increase revenue from $10 million to $99 million by 31 December 2027"})
    stage.rest()
    assert record(stage) == before
    sam.press(words.OPEN_TEXTS)
    stage.rest()
    assert not sam.modals()
    assert "<@U0GRACE>" in str(sam.messages()[-1])


def test_back_in_the_set_up_does_not_undo_what_another_owner_did(stage: Stage) -> None:
    grace = stage.grace
    grace.command("setup")
    stage.rest()
    grace.press("Add an objective")
    stage.rest()
    grace.say("Open three showrooms by the end of 2027")
    stage.rest()
    change(stage, lambda company: company.model_copy(update={"vision": "Sam's own words"}))
    grace.say("back")
    stage.rest()
    assert record(stage).vision == "Sam's own words"
    assert len(record(stage).objectives) == 3
    assert "@U0SAM has changed the goals" in grace.transcript()


def test_starting_over_is_refused_once_departments_draft(stage: Stage) -> None:
    place(stage, chapters.AGREED)
    grace = stage.grace
    grace.command("setup")
    stage.rest()
    grace.say("restart")
    stage.rest()
    before = record(stage)
    grace.press("Start over")
    stage.rest()
    assert record(stage) == before
    assert "Finance" in str(grace.messages()[-1]["text"])
