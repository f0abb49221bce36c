"""Processes that die again and again, on a network that lies: nothing lost, nothing doubled, nothing out of order."""

import os
import random
import time
from collections import defaultdict
from collections.abc import Callable

from store import outbox
from store.database import Database
from tests.delivery.conftest import TEAM, clock, message
from tests.delivery.fake_slack import FakeSlack, Fault, Json
from tests.faults.worker import Task, finish, start

SECONDS = float(os.environ.get("CRASH_LOOP_SECONDS", "6"))
"""How long processes are killed; by hand it may be hours."""

SEED = 20261122
CONVERSATIONS = 40
SHARES = (
    (Fault.CLOSE_AFTER, 0.03),
    (Fault.ERROR_AFTER, 0.02),
    (Fault.LATE, 0.02),
    (Fault.HANG_AFTER, 0.01),
    (Fault.LIMIT, 0.05),
)


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


def crash_for(
    seconds: float, *, task: Task, ours: Database, chance: random.Random, slack: FakeSlack
) -> tuple[int, int]:
    """Kill one process after the other while messages come in; gives how many died and how many messages came."""
    kills = put = 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if put - len(slack.said) < 100:
            put += fill(ours, first=put, count=60)
        process = start(task)
        time.sleep(chance.uniform(0.02, 0.2))
        process.kill()
        process.join()
        kills += 1
    return kills, put


def fill(ours: Database, *, first: int, count: int) -> int:
    """Put so many messages, in turn to each conversation."""
    with ours.write(TEAM) as session:
        for number in range(first, first + count):
            person = f"U{number % CONVERSATIONS:02}"
            outbox.put(session, message(str(number), conversation=person, to=person), at=clock())
    return count


def settle(slack: FakeSlack, *, seed: int) -> random.Random:
    """A Slack that misbehaves by this seed."""
    chance = random.Random(seed)
    slack.chance = faults(random.Random(seed + 1))
    slack.late, slack.hang, slack.retry_after = 0.01, 1.1, 0
    return chance


def test_nothing_is_lost_doubled_or_out_of_order(url: str, slack: FakeSlack, ours: Database) -> None:
    chance = settle(slack, seed=SEED)
    task = Task(url, slack.url, until_killed=True)
    assert finish(Task(url, slack.url)) == 0
    kills, put = crash_for(SECONDS, task=task, ours=ours, chance=chance, slack=slack)
    assert finish(Task(url, slack.url)) == 0
    assert kills >= SECONDS, "too few kills to prove anything"
    assert slack.doubled() == []
    assert sorted(int(text) for text in slack.texts) == list(range(put))
    assert in_order(slack)


def test_without_looking_first_the_same_loop_doubles(url: str, slack: FakeSlack, ours: Database) -> None:
    chance = settle(slack, seed=SEED)
    task = Task(url, slack.url, until_killed=True, look_first=False)
    crash_for(2, task=task, ours=ours, chance=chance, slack=slack)
    assert finish(Task(url, slack.url, look_first=False)) == 0
    assert len(slack.doubled()) > 0.02 * len(slack.said)


def in_order(slack: FakeSlack) -> bool:
    """Whether each conversation heard its messages in the order in which they were put."""
    heard = defaultdict(list)
    for said in slack.said:
        heard[said.channel].append(int(said.text))
    return all(numbers == sorted(numbers) for numbers in heard.values())
