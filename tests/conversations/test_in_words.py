"""Commands as plain messages, and why something is red: the answer of `/kpi`, and no question is disturbed."""

from collections.abc import Iterator
from pathlib import Path
from time import thread_time

import pytest

from bot import inbound
from bot.usecases import in_words
from tests.conversations.approved import finance_and_sales
from tests.conversations.stage import Stage, staged
from tests.people import render

AR_DAYS = "Reduce accounts receivable days to 30 days by 31 December 2027"


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder: Path = tmp_path_factory.mktemp("words")
    with staged(folder) as up:
        finance_and_sales(up)
        up.fiona.say("AR days 50")
        up.rest()
        yield up


def answer(stage: Stage, said: str) -> str:
    """What Fiona reads after her message."""
    stage.fiona.say(said)
    stage.rest()
    return render(stage.fiona.messages()[-1])


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("why is accounts receivable days red?", AR_DAYS),
        ("Why is it red?", AR_DAYS),
        ("why red", AR_DAYS),
        ("show accounts receivable days", "*Statement:* Reduce"),
        ("kpi show accounts receivable days", "*Statement:* Reduce"),
        ("status accounts receivable days of Finance", AR_DAYS),
        ("status days from offer to contract", "offer to contract"),
        ("history accounts receivable days", "version 1"),
        ("values accounts receivable days", "50 days"),
        ("about accounts receivable days", AR_DAYS),
        ("remind", "Your reminders come"),
        ("watch", "watches"),
        ("tree Finance", "Finance"),
        ("limits", "limits of the rules"),
        ("why red?", AR_DAYS),
        ("why is accounts receivable days green?", AR_DAYS),
        ("why amber?", "None of your KPIs is “amber”"),
        ("what's red?", "off track"),
        ("how is sales doing?", "Sales: 2 KPIs approved"),
        ("how are we doing?", "where everybody stands"),
        ("show me a chart of accounts receivable days", AR_DAYS),
        ("compare accounts receivable days with days from visit to offer", "Side by side"),
        ("status watched", "You watch no KPI"),
        ("I'm on vacation next week", "I am away"),
        ("what do I owe?", "up to date"),
    ],
)
def test_a_command_works_as_a_plain_message(stage: Stage, said: str, heard: str) -> None:
    assert heard.casefold() in answer(stage, said).casefold()


def test_a_value_that_begins_like_a_command_is_a_value(stage: Stage) -> None:
    assert "49 days" in answer(stage, "about 49 days")


def test_an_open_question_keeps_its_answer(tmp_path: Path) -> None:
    with staged(tmp_path) as up:
        up.fiona.say("draft")
        up.rest()
        up.fiona.press("Yes, go on")
        up.rest()
        assert "Your reminders come" not in answer(
            up, "remind everyone of what they owe us, so that they can plan"
        )


def test_an_endless_question_takes_no_time(stage: Stage) -> None:
    endless = inbound.words("why is " + "still " * 6_000 + "so")
    said = inbound.Said(
        team=stage.bot.team, user="U0FIONA", channel="D0FIONA", key="event:long", words=endless
    )
    began = thread_time()
    assert in_words.looked(stage.bot.services, said) == ()
    assert thread_time() - began < 0.5
