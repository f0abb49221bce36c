"""A bot process that reminds and delivers, on a clock of its own, until it is killed or nothing is left to do."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess

from bot.delivery.client import SendingClient
from bot.delivery.engine import Delivery
from bot.usecases import nudging
from store.database import open_database
from tests.faults.nudges.office import TEAM, services_for
from tests.faults.worker import CRASHING, blind
from tests.store import processes


@dataclass(frozen=True)
class Task:
    """What a process is to do: remind at this moment, which began at that second of the real clock."""

    database: str
    slack: str
    at: datetime
    began: float
    until_killed: bool = False
    look_first: bool = True

    def now(self) -> datetime:
        """The time of the office: it goes on from `at` as the real one does."""
        return self.at + timedelta(seconds=time.time() - self.began)


def start(task: Task) -> BaseProcess:
    """Begin the task in a process of its own."""
    return processes.start(_work, task)


def finish(task: Task, *, timeout: float = 90) -> int:
    """Run the task to its end and give the exit code: 0 when all was delivered."""
    return processes.end(start(task), timeout=timeout)


def _work(task: Task) -> None:
    settings = CRASHING if task.look_first else blind()
    database = open_database(task.database, wait=5)
    client = SendingClient("xoxb-test", base_url=task.slack, timeout=settings.timeout)
    delivery = Delivery(database, client, now=task.now, settings=settings)
    delivery.start()
    services = services_for(database, task.now, delivery.wake)
    while task.until_killed:
        nudging.tick(services, team=TEAM)
        time.sleep(0.01)
    nudging.tick(services, team=TEAM)
    drained = delivery.drain(60)
    nudging.tick(services, team=TEAM)
    delivery.stop()
    database.close()
    raise SystemExit(0 if drained else 1)
