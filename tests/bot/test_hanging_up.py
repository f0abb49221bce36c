"""Stopping in the middle of a message: it is finished and acknowledged, and nothing is logged as an error."""

import logging
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import inbound
from bot.build import Access, Bot, assemble, connected, prepared
from bot.listeners.ending import hang_up
from bot.run import load_demo
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.ledger import Outcome
from bot.sandbox.server import Running, running
from bot.usecases import talk
from bot.usecases.services import Services
from tests.conversations.stand import FIONA, GRACE, OPTIONS, QUICK
from tests.people import Person
from tests.store.fresh import fresh, url_of


@pytest.mark.parametrize(("work", "patience", "done"), [(0.4, 5.0, True), (1.0, 0.2, False)])
def test_what_is_in_work_is_finished_within_patience(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    *,
    work: float,
    patience: float,
    done: bool,
) -> None:
    said = talk.said
    begun: list[float] = []

    def slow(services: Services, message: inbound.Said, *more: object) -> None:
        begun.append(time.monotonic())
        time.sleep(work)
        said(services, message, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(talk, "said", slow)
    with fresh(tmp_path):
        pass
    database = prepared(url_of(tmp_path))
    with running(OPTIONS) as sandbox:
        access = Access(sandbox.api_url, sandbox.bot_token, sandbox.app_token)
        bot = assemble(database, access, delivery_settings=QUICK)
        load_demo(bot)
        fiona = Person(sandbox.url, FIONA)
        with connected(bot, access) as handler, caplog.at_level(logging.WARNING):
            fiona.say("hello")
            fiona.wait_until(lambda: begun or None)
            assert hang_up(handler, patience=patience) is done
            # Her message; what the bot answers is reported back to it as an event of its own.
            delivery = sandbox.sandbox.ledger.deliveries[0]
            if done:
                fiona.wait_until(lambda: delivery.outcome is Outcome.ACKED or None)
            else:
                assert delivery.outcome is not Outcome.ACKED
    database.close()
    assert not done or caplog.records == []


def test_hanging_up_takes_no_time(tmp_path: Path) -> None:
    with fresh(tmp_path):
        pass
    database = prepared(url_of(tmp_path))
    with running(OPTIONS) as sandbox:
        access = Access(sandbox.api_url, sandbox.bot_token, sandbox.app_token)
        bot = assemble(database, access, delivery_settings=QUICK)
        with connected(bot, access) as handler:
            Person(sandbox.url, FIONA).wait_until(lambda: sandbox.sandbox.sockets.is_open() or None)
            begun = time.monotonic()
            assert hang_up(handler, patience=5)
            assert time.monotonic() - begun < 1
    database.close()


LIMITED = Fault(kind=FaultKind.RATELIMITED, only=("apps.connections.open",), count=None, seconds=60)


def asked_in_vain(slack: Running) -> bool | None:
    return any(call.method == "apps.connections.open" for call in slack.sandbox.ledger.refused()) or None


@pytest.fixture
def slack() -> Iterator[Running]:
    with running(OPTIONS) as sandbox:
        yield sandbox


@pytest.fixture
def bot(slack: Running, tmp_path: Path) -> Iterator[Bot]:
    with fresh(tmp_path) as database:
        yield assemble(database, access_to(slack), delivery_settings=QUICK)


def access_to(slack: Running) -> Access:
    return Access(slack.api_url, slack.bot_token, slack.app_token)


@pytest.mark.timeout(30)
def test_a_line_that_broke_and_that_slack_puts_off_holds_nobody_up(slack: Running, bot: Bot) -> None:
    grace = Person(slack.url, GRACE)
    with connected(bot, access_to(slack)):
        grace.wait_until(lambda: slack.sandbox.sockets.is_open() or None)
        slack.fail(LIMITED)
        grace.done("sockets", do="close_socket")
        grace.wait_until(lambda: asked_in_vain(slack))
        began = time.monotonic()
    assert time.monotonic() - began < 3
    asked = len(slack.sandbox.ledger.calls)
    time.sleep(0.2)
    assert len(slack.sandbox.ledger.calls) == asked
