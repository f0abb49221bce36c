"""People who leave Slack: who hears of it, what status says, and how somebody else takes over."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kpi_rules.nouns import DraftState, Kpi
from store import company as companies
from store import kpis
from store.nouns import PublishedSet
from tests.conversations import chapters
from tests.conversations.chapters import WHEN, definition
from tests.conversations.stage import Stage, staged
from tests.dialogue.world import SAID
from tests.people import Person, render

TEAM = "T0DEMO"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        yield running


def leaves(stage: Stage, user: str, *, deleted: bool = True) -> None:
    stage.grace.done("person", id=user, deleted=deleted)
    stage.rest()


def status(stage: Stage, person: Person, asked: str) -> str:
    person.command(f"status {asked}")
    stage.rest()
    return "\n".join([*person.notices(), *map(render, person.messages())])


def head_of_finance(stage: Stage) -> str:
    with stage.database.read(TEAM) as session:
        return next(d.head for d in companies.load(session).departments if d.id == "finance")


def test_a_strategy_owner_hears_once_that_a_head_left_and_names_another(stage: Stage) -> None:
    leaves(stage, "U0FIONA")
    leaves(stage, "U0FIONA")
    told = [render(m) for m in stage.grace.messages() if "has no head" in render(m)]
    assert len(told) == 1
    assert "Finance" in told[0]
    stage.grace.press("Name another head")
    assert stage.grace.submit({"Who leads it?": "U0COLIN"})
    stage.rest()
    assert head_of_finance(stage) == "U0COLIN"


def test_only_a_strategy_owner_names_another_head(stage: Stage) -> None:
    leaves(stage, "U0FIONA")
    message = next(m for m in stage.grace.messages() if "has no head" in render(m))
    stage.grace.press("Name another head", message)
    with stage.database.write(TEAM) as session:
        company = companies.load(session).model_copy(update={"owners": ("U0HANA",)})
        companies.save(session, company, author="U0HANA", at=WHEN)
    stage.grace.submit({"Who leads it?": "U0COLIN"})
    stage.rest()
    assert head_of_finance(stage) == "U0FIONA"


@pytest.mark.parametrize("asked", ["company", "finance"])
def test_status_says_that_the_head_left_and_what_to_do(stage: Stage, asked: str) -> None:
    assert "has no head" not in status(stage, stage.person("U0SAM"), asked)
    leaves(stage, "U0FIONA")
    said = status(stage, stage.person("U0SAM"), asked)
    assert "Finance has no head" in said.replace("*", "")
    assert "/kpi strategy" in said


def test_status_names_the_kpi_whose_owner_left(stage: Stage) -> None:
    sheet = SAID.model_copy(update={"owner": "U0COLIN", "name": "Days to pay"})
    found = (Kpi(id="k1", definition=definition("accounts receivable days", sheet=sheet)),)
    with stage.database.write(TEAM) as session:
        published = PublishedSet(department="finance", kpis=found)
        kpis.publish(session, published, author="U0GRACE", at=WHEN, state=DraftState.APPROVED)
    leaves(stage, "U0COLIN")
    said = status(stage, stage.person("U0SAM"), "finance")
    assert "“Days to pay”" in said
    assert "who answers for it, has left Slack" in said


def test_the_set_says_who_of_it_left_and_cannot_go_out_while_nobody_answers_for_a_kpi(stage: Stage) -> None:
    first, *rest = chapters.whole_set()
    sheet = first.definition.sheet.model_copy(update={"owner": "U0COLIN"})
    owned = first.model_copy(update={"definition": first.definition.model_copy(update={"sheet": sheet})})
    chapters.place(stage.database, chapters.SET.model_copy(update={"kpis": (owned, *rest)}))
    leaves(stage, "U0COLIN")
    stage.fiona.say("show")
    stage.rest()
    card = render(stage.fiona.messages()[-1])
    assert "@U0COLIN has left Slack and answers for KPI 1." in card
    assert "Submit for approval" not in card
    stage.fiona.press("Give KPI 1 to somebody else")
    form = stage.fiona.wait_for_modal(timeout=15)
    assert "U0COLIN" not in json.dumps(form)  # Slack proposes nobody who left
    assert stage.fiona.submit({"owner": "U0FIONA", "updater": "U0FIONA"})
    stage.rest()
    assert "Submit for approval" in render(stage.fiona.messages()[-1])
