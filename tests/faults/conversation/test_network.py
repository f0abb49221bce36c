"""Slack asks us to slow down, a listener fails every time: the talk goes on."""

import re
import time
from collections.abc import Iterator
from functools import partial

import pytest

from bot.sandbox.faults import Fault, FaultKind
from bot.usecases import talk
from bot.wording import trouble as words
from tests.conversations import chapters
from tests.conversations.stand import SOON, Stand, stand
from tests.people import render


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    with stand(tmp_path_factory.mktemp("network"), options=SOON) as stage:
        yield stage


def is_noted(stage: Stand, text: str) -> bool | None:
    return chapters.current(stage.database).needs[-1].text == text or None


def test_answers_wait_for_slack_and_come_in_order(stage: Stand) -> None:
    chapters.place(stage.database, chapters.NEEDED)
    stage.sandbox.fail(Fault(kind=FaultKind.RATELIMITED, only=("chat.postMessage",), seconds=1))
    begun = time.monotonic()
    before = len(stage.fiona.messages())
    for n in range(3):
        stage.fiona.say(f"Answer {n} in a day")
        assert stage.fiona.wait_until(partial(is_noted, stage, f"Answer {n} in a day"))
    stage.fiona.wait_for("Answer 2", timeout=8)
    assert time.monotonic() - begun >= 1
    answers = [render(m) for m in stage.fiona.messages()[before:] if m.get("bot_id")]
    assert [len(re.findall(r"Answer \d", text)) for text in answers] == [1, 2, 3]


def test_a_listener_that_always_fails_ends_in_one_apology_and_the_talk_goes_on(
    stage: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    chapters.place(stage.database, chapters.NEEDED)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken on purpose")

    with monkeypatch.context() as patched:
        patched.setattr(talk, "said", broken)
        deliveries = len(stage.sandbox.sandbox.ledger.deliveries)
        stage.fiona.say("This breaks something")
        sorry = render(stage.fiona.wait_for("went wrong on my side", timeout=10))
        stage.rest()
    first, *others = [d.event_id for d in stage.sandbox.sandbox.ledger.deliveries[deliveries:]]
    assert others.count(first) == 2
    assert first[-8:] in sorry
    assert str(words.APOLOGY)[:30] in sorry
    stage.fiona.say("And this works")
    stage.fiona.wait_for("this works")
    assert sum("went wrong" in render(m) for m in stage.fiona.messages()) == 1


def test_a_button_whose_listener_fails_ends_in_an_apology_at_once(
    stage: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    chapters.place(stage.database, chapters.EMPTY)
    stage.fiona.say("hello")
    asked = stage.fiona.wait_for("Yes, go on")

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken on purpose")

    with monkeypatch.context() as patched:
        patched.setattr(talk, "pressed", broken)
        stage.fiona.press("Yes, go on", asked)
        stage.fiona.wait_for("went wrong on my side")
        stage.rest()
    stage.fiona.press("Yes, go on", asked)
    stage.fiona.wait_for("what is Finance here for")
