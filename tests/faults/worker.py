"""A bot process that delivers, and dies where a test wants it to."""

import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from multiprocessing.process import BaseProcess
from uuid import UUID

from bot.delivery.client import SendingClient
from bot.delivery.engine import Delivery
from bot.delivery.settings import DeliverySettings
from bot.delivery.steps import Step
from store.database import open_database
from tests.faults.clocks import RunningClock
from tests.store import processes

SETTLE = timedelta(milliseconds=150)

CRASHING = DeliverySettings(
    timeout=1,
    lease=timedelta(seconds=16),
    settle_answer=SETTLE,
    settle_reminder=SETTLE,
    back_off=timedelta(milliseconds=20),
    resend_waits=(timedelta(0),) * 50,
    channel_burst=1000,
    team_burst=10000,
    tick=timedelta(milliseconds=100),
)
"""A process that dies again and again resends more often than one that dies once in a while."""


@dataclass(frozen=True)
class Task:
    """What a process is to do: deliver until nothing is left, or until it is killed."""

    database: str
    slack: str
    clock: RunningClock
    token: str = "xoxb-test"
    crash_at: Step | None = None
    look_first: bool = True
    until_killed: bool = False


def start(task: Task) -> BaseProcess:
    """Begin the task in a process of its own."""
    return processes.start(_work, task)


def finish(task: Task, *, timeout: float = 60) -> int:
    """Run the task to its end and give the exit code: 0 when all was delivered, -9 when it was killed."""
    return processes.end(start(task), timeout=timeout)


def wait_for_a_moment(chance: random.Random, requests: Callable[[], int], *, most: int = 8) -> None:
    """Until a random moment: before a bot's first request to Slack, or in the middle of one of the next few.

    By requests and not by time, so that it strikes at work, on a quiet machine as on a busy one.
    """
    wanted, until = requests() + chance.randrange(most), time.monotonic() + 1
    while requests() < wanted and time.monotonic() < until:
        time.sleep(0.001)
    time.sleep(chance.uniform(0.0, 0.02))


def kill_at_work(
    process: BaseProcess, *, chance: random.Random, requests: Callable[[], int], most: int = 8
) -> None:
    """Kill it at a random moment."""
    wait_for_a_moment(chance, requests, most=most)
    process.kill()
    process.join()
    process.close()


def bury(clock: RunningClock, *, on_the_way: bool = True) -> None:
    """Let the lease of the dead be over: on PostgreSQL nobody knows that they died.

    What they had sent, and what may still be on the way, gets real time to arrive, as much as a message gets before
    anybody looks for it.
    """
    if on_the_way:
        time.sleep(SETTLE.total_seconds())
    clock.move(CRASHING.lease + SETTLE)


def _work(task: Task) -> None:
    def watch(step: Step, _message: UUID) -> None:
        if step is task.crash_at:
            processes.die()

    settings = CRASHING if task.look_first else blind()
    database = open_database(task.database, wait=5)
    client = SendingClient(task.token, base_url=task.slack, timeout=settings.timeout)
    delivery = Delivery(database, client, now=task.clock, settings=settings, watch=watch)
    delivery.start()
    if task.until_killed:
        signal.pause()
    drained = delivery.drain(50)
    delivery.stop()
    database.close()
    raise SystemExit(0 if drained else 1)


def blind() -> DeliverySettings:
    """The same settings without the look before a resend: what must fail."""
    return replace(CRASHING, look_first=False)
