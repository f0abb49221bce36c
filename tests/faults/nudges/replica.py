"""One of several bots on one PostgreSQL that all remind and deliver, on a clock that they share."""

import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from multiprocessing.process import BaseProcess

from bot.delivery.client import SendingClient
from bot.delivery.engine import Delivery
from bot.delivery.settings import DeliverySettings
from bot.usecases import nudging
from store.database import open_database
from tests.faults.clocks import StandingClock
from tests.faults.nudges.office import TEAM, services_for
from tests.store import processes

PACED = DeliverySettings(tick=timedelta(milliseconds=30))
"""The settings of a real bot, but one that looks at the clock all the time: it may be moved at any moment."""

UNPACED = replace(PACED, team_rate=1e6, team_burst=1e6)


@dataclass(frozen=True)
class Task:
    """Where database and Slack are, and the clock; without one the bot lives in real time, from this moment on."""

    database: str
    slack: str
    token: str
    clock: StandingClock | None
    began: datetime
    settings: DeliverySettings = PACED


def start(task: Task) -> BaseProcess:
    """A bot that reminds once and delivers until it is ended."""
    return processes.start(_work, task)


def _work(task: Task) -> None:
    now = task.clock or _running(task.began)
    database = open_database(task.database)
    client = SendingClient(task.token, base_url=task.slack)
    delivery = Delivery(database, client, now=now, settings=task.settings)
    delivery.start()
    nudging.tick(services_for(database, now, delivery.wake), team=TEAM)
    signal.pause()


def _running(began: datetime) -> Callable[[], datetime]:
    """The real clock, put back to that moment."""
    behind = datetime.now(UTC) - began
    return lambda: datetime.now(UTC) - behind
