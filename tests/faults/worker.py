"""A bot process that delivers, and dies where a test wants it to."""

import signal
from dataclasses import dataclass, replace
from datetime import timedelta
from multiprocessing.process import BaseProcess
from uuid import UUID

from bot.delivery.client import SendingClient
from bot.delivery.engine import Delivery
from bot.delivery.settings import DeliverySettings
from bot.delivery.steps import Step
from store.database import open_database
from tests.delivery.conftest import clock
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


def _work(task: Task) -> None:
    def watch(step: Step, _message: UUID) -> None:
        if step is task.crash_at:
            processes.die()

    settings = CRASHING if task.look_first else blind()
    database = open_database(task.database, wait=5)
    client = SendingClient(task.token, base_url=task.slack, timeout=settings.timeout)
    delivery = Delivery(database, client, now=clock, settings=settings, watch=watch)
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
