"""A bot in a process of its own, to be killed."""

import multiprocessing
import signal
import time
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess

from bot.build import Access, prepared
from bot.delivery.settings import DeliverySettings
from bot.sandbox.server import Running
from tests.faults.clocks import RunningClock
from tests.faults.conversation.stand import QUICK, at_work

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


def start(task: Task, sandbox: Running, *, connections: int = 1) -> BaseProcess:
    """A connected bot, with which the sandbox has so many connections.

    Forked from a server that has imported everything, which takes a fraction of a second.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", __name__, "tests.faults.conversation.warmed"])
    process = context.Process(target=_work, args=(task,), daemon=True)
    process.start()
    until = time.monotonic() + PATIENCE
    while sandbox.sandbox.sockets.count() < connections:
        assert process.is_alive(), "the bot did not start"
        assert time.monotonic() < until, "the bot did not connect"
        time.sleep(0.01)
    return process


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
