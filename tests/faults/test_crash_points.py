"""A process that dies at the worst moments delivers each message once, in order, after it is started again."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from time import sleep

import pytest

from bot.delivery.steps import Step
from store import outbox, sending
from store.database import Database
from tests.delivery.conftest import TEAM, message
from tests.delivery.fake_slack import FakeSlack, Said
from tests.faults.clocks import RunningClock
from tests.faults.length import controlled
from tests.faults.worker import Task, bury, finish, start
from tests.store.processes import end

KILLED = -signal.SIGKILL


@pytest.fixture(autouse=True)
def two_messages(ours: Database, clock: RunningClock) -> None:
    with ours.write(TEAM) as session:
        for text in ("First", "Second"):
            outbox.put(session, message(text), at=clock())


def crash_at(step: Step) -> Callable[[Task, FakeSlack], int]:
    def run(task: Task, _slack: FakeSlack) -> int:
        return finish(replace(task, crash_at=step))

    return run


def crash_before_the_answer(task: Task, slack: FakeSlack) -> int:
    """Slack has the message; the process dies before it hears so."""
    started: Future[int] = Future()

    def kill(_said: Said) -> None:
        slack.on_post = lambda _later: None
        os.kill(started.result(30), signal.SIGKILL)
        sleep(0.05)  # the answer that follows must find it dead

    slack.on_post = kill
    process = start(replace(task, until_killed=True))
    started.set_result(process.pid or 0)
    return end(process, timeout=60)


# At each of them Slack has the whole message, or nothing of it has left.
POINTS = {
    "after the claim": (crash_at(Step.CLAIMED), False),
    "after the intent": (crash_at(Step.INTENDED), False),
    "before the answer": (crash_before_the_answer, True),
    "after the answer": (crash_at(Step.ANSWERED), True),
    "after the mark": (crash_at(Step.MARKED), False),
}


@pytest.mark.parametrize("point", POINTS)
def test_each_message_arrives_once_in_order(
    url: str, slack: FakeSlack, ours: Database, clock: RunningClock, point: str
) -> None:
    crash, _ = POINTS[point]
    task = Task(url, slack.url, clock)
    assert crash(task, slack) == KILLED
    bury(clock, on_the_way=False)
    assert finish(task) == 0
    assert slack.texts == ["First", "Second"]
    with ours.everywhere() as connection:
        assert sending.idle(connection, now=clock())


@controlled
@pytest.mark.parametrize("point", POINTS)
def test_without_looking_first_some_would_arrive_twice(
    url: str, slack: FakeSlack, clock: RunningClock, point: str
) -> None:
    crash, doubles = POINTS[point]
    task = Task(url, slack.url, clock, look_first=False)
    assert crash(task, slack) == KILLED
    bury(clock, on_the_way=False)
    assert finish(task) == 0
    assert slack.texts == (["First", "First", "Second"] if doubles else ["First", "Second"])
