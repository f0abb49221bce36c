"""The first words that people type, before they are at anything; and a yes that is typed to "Start over?"."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.wording import company as company_words
from bot.wording import controls as control_words
from bot.wording import status as status_words
from bot.wording import talk as words
from kpi_rules.nouns import DraftState
from store import drafts
from store.nouns import StoredDraft
from tests.conversations.approved import TEAM
from tests.conversations.stage import START, Stage, staged
from tests.conversations.stock import stock
from tests.dialogue.test_drafting import full_set
from tests.people import Person


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        yield running


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, demo=False) as running:
        yield running


def heard(stage: Stage, person: Person, text: str) -> str:
    """What the bot answers to something typed."""
    before = person.transcript()
    person.say(text)
    stage.rest()
    return person.transcript().removeprefix(before)


def test_a_yes_to_the_welcome_begins_and_the_introduction_comes_once(empty: Stage) -> None:
    assert "I ask one question at a time" in heard(empty, empty.grace, "hello, what are you?")
    again = heard(empty, empty.grace, "something else entirely")
    assert words.CLAIM in again
    assert "I ask one question at a time" not in again
    assert str(company_words.NAME_ASK) in heard(empty, empty.grace, "yes please")


def test_the_demo_is_loaded_in_ones_own_words(empty: Stage) -> None:
    heard(empty, empty.grace, "hi")
    assert "The demo company is loaded" in heard(empty, empty.grace, "the demo company")


def test_whoever_is_lost_hears_a_kind_word_first(stage: Stage) -> None:
    said = heard(stage, stage.fiona, "I have to write KPIs and I am completely confused")
    assert said.index(str(words.CALM)) < said.index("Let's draft the KPIs of Finance")
    assert str(words.CALM) not in heard(stage, stage.person("U0SAM"), "draft my KPIs")


@pytest.mark.parametrize(
    ("answer", "over"), [("yes", True), ("start over", True), ("no", False), ("no, keep going", False)]
)
def test_a_typed_yes_starts_over_and_a_no_does_not(stage: Stage, answer: str, over: bool) -> None:
    for text in ("draft my KPIs", "yes", "restart"):
        heard(stage, stage.fiona, text)
    said = heard(stage, stage.fiona, answer)
    assert (str(control_words.RESTARTED) in said) is over


def test_a_yes_that_comes_later_starts_nothing_over(stage: Stage) -> None:
    for text in ("draft my KPIs", "restart", "help"):
        heard(stage, stage.fiona, text)
    assert str(control_words.RESTARTED) not in heard(stage, stage.fiona, "yes")


def test_three_steps_back_is_three_answers_back(stage: Stage) -> None:
    for text in ("draft my KPIs", "yes", "we keep the books and pay the bills", "keep it"):
        heard(stage, stage.fiona, text)
    said = heard(stage, stage.fiona, "go back three steps")
    assert "3 steps back" in said
    assert "What the company wants" in said


def test_hello_from_an_approver_names_the_set_that_waits(stage: Stage) -> None:
    draft = full_set().model_copy(update={"state": DraftState.SUBMITTED})
    stored = StoredDraft(
        id=draft.id,
        department=draft.department,
        drafter=draft.drafter,
        state=draft.state,
        version=0,
        document=draft.model_dump_json(),
    )
    with stage.database.write(TEAM) as session:
        drafts.create(session, stored, at=START)
    said = heard(stage, stage.grace, "hi")
    assert "Waiting for you: the KPIs of Finance" in said.replace("*", "")
    stage.grace.press(status_words.APPROVE_NOW)
    stage.rest()
    assert "Approve" in stage.grace.transcript()
    assert "Waiting for you" not in heard(stage, stage.fiona, "hi")


def test_a_company_without_departments_says_so(empty: Stage) -> None:
    for text in ("hi", "yes", "Acme"):
        heard(empty, empty.grace, text)
    said = heard(empty, empty.grace, "status company")
    assert str(status_words.NO_DEPARTMENTS) in said
    assert str(status_words.ALL_LINKED) not in said


@pytest.mark.parametrize("asked", ["what is this", "how long does it take", "do i have to?", "who are you?"])
def test_whoever_wonders_is_told_what_it_is_and_how_long_it_takes(stage: Stage, asked: str) -> None:
    heard(stage, stage.fiona, "hi")
    said = heard(stage, stage.fiona, asked)
    assert "I ask one question at a time" in said
    assert "about twenty minutes" in said
    assert words.START_DRAFT in said


def test_whoever_records_values_does_not_begin_to_draft_by_a_sigh(stage: Stage) -> None:
    stock(stage)
    said = heard(stage, stage.fiona, "no idea")
    assert "Let's draft" not in said
    assert "Let's draft" in heard(stage, stage.fiona, "draft my KPIs")


def test_a_value_that_was_asked_back_can_be_corrected_in_passing(stage: Stage) -> None:
    stock(stage)
    stage.go_to(datetime(2027, 2, 1, 9, 0, tzinfo=UTC))
    assert "is counted in days" in heard(stage, stage.fiona, "the receivables are 41 percent")
    said = heard(stage, stage.fiona, "41 days i mean")
    assert "*Receivable days*: 41 days for January 2027" in said


def test_an_older_value_that_comes_along_says_nothing_about_today(stage: Stage) -> None:
    stock(stage)
    stage.go_to(datetime(2027, 2, 1, 9, 0, tzinfo=UTC))
    said = heard(stage, stage.fiona, "data requests 60% last month, 96 this month")
    assert "60% for January 2027\n" in said
    assert "96% for February 2027  ·  🟢 on track" in said
