"""A bot in a process of its own, to be killed."""

import signal
import time
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess

from bot.build import Access, prepared
from bot.delivery.settings import DeliverySettings
from bot.sandbox.server import Running
from tests.conversations.stand import QUICK, at_work
from tests.faults.clocks import RunningClock
from tests.faults.forked import server

PATIENCE = 20


@dataclass(frozen=True)
class Task:
    """Where the bot finds its database and the sandbox."""

    database: str
    access: Access
    settings: DeliverySettings = QUICK
    clock: RunningClock = field(default_factory=RunningClock)


def access_to(sandbox: Running) -> Access:
    """The keys to this sandbox."""
    return Access(sandbox.api_url, sandbox.bot_token, sandbox.app_token)


def begin(task: Task) -> BaseProcess:
    """A bot that is about to connect."""
    process = server().Process(target=_work, args=(task,), daemon=True)
    process.start()
    return process


def start(task: Task, sandbox: Running) -> BaseProcess:
    """A connected bot, the only one."""
    process = begin(task)
    wait_for_lines([process], sandbox)
    return process


def wait_for_lines(bots: list[BaseProcess], sandbox: Running) -> None:
    """Return when the sandbox has a connection with each of them."""
    until = time.monotonic() + PATIENCE
    while sandbox.sandbox.sockets.count() < len(bots):
        assert all(bot.is_alive() for bot in bots), "a bot did not start"
        assert time.monotonic() < until, "a bot did not connect"
        time.sleep(0.01)


def kill(process: BaseProcess, sandbox: Running) -> None:
    """End it as a power cut would, and wait until the sandbox has seen that it is gone."""
    process.kill()
    process.join()
    process.close()
    until = time.monotonic() + PATIENCE
    while sandbox.sandbox.sockets.is_open():
        assert time.monotonic() < until, "the sandbox still sees the dead bot"
        time.sleep(0.01)


def _work(task: Task) -> None:
    database = prepared(task.database)
    with at_work(database, task.access, settings=task.settings, now=task.clock):
        signal.pause()
