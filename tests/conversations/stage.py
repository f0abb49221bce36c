"""The real bot on the real wire against the sandbox, with a clock and ids that a test can rely on."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Lock

from bot.build import Access, Bot, assemble, connected, prepared
from bot.delivery.settings import DeliverySettings
from bot.manifest import manifest
from bot.run import load_demo
from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import Running, running
from bot.usecases import nudging, people
from store.database import Database
from tests.people import Person
from tests.store.fresh import fresh, url_of

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
QUICK = DeliverySettings(
    channel_rate=1000,
    channel_burst=1000,
    team_rate=1000,
    team_burst=1000,
    settle_answer=timedelta(seconds=0.2),
)


class Clock:
    """Time that moves a little whenever somebody looks at it."""

    def __init__(self, start: datetime = START) -> None:
        self._moments = count()
        self.start = start
        self._lock = Lock()

    def set(self, moment: datetime) -> None:
        """Go on from that moment."""
        with self._lock:
            self._moments, self.start = count(), moment

    def now(self) -> datetime:
        """A moment later than the one before."""
        with self._lock:
            return self.start + timedelta(milliseconds=next(self._moments))


def numbered() -> Callable[[], str]:
    """Ids that count up, in the form of a UUID."""
    numbers, lock = count(1), Lock()

    def new_id() -> str:
        with lock:
            return f"{next(numbers):032x}"

    return new_id


@dataclass(frozen=True, slots=True)
class Stage:
    """A sandbox with a bot in it, and the people of the demo company."""

    sandbox: Running
    bot: Bot
    database: Database
    clock: Clock = field(default_factory=Clock)

    def go_to(self, moment: datetime) -> int:
        """Let it be that moment, and look who has to be reminded; gives how many were."""
        self.clock.set(moment)
        return self.remind()

    def remind(self) -> int:
        """Look who has to be reminded, and wait until they were; gives how many."""
        people.acquaint(self.bot.services, self.bot.app.client, team=self.bot.team)
        reminded = nudging.tick(self.bot.services, team=self.bot.team)
        self.rest()
        return reminded

    def rest(self, seconds: float = 15) -> None:
        """Wait until nothing is under way, neither to the bot nor from it."""
        end = time.monotonic() + seconds
        calm = 0
        while calm < 2:
            assert time.monotonic() < end, "the conversation does not come to rest"
            heard = self.sandbox.do(lambda: self.sandbox.sandbox.courier.resting)
            calm = calm + 1 if heard and self.bot.delivery.drain(seconds) else 0
            time.sleep(0.005)

    def command(self, person: Person, text: str) -> str:
        """What somebody reads after `/kpi` with these words."""
        before = person.transcript()
        person.command(f"/kpi {text}")
        self.rest()
        return person.transcript().removeprefix(before)

    def person(self, user: str) -> Person:
        """Somebody at their screen."""
        return Person(self.sandbox.url, user)

    @property
    def grace(self) -> Person:
        """The strategy owner."""
        return self.person("U0GRACE")

    @property
    def fiona(self) -> Person:
        """Head of Finance."""
        return self.person("U0FIONA")


@contextmanager
def staged(
    folder: Path,
    *,
    demo: bool = True,
    options: SandboxOptions | None = None,
    start: datetime = START,
    url: str = "",
) -> Iterator[Stage]:
    """Everything up, until the block ends; on a file in the folder unless a database is named."""
    if not url and not (folder / "kpi.db").exists():
        with fresh(folder):
            pass
    database = prepared(url or url_of(folder))
    clock = Clock(start)
    try:
        with running(options or SandboxOptions(limits=False, manifest=manifest(), seed="stage")) as sandbox:
            access = Access(sandbox.api_url, sandbox.bot_token, sandbox.app_token)
            bot = assemble(database, access, now=clock.now, ids=numbered(), delivery_settings=QUICK)
            if demo:
                load_demo(bot)
            with connected(bot, access, reminders=False):
                yield Stage(sandbox, bot, database, clock)
    finally:
        database.close()
