"""Buttons that somebody presses without the right to, with ids that are really there and answers that they offer."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from bot import inbound
from bot.dialogue import company, drafting
from bot.usecases import talk
from kpi_rules.nouns import DraftState
from kpi_rules.review import Review, ReviewState
from store import drafts
from store import reviews as stored
from store.nouns import StoredDraft
from tests.bot.test_forged import record
from tests.conversations import chapters
from tests.conversations.approved import approve
from tests.conversations.stage import START, Stage, staged
from tests.people import Person

TEAM = "T0DEMO"
GRACE, FIONA, SAM, STRANGER = "U0GRACE", "U0FIONA", "U0SAM", "U0EVE"
ANSWERS = ("approve", "yes", "all", "keep", "take", "withdraw", "accept", "quarter", "k0")
PLACES = ("", "d1", "d2:1", "k0", "n1/sales", "finance", "share/k0/sales", "review-1")
OWN = {"nudge", "nudge.stop", "nudge.mine", "growth"}
"""Buttons about one's own reminders and goals: whoever presses them changes what is theirs, or nothing."""

NUMBERS = count()


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Finance has KPIs in force, values, a set in work and a review to decide; the set of Sales waits for approval."""
    with staged(tmp_path_factory.mktemp("buttons")) as running:
        running.grace.done("person", id=STRANGER, name="eve", real_name="Eve Lind")
        approve(running, "finance", *chapters.whole_set())
        running.fiona.say("accounts receivable days 7 days")
        running.rest()
        chapters.place(running.database, chapters.SET)
        with running.database.write(TEAM) as session:
            theirs = tuple(
                kpi.model_copy(update={"id": f"s{n}"}) for n, kpi in enumerate(chapters.whole_set())
            )
            submitted = chapters.SUBMITTED.model_copy(
                update={"id": "d2", "department": "sales", "drafter": SAM, "kpis": theirs}
            )
            sales = StoredDraft(
                id="d2",
                department="sales",
                drafter=SAM,
                state=DraftState.SUBMITTED,
                version=0,
                document=submitted.model_dump_json(),
            )
            drafts.create(session, sales, at=START)
            stored.save(session, waiting_review(), at=START)
        yield running


def waiting_review() -> Review:
    return Review(
        id="review-1",
        department="finance",
        reviewer=FIONA,
        title="Q4 2026",
        opened=START.date(),
        kpis=("k0",),
        state=ReviewState.WAITING,
    )


def press(stage: Stage, user: str, question: str, value: str) -> None:
    made_up = inbound.Pressed(TEAM, user, f"press {next(NUMBERS)}", question, (value,), "…")
    talk.pressed(replace(stage.bot.services, wake=lambda: None), made_up)


def families() -> set[str]:
    """What stands before the colon of every button's question."""
    questions = {*(one.id for one in drafting.AGENDA), *(one.id for one in company.AGENDA)}
    return {*talk.OUTSIDE_A_DRAFT, *talk.CARDS, *questions, "approval", "restart"}


def batch(fiona: Person) -> str:
    """The question of the button that takes Fiona's values back."""
    found = re.findall(r"value\.undo:[0-9a-f-]+", str(fiona.messages()))
    assert found, fiona.transcript()
    return str(found[-1])


def test_there_are_buttons_of_every_kind() -> None:
    assert {"look", "tie", "agree", "takeover", "review.decide", "value.undo", "mission", "set"} <= families()


@pytest.mark.parametrize("family", sorted(families() - OWN))
def test_a_button_in_the_hands_of_a_stranger_changes_nothing(stage: Stage, family: str) -> None:
    before = record(stage)
    questions = {*talk.OUTSIDE_A_DRAFT, *talk.CARDS, "approval"}
    for place in (
        PLACES if family in questions else ("",)
    ):  # in a draft only the open question can be answered
        for answer in ANSWERS:
            press(stage, STRANGER, f"{family}:{place}", answer)
    assert record(stage) == before


def test_what_is_pressed_by_those_who_may_does_change_something(stage: Stage) -> None:
    """Otherwise the presses above would prove nothing: the same buttons, first by others, then by those who may."""
    undo = batch(stage.fiona)
    for question, value, who in (
        ("look:rest", "k0", FIONA),
        (undo, "undo", FIONA),
        ("approval:d2:1", "approve", GRACE),
        ("review.decide:review-1", "approve", GRACE),
    ):
        before = record(stage)
        for other in (STRANGER, "U0HANA"):
            press(stage, other, question, value)
        assert record(stage) == before, question
        press(stage, who, question, value)
        assert record(stage) != before, question
