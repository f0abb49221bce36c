"""Killed in the middle of each chapter and started again, the bot asks the same question; nothing twice or lost."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.draft import Draft
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.server import running
from bot.usecases.demo import demo_company
from kpi_rules.nouns import Company
from store import company as companies
from store import conversations
from store.database import open_database
from store.nouns import Topic
from tests.conversations import chapters
from tests.conversations.stand import FIONA, GRACE, SOON, TEAM, doubled
from tests.faults.conversation.child import Task, access_to
from tests.faults.conversation.mortal import Mortal
from tests.people import render
from tests.store.fresh import fresh, url_of

CHAPTERS: dict[str, tuple[Draft, str]] = {
    "objectives": (chapters.EMPTY, "yes"),
    "mission": (
        chapters.CONFIRMED,
        "Finance gives every department the money it needs in time, so that we grow",
    ),
    "needs": (chapters.AGREED, "Sales"),
    "what they need": (chapters.NEEDED, "Answers to questions about customer figures"),
    "inside": (chapters.INSIDE, "Close the month faster"),
    "KPIs": (chapters.READY, "Reduce accounts receivable days"),
    "parts": (chapters.PARTS, "3 days"),
    "wording": (chapters.WORDING, "Reduce days from request to funds from 8 to 3 days by 31 December 2027"),
    "review": (chapters.SET, "Cut days to pay an invoice from 8 to 5 days by 31 December 2027"),
    "submitted": (chapters.SUBMITTED, "show"),
}
"""Where Fiona is, and what she says before the bot dies."""


@pytest.fixture(scope="module")
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mortal]:
    folder: Path = tmp_path_factory.mktemp("mortal")
    with fresh(folder):
        pass
    ours = open_database(url_of(folder), exclusive=False)
    with running(SOON) as sandbox:
        mortal = Mortal(sandbox, Task(url_of(folder), access_to(sandbox)), ours)
        mortal.revive()
        yield mortal
        mortal.kill()
    ours.close()


@pytest.fixture(autouse=True)
def company(mortal: Mortal) -> None:
    set_company(mortal, demo_company(team_id=TEAM, today=chapters.WHEN.date(), loader=GRACE))


def set_company(mortal: Mortal, company: Company) -> None:
    with mortal.database.write(TEAM) as session:
        version = companies.load(session).version
        wanted = company.model_copy(update={"version": version})
        companies.save(session, wanted, author=GRACE, at=chapters.WHEN)


def asked(message: dict[str, Any]) -> str:
    """The question alone: what stands at the end of the message, from its last paragraph on."""
    return "\n".join(render(message).splitlines()[-2:])


@pytest.mark.req("000-01")
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_same_question_is_asked_after_the_bot_was_killed(mortal: Mortal, chapter: str) -> None:
    draft, answer = CHAPTERS[chapter]
    chapters.place(mortal.database, draft)
    fiona = mortal.person(FIONA)
    fiona.say(answer)
    question = asked(fiona.wait_for(lambda message: bool(message.get("bot_id"))))
    state = chapters.current(mortal.database)
    mortal.kill()
    mortal.revive()
    fiona.say("continue")
    again = fiona.wait_for(lambda message: bool(message.get("bot_id")))
    mortal.settle()
    assert question in render(again)
    assert chapters.current(mortal.database) == state
    assert doubled(mortal.sandbox) == []


@pytest.mark.req("000-14")
def test_setting_up_the_company_goes_on_after_a_kill(mortal: Mortal) -> None:
    set_company(mortal, Company(team_id=TEAM, owners=(GRACE,)))
    with mortal.database.write(TEAM) as session:
        talk = conversations.load(session, GRACE)
        conversations.save(session, talk.model_copy(update={"topic": Topic.COMPANY}))
    grace = mortal.person(GRACE)
    grace.say("Northwind Bakery")
    question = asked(grace.wait_for("fiscal year"))
    mortal.kill()
    mortal.revive()
    grace.say("hello")
    assert question in render(grace.wait_for("fiscal year"))
    mortal.settle()
    assert doubled(mortal.sandbox) == []


@pytest.mark.parametrize("kind", [FaultKind.HANG_BEFORE, FaultKind.HANG_AFTER])
def test_an_answer_that_was_committed_arrives_once(mortal: Mortal, kind: FaultKind) -> None:
    """Slack has the request, and either nothing of the message yet, or all of it; the bot hears of neither."""
    chapters.place(mortal.database, chapters.EMPTY)
    fiona = mortal.person(FIONA)
    before = len(fiona.messages())
    mortal.sandbox.fail(Fault(kind=kind, only=("chat.postMessage",), seconds=1.5))
    fiona.say("yes")
    fiona.wait_until(lambda: not mortal.sandbox.sandbox.faults.waiting() or None)
    mortal.kill()
    mortal.revive()
    fiona.say("hello")
    fiona.wait_until(lambda: len(fiona.messages()) >= before + 4 or None, timeout=10)
    mortal.settle()
    said = [render(m) for m in fiona.messages()[before:] if m.get("bot_id")]
    assert [("mission" in text or "exist" in text) for text in said] == [True, True], said
    assert doubled(mortal.sandbox) == []


def test_a_message_that_was_delivered_and_not_dealt_with_is_answered_once_by_the_next_process(
    mortal: Mortal,
) -> None:
    chapters.place(mortal.database, chapters.EMPTY)
    fiona = mortal.person(FIONA)
    os.kill(mortal.living[0].pid or 0, signal.SIGSTOP)
    before = len(fiona.messages())
    fiona.say("yes")
    fiona.wait_until(lambda: mortal.sandbox.sandbox.ledger.deliveries[-1].name == "message" or None)
    mortal.kill()
    mortal.revive()
    fiona.wait_until(lambda: len(fiona.messages()) >= before + 2 or None, timeout=10)
    mortal.settle()
    assert chapters.current(mortal.database).objectives_confirmed
    assert len(fiona.messages()) == before + 2
