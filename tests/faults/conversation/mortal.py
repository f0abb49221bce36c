"""A sandbox that outlives its bots."""

import time
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess

from bot.sandbox.server import Running
from store import sending
from store.database import Database
from tests.conversations.stand import FIONA
from tests.faults.conversation.child import Task, kill, start
from tests.people import Person


@dataclass(frozen=True)
class Mortal:
    """A sandbox, a database, and at most one bot that is alive."""

    sandbox: Running
    task: Task
    database: Database
    living: list[BaseProcess] = field(default_factory=list)

    def revive(self) -> None:
        """Start a bot."""
        self.living.append(start(self.task, self.sandbox))

    def kill(self) -> None:
        """End it as a power cut would."""
        kill(self.living.pop(), self.sandbox)

    def bury(self) -> None:
        """Let the lease of the dead be over, and what they had sent arrive: on PostgreSQL nobody knows that they died.

        The sandbox has to go by the same clock.
        """
        assert not self.living
        settle = self.task.settings.settle_answer
        time.sleep(settle.total_seconds())
        self.task.clock.move(self.task.settings.lease + settle)

    def person(self, user: str) -> Person:
        """Somebody at their screen."""
        return Person(self.sandbox.url, user)

    def settle(self, *, timeout: float = 10) -> None:
        """Wait until everything said has been answered, and the answers were sent and marked."""
        self.person(FIONA).wait_until(lambda: self._is_idle() or None, timeout=timeout)

    def _is_idle(self) -> bool:
        resting = self.sandbox.do(lambda: self.sandbox.sandbox.courier.resting)
        with self.database.everywhere() as connection:
            return resting and sending.idle(connection, now=self.task.clock())
