"""Processes that die again and again, on a network that lies: nothing lost, nothing doubled, nothing out of order."""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from store import outbox
from store.database import Database
from tests.delivery.conftest import TEAM, message
from tests.delivery.fake_slack import FakeSlack, Fault, Json
from tests.faults.clocks import RunningClock
from tests.faults.length import IS_LONG, LENGTH, controlled
from tests.faults.worker import Task, bury, finish, kill_at_work, start

SEED = 20261122
CONVERSATIONS = 40
MOST = 40
"""Requests that one of them makes before it dies: the first are looks for what the one before had in hand."""

SHARES = (
    (Fault.CLOSE_AFTER, 0.03),
    (Fault.ERROR_AFTER, 0.02),
    (Fault.LATE, 0.02),
    (Fault.HANG_AFTER, 0.01),
    (Fault.LIMIT, 0.05),
)

pytestmark = pytest.mark.timeout(1200 if IS_LONG else 120)


def faults(chance: random.Random) -> Callable[[Json], Fault | None]:
    """Each request draws its fault."""

    def draw(_body: Json) -> Fault | None:
        left = chance.random()
        for fault, share in SHARES:
            left -= share
            if left < 0:
                return fault
        return None

    return draw


def crash_again(*, kills: int, task: Task, ours: Database, chance: random.Random, slack: FakeSlack) -> int:
    """Kill one process after the other while messages come in; gives how many came.

    Every other time the next one comes when the lease of the dead is over, else at once.
    """
    put = 0
    for number in range(kills):
        if put - len(slack.said) < 100:
            put += fill(ours, first=put, count=60, at=task.clock())
        kill_at_work(start(task), chance=chance, requests=lambda: len(slack.calls), most=MOST)
        if number % 2:
            bury(task.clock)
    bury(task.clock)
    return put


def fill(ours: Database, *, first: int, count: int, at: datetime) -> int:
    """Put so many messages, in turn to each conversation."""
    with ours.write(TEAM) as session:
        for number in range(first, first + count):
            person = f"U{number % CONVERSATIONS:02}"
            outbox.put(session, message(str(number), conversation=person, to=person), at=at)
    return count


def settle(slack: FakeSlack, *, seed: int) -> random.Random:
    """A Slack that misbehaves by this seed."""
    chance = random.Random(seed)
    slack.chance = faults(random.Random(seed + 1))
    slack.late, slack.hang, slack.retry_after = 0.01, 1.1, 0
    return chance


def test_nothing_is_lost_doubled_or_out_of_order(
    url: str, slack: FakeSlack, ours: Database, clock: RunningClock, figure: Callable[[str], None]
) -> None:
    chance = settle(slack, seed=SEED)
    task = Task(url, slack.url, clock)
    assert finish(task) == 0
    dying = replace(task, until_killed=True)
    put = crash_again(kills=LENGTH.loop_kills, task=dying, ours=ours, chance=chance, slack=slack)
    assert finish(task) == 0
    figure(f"{LENGTH.loop_kills} kills of delivery, {put} messages sent, none lost, doubled or out of order")
    assert slack.doubled() == []
    assert sorted(int(text) for text in slack.texts) == list(range(put))
    assert in_order(slack)


@controlled
def test_without_looking_first_the_same_loop_doubles(
    url: str, slack: FakeSlack, ours: Database, clock: RunningClock, figure: Callable[[str], None]
) -> None:
    chance = settle(slack, seed=SEED)
    task = Task(url, slack.url, clock, look_first=False)
    dying = replace(task, until_killed=True)
    crash_again(kills=LENGTH.loop_control, task=dying, ours=ours, chance=chance, slack=slack)
    assert finish(task) == 0
    figure(f"{len(slack.doubled())} of {len(slack.said)} doubled without the look")
    assert len(slack.doubled()) > 0.05 * len(slack.said)


def in_order(slack: FakeSlack) -> bool:
    """Whether each conversation heard its messages in the order in which they were put."""
    heard = defaultdict(list)
    for said in slack.said:
        heard[said.channel].append(int(said.text))
    return all(numbers == sorted(numbers) for numbers in heard.values())
