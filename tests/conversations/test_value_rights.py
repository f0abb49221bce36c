"""Whatever a payload says, only those whom the stored data allow record, pause, review and approve."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.draft import Draft
from bot.dialogue.reply import Pressed
from bot.usecases import checkins, filling, looking, review_forms, reviews
from bot.usecases.demo import SANDBOX_TEAM
from bot.usecases.scene import Scene, opened
from kpi_rules.nouns import DraftState, Kpi
from kpi_rules.review import Decision, Review, ReviewState, Verdict
from store import drafts, kpis, values
from store import reviews as stored
from store.nouns import StoredDraft
from tests.conversations.stage import Stage, staged
from tests.conversations.stock import CUSTOMERS, LEADS, stock


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder: Path = tmp_path_factory.mktemp("rights")
    with staged(folder) as up:
        stock(up)
        yield up


@contextmanager
def acting(stage: Stage, user: str) -> Iterator[Scene]:
    key = stage.bot.services.new_id()
    with opened(stage.bot.services, team=SANDBOX_TEAM, user=user, key=key, kind="test") as scene:
        assert scene is not None
        yield scene


def form(about: str = "", **fields: str) -> dict[str, Any]:
    """A form as it comes in, whoever made it up."""
    states = {
        name.replace("__", "|"): {"value": {"type": "plain_text_input", "value": text}}
        for name, text in fields.items()
    }
    return {"private_metadata": about, "state": {"values": states}, "blocks": [{"block_id": "x"}]}


def recorded(stage: Stage) -> int:
    with stage.database.read(SANDBOX_TEAM) as session:
        return sum(
            len(kpis.check_ins(session, one)) for one in ("days", "requests", "portal", "leads", "customers")
        )


def test_a_made_up_form_records_nothing_for_a_stranger(stage: Stage) -> None:
    before = recorded(stage)
    with acting(stage, "U0HANA") as scene:
        answer = filling.take_all(scene, form(leads__x="40"))
        assert answer.errors
        filling.take_action(scene, form("leads", cause="x", what="y", who="U0HANA"))
        checkins.pressed(scene, Pressed("value:made-up:0", ("leads",)))
        checkins.undo(scene, Pressed("value.undo:made-up", ("undo",)))
    assert recorded(stage) == before
    with stage.database.read(SANDBOX_TEAM) as session:
        assert not values.responses(session, ["leads"])


def test_whom_a_sheet_names_records_that_kpi_and_no_other(stage: Stage) -> None:
    with acting(stage, "U0COLIN") as scene:
        assert set(checkins.desk(scene).cases) == {"days", "requests", "portal"}
    with acting(stage, "U0SAM") as scene:
        assert set(checkins.desk(scene).cases) == {"leads", "customers"}
    with acting(stage, "U0GRACE") as scene:
        assert not checkins.desk(scene).cases


def test_only_the_department_lets_a_kpi_rest(stage: Stage) -> None:
    for user, rests in (("U0HANA", False), ("U0GRACE", False), ("U0SAM", True)):
        with acting(stage, user) as scene:
            looking.pressed(scene, Pressed("look:rest", ("leads",)))
            assert (kpis.find(scene.session, ["leads"])[0].paused_at is not None) is rests
    with acting(stage, "U0SAM") as scene:
        looking.pressed(scene, Pressed("look:rest", ("leads",)))


def a_review(state: ReviewState, *decisions: Decision) -> Review:
    return Review(
        id=f"review-{state}",
        department="sales",
        reviewer="U0SAM",
        title="Q4 2026",
        opened=date(2026, 11, 23),
        kpis=("leads", "customers"),
        state=state,
        decisions=decisions,
        next_on=date(2026, 12, 31),
    )


def test_only_the_department_decides_in_its_review(stage: Stage) -> None:
    with acting(stage, "U0HANA") as scene:
        stored.save(scene.session, a_review(ReviewState.OPEN), at=scene.at)
        review_forms.take(scene, form("review-open|leads|retire", reason="Because"))
        found = stored.load(scene.session, "review-open")
        assert found is not None
        assert not found.decisions


LOWER = Decision(
    kpi="leads",
    name="Leads",
    verdict=Verdict.ADJUST,
    reason="The fair is gone",
    before=Decimal(200),
    target=Decimal(120),
    since=date(2027, 1, 1),
)
OUT = Decision(kpi="customers", name="New customers", verdict=Verdict.RETIRE, reason="Says too little")


def drafted() -> Draft:
    every = (Kpi(id="leads", definition=LEADS), Kpi(id="customers", definition=CUSTOMERS))
    return Draft(id="d-sales", department="sales", drafter="U0SAM", state=DraftState.APPROVED, kpis=every)


@pytest.mark.req("001-21")
def test_an_approved_review_changes_the_kpis_and_the_draft_they_come_from(stage: Stage) -> None:
    with acting(stage, "U0SAM") as scene:
        document = drafted().model_dump_json()
        draft = StoredDraft(
            id="d-sales",
            department="sales",
            drafter="U0SAM",
            state=DraftState.APPROVED,
            version=0,
            document=document,
        )
        drafts.create(scene.session, draft, at=scene.at)
        stored.save(scene.session, a_review(ReviewState.WAITING, LOWER, OUT), at=scene.at)
        reviews.decide(scene, Pressed("review.decide:review-waiting", ("approve",)))
        assert [one.kpi.id for one in kpis.of_department(scene.session, "sales")] == ["leads", "customers"]
    with acting(stage, "U0GRACE") as scene:
        reviews.decide(scene, Pressed("review.decide:review-waiting", ("approve",)))
        (leads,) = kpis.of_department(scene.session, "sales")
        assert leads.kpi.definition.target == 120
        assert leads.kpi.definition.sheet.earlier[0].target == 200
        kept = drafts.load(scene.session, "d-sales")
        assert kept is not None
        (inside,) = Draft.model_validate_json(kept.document).kpis
        assert inside.definition == leads.kpi.definition
