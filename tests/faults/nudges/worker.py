"""A bot process that reminds and delivers until it is killed or nothing is left to do."""

import time
from multiprocessing.process import BaseProcess

from bot.delivery.client import SendingClient
from bot.delivery.engine import Delivery
from bot.usecases import nudging
from store.database import open_database
from tests.faults.nudges.office import TEAM, services_for
from tests.faults.worker import CRASHING, Task, blind
from tests.store import processes


def start(task: Task) -> BaseProcess:
    """Begin the task in a process of its own."""
    return processes.start(_work, task)


def finish(task: Task, *, timeout: float = 90) -> int:
    """Run the task to its end and give the exit code: 0 when all was delivered."""
    return processes.end(start(task), timeout=timeout)


def _work(task: Task) -> None:
    settings = CRASHING if task.look_first else blind()
    database = open_database(task.database, wait=5)
    client = SendingClient(task.token, base_url=task.slack, timeout=settings.timeout)
    delivery = Delivery(database, client, now=task.clock, settings=settings)
    delivery.start()
    services = services_for(database, task.clock, delivery.wake)
    while task.until_killed:
        nudging.tick(services, team=TEAM)
        time.sleep(0.01)
    nudging.tick(services, team=TEAM)
    drained = delivery.drain(60)
    nudging.tick(services, team=TEAM)
    delivery.stop()
    database.close()
    raise SystemExit(0 if drained else 1)
