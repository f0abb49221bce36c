"""The same promises on the strict Slack of this machine, which refuses whatever Slack would refuse."""

import signal
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from bot.build import utc_now
from bot.delivery.client import SendingClient
from bot.delivery.engine import Delivery
from bot.delivery.settings import DeliverySettings
from bot.delivery.steps import Step
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import Running, running
from store import outbox
from store.database import Database
from store.message_nouns import Kind, Outgoing
from tests.databases import KINDS
from tests.delivery.conftest import TEAM, message
from tests.faults.clocks import RunningClock
from tests.faults.worker import CRASHING, Task, bury, finish

HOME = {"type": "home", "blocks": [{"type": "divider"}]}
STEPS = (Step.CLAIMED, Step.INTENDED, Step.ANSWERED, Step.MARKED)


@pytest.fixture
def strict(clock: RunningClock) -> Iterator[Running]:
    with running(SandboxOptions(seed="faults", limits=False, now=clock.seconds)) as sandbox:
        yield sandbox


def put(database: Database, *messages: Outgoing) -> list[UUID]:
    with database.write(TEAM) as session:
        return [outbox.put(session, one, at=utc_now()) for one in messages]


def texts(sandbox: Running) -> list[str]:
    """What the bot said, as the ledger has it."""
    return [post.text for post in sandbox.do(lambda: list(sandbox.sandbox.ledger.posts))]


def refused(sandbox: Running) -> list[str]:
    """The errors that the sandbox answered with, faults apart."""
    return [call.error for call in sandbox.do(sandbox.sandbox.ledger.refused) if not call.fault]


def deliver(
    database: Database, sandbox: Running, *, settings: DeliverySettings = CRASHING, timeout: float
) -> None:
    client = SendingClient(sandbox.bot_token, base_url=sandbox.api_url, timeout=settings.timeout)
    delivery = Delivery(database, client, now=utc_now, settings=settings)
    delivery.start()
    drained = delivery.drain(timeout)
    delivery.stop()
    assert drained


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_process_leaves_each_message_once(
    url: str, ours: Database, strict: Running, clock: RunningClock, step: Step
) -> None:
    put(ours, message("First"), message("Second"))
    task = Task(url, strict.api_url, clock, token=strict.bot_token)
    assert finish(replace(task, crash_at=step)) == -signal.SIGKILL
    bury(clock, on_the_way=False)
    assert finish(task) == 0
    assert texts(strict) == ["First", "Second"]
    assert refused(strict) == []


@pytest.mark.parametrize("kind", [FaultKind.CLOSE_AFTER, FaultKind.ERROR_AFTER, FaultKind.HANG_AFTER])
def test_a_lying_network_doubles_nothing(ours: Database, strict: Running, kind: FaultKind) -> None:
    fault = Fault(kind=kind, only=("chat.postMessage",), seconds=1.2, count=1)
    strict.do(lambda: strict.sandbox.faults.add(fault))
    put(ours, *(message(str(number)) for number in range(4)))
    deliver(ours, strict, timeout=40)
    assert texts(strict) == ["0", "1", "2", "3"]
    assert refused(strict) == []


def test_every_kind_of_message_is_as_slack_wants_it(ours: Database, strict: Running) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "*Hello*"}}]
    first = message("Hello", payload={"text": "Hello", "blocks": blocks})
    second = message("Gone soon")
    put(
        ours,
        first,
        second,
        message("", kind=Kind.UPDATE, of=first.id, payload={"text": "Hello again"}),
        message("", kind=Kind.DELETE, of=second.id, payload={}),
        message("", kind=Kind.PUBLISH_HOME, payload={"view": HOME}),
    )
    deliver(ours, strict, timeout=40)
    assert refused(strict) == []
    channel = strict.do(lambda: strict.sandbox.ledger.posts[0].channel)
    shown = SendingClient(strict.bot_token, base_url=strict.api_url).conversations_history(channel=channel)
    assert [m["text"] for m in shown["messages"]] == ["Hello again"]


@pytest.mark.parametrize("place", KINDS[:1], indirect=True)
def test_the_usual_pace_never_meets_slacks_limit(ours: Database) -> None:
    with running(SandboxOptions(seed="pace", limits=True, message_burst=3)) as strict:
        put(ours, *(message(str(number), id=uuid4()) for number in range(4)))
        deliver(ours, strict, settings=DeliverySettings(), timeout=40)
        assert texts(strict) == [str(number) for number in range(4)]
        assert refused(strict) == []
