"""Heads are asked about the needs that others noted for them; rights and repeats on the real wire."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import inbound
from bot.dialogue.draft import Draft
from bot.usecases import approval, talk
from bot.usecases.scene import opened
from kpi_rules.asking import Asked, Standing
from kpi_rules.nouns import DraftState
from store import asking, company, drafts, kpis, people
from store.nouns import Person as KnownPerson
from tests.conversations.approved import days
from tests.conversations.stage import START, Stage, staged
from tests.people import Person, render

TEAM = "T0DEMO"
MISSION = "Finance gives every department the figures it needs in time, so that the company can grow without surprises"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as up:
        yield up


def to_needs(stage: Stage, *served: str) -> Person:
    """The head of Finance, at the first need."""
    fiona = stage.fiona
    fiona.command("/kpi draft Finance")
    stage.rest()
    for step in ("Yes, go on", MISSION):
        fiona.say(step)
        stage.rest()
    fiona.choose(
        "Choose objectives", ["Increase revenue from $10 million to $12 million by 31 December 2027"]
    )
    fiona.press("Choose these")
    stage.rest()
    fiona.press("I agree")
    stage.rest()
    fiona.choose("Choose departments", list(served))
    fiona.press("Choose these")
    stage.rest()
    return fiona


def note(stage: Stage, fiona: Person, *needs: str) -> None:
    for need in needs:
        fiona.say(need)
        stage.rest()
    fiona.press("That is all")
    stage.rest()


def asked_in(stage: Stage) -> Asked:
    with stage.database.read(TEAM) as session:
        return asking.about(session, drafts.all_in(session)[0].id)


def cards(person: Person, words: str = "needs from Finance") -> list[str]:
    return [text for message in person.messages() if words in (text := render(message))]


def change_sales(stage: Stage, **fields: object) -> None:
    with stage.database.write(TEAM) as session:
        now = company.load(session)
        changed = [d.model_copy(update=fields) if d.id == "sales" else d for d in now.departments]
        after = now.model_copy(update={"departments": tuple(changed)})
        company.save(session, after, author="U0GRACE", at=START)


@pytest.mark.req("000-23", "001-08")
def test_one_card_holds_all_needs_and_shows_the_answers_in_place(stage: Stage) -> None:
    note(stage, to_needs(stage, "Sales"), "Figures within a day", "Money within a week")
    sam = stage.person("U0SAM")
    assert len(cards(sam)) == 1
    sam.press("That's right")
    stage.rest()
    sam.press("Not needed")
    stage.rest()
    [card] = cards(sam)
    assert "✓ @U0SAM said: that's right." in card
    assert "✗ @U0SAM said: not needed." in card
    assert [r.standing for r in asked_in(stage).requests] == [Standing.CONFIRMED, Standing.NOT_NEEDED]
    assert "Sales) confirms: “Figures within a day”" in stage.fiona.transcript()


@pytest.mark.req("000-23")
def test_a_need_taken_back_and_typed_again_is_not_asked_twice(stage: Stage) -> None:
    fiona = to_needs(stage, "Sales")
    note(stage, fiona, "Figures within a day")
    sam = stage.person("U0SAM")
    sam.press("That's right")
    stage.rest()
    for _ in range(2):
        fiona.say("back")
        stage.rest()
    note(stage, fiona, "figures within a day.", "Credit checks in an hour")
    assert len(cards(sam)) == 2
    new = cards(sam)[-1]
    assert "Credit checks in an hour" in new
    assert new.count("[That's right]") == 1
    assert {r.text: r.standing for r in asked_in(stage).requests} == {
        "Figures within a day": Standing.CONFIRMED,
        "Credit checks in an hour": Standing.SILENT,
    }


def test_only_the_department_served_answers_whoever_holds_the_button(stage: Stage) -> None:
    note(stage, to_needs(stage, "Sales"), "Figures within a day")
    change_sales(stage, head="U0HANA")
    sam = stage.person("U0SAM")
    sam.press("That's right")
    stage.rest()
    assert "Only Sales can answer this" in sam.transcript()
    sam.press("Something else")
    stage.rest()
    assert sam.modals() == []
    assert [r.standing for r in asked_in(stage).requests] == [Standing.SILENT]


def test_who_heads_the_served_department_too_need_not_be_asked(stage: Stage) -> None:
    change_sales(stage, head="U0FIONA")
    note(stage, to_needs(stage, "Sales"), "Figures within a day")
    assert "You head Sales yourself" in stage.fiona.transcript()
    assert cards(stage.fiona) == []
    assert [r.standing for r in asked_in(stage).requests] == [Standing.CONFIRMED]


def test_where_the_head_has_left_the_drafter_says_who_knows(stage: Stage) -> None:
    with stage.database.write(TEAM) as session:
        people.save(session, KnownPerson(user_id="U0SAM", name="Sam", deleted=True))
    fiona = to_needs(stage, "Sales")
    note(stage, fiona, "Figures within a day")
    assert "Sales has nobody I could ask" in fiona.transcript()
    fiona.choose("Choose a person", "U0HANA")
    stage.rest()
    hana = stage.person("U0HANA")
    hana.press("That's right")
    stage.rest()
    assert [(r.asked, r.standing) for r in asked_in(stage).requests] == [("U0HANA", Standing.CONFIRMED)]


def test_a_double_click_is_told_once(stage: Stage) -> None:
    note(stage, to_needs(stage, "Sales"), "Figures within a day")
    [request] = asked_in(stage).requests
    for key in ("test:one", "test:two"):
        press = inbound.Pressed(TEAM, "U0SAM", key, f"asked:{request.need}", ("right",), "That's right")
        talk.pressed(stage.bot.services, press)
    stage.rest()
    assert stage.fiona.transcript().count("confirms:") == 1


@pytest.mark.req("001-11")
def test_a_note_reaches_the_drafter_and_stays(stage: Stage) -> None:
    note(stage, to_needs(stage, "Sales"), "Figures within a day")
    sam = stage.person("U0SAM")
    sam.press("Add a note")
    sam.wait_for_modal("Add a note")
    assert not sam.submit({"What should be known?": "   "})
    assert sam.submit({"What should be known?": "Invoices come <!channel> twice"})
    stage.rest()
    assert "Invoices come" in stage.fiona.transcript()
    assert [n.text for n in asked_in(stage).notes] == ["Invoices come @channel twice"] or asked_in(
        stage
    ).notes


@pytest.mark.req("001-08", "001-11")
def test_an_approved_kpi_shows_its_need_who_confirmed_it_and_what_they_noted(stage: Stage) -> None:
    fiona, sam = to_needs(stage, "Sales"), stage.person("U0SAM")
    note(stage, fiona, "Figures within a day")
    sam.press("That's right")
    stage.rest()
    sam.press("Add a note")
    sam.wait_for_modal("Add a note")
    sam.submit({"What should be known?": "Mondays matter most."})
    stage.rest()
    with stage.database.write(TEAM) as session:
        stored = drafts.all_in(session)[0]
        draft = Draft.model_validate_json(stored.document)
        answering = days("k1", "days to answer data requests", target=1, serves=draft.needs[0].id)
        ready = draft.model_copy(update={"kpis": (answering,), "state": DraftState.SUBMITTED})
        update = {"document": ready.model_dump_json(), "state": DraftState.SUBMITTED}
        kept = drafts.save(session, stored.model_copy(update=update), author="U0FIONA", at=START)
    with opened(stage.bot.services, team=TEAM, user="U0GRACE", key="test:approve", kind="press") as scene:
        assert scene is not None
        approval.approve(scene, kept.id, kept.version)
    stage.rest()
    stage.grace.command("/kpi about data requests")
    stage.rest()
    shown = stage.grace.transcript()
    assert "for Sales: Figures within a day (✓ confirmed by @U0SAM)" in shown
    assert "note of @U0SAM: “Mondays matter most.”" in shown
    with stage.database.read(TEAM) as session:
        [kpi] = kpis.of_department(session, "finance")
        assert kpi.kpi.definition.sheet.consulted == ("sales",)


def test_nobody_is_reminded_of_a_need_that_was_taken_back(stage: Stage) -> None:
    fiona = to_needs(stage, "Sales")
    note(stage, fiona, "Figures within a day")
    for _ in range(2):
        fiona.say("back")
        stage.rest()
    note(stage, fiona, "Money within a week")
    with stage.database.read(TEAM) as session:
        assert [r.text for r in asking.silent(session)] == ["Money within a week"]


@pytest.mark.req("000-23")
def test_who_speaks_for_two_departments_gets_one_message_for_both(stage: Stage) -> None:
    change_sales(stage, head="U0HANA")
    fiona, hana = to_needs(stage, "Sales", "HR"), stage.person("U0HANA")
    note(stage, fiona, "Figures within a day")
    note(stage, fiona, "Salary figures by the fifth")
    [card] = cards(hana, "What Sales and HR need from Finance")
    assert card.index("Figures within a day") < card.index("Salary figures by the fifth")
    for _ in range(2):
        hana.press("That's right")
        stage.rest()
    [card] = cards(hana, "What Sales and HR need from Finance")
    assert card.count("✓ @U0HANA said: that's right.") == 2
    assert {r.standing for r in asked_in(stage).requests} == {Standing.CONFIRMED}
