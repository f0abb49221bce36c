"""Killed again and again while it reminds, on a network that lies, the bot reminds each person once a day."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.manifest import manifest
from bot.sandbox.ledger import Post
from bot.sandbox.options import SandboxOptions
from bot.sandbox.people import DEMO_PEOPLE, DemoPerson
from bot.sandbox.server import Running, running
from nlp.nouns import Cadence
from store import nudges
from store.database import open_database
from store.nudge_nouns import NudgeState
from tests.conversations.stand import doubled
from tests.faults.clocks import RunningClock
from tests.faults.length import IS_LONG, LENGTH, controlled
from tests.faults.lying import SHARES, lie, lies
from tests.faults.nudges.office import TEAM, kpi, open_office, user
from tests.faults.nudges.worker import finish, start
from tests.faults.worker import Task, bury, kill_at_work

SEED = 20261124
MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
ZONE = "Europe/London"
PEOPLE = tuple(user(n) for n in range(LENGTH.reminded))

pytestmark = pytest.mark.timeout(1800 if IS_LONG else 120)


@pytest.fixture
def url(place: str) -> str:
    """A database of people who each owe a value every day; no process holds it."""
    wanted = tuple(kpi(n, updater=who, cadence=Cadence.DAILY) for n, who in enumerate(PEOPLE))
    database = open_database(place)
    open_office(database, zones=[ZONE] * len(PEOPLE), wanted=wanted)
    database.close()
    return place


@dataclass
class Office:
    """Days of people who are reminded by bots that die, and a Slack whose ledger judges."""

    sandbox: Running
    task: Task
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))

    def live(self, *, days: int) -> list[list[Post]]:
        """So many working days; gives what Slack took on each."""
        heard = []
        for day in working_days(days):
            before = len(self._posts())
            self.task.clock.go_to(day)
            self._hurt(kills=LENGTH.reminding_kills)
            assert finish(self.task) == 0
            heard.append(self._posts()[before:])
        return heard

    def _hurt(self, *, kills: int) -> None:
        """One bot after the other, every other one only when the lease of the dead is over."""
        calls = self.sandbox.sandbox.ledger.calls
        for number in range(kills):
            bot = start(replace(self.task, until_killed=True))
            kill_at_work(bot, chance=self.chance, requests=lambda: len(calls))
            if number % 2:
                bury(self.task.clock)
        bury(self.task.clock)

    def _posts(self) -> list[Post]:
        return self.sandbox.do(lambda: list(self.sandbox.sandbox.ledger.posts))


@contextmanager
def office(url: str, *, look_first: bool = True) -> Iterator[Office]:
    """Everybody in a workspace, on a network that lies."""
    clock = RunningClock(MONDAY)
    people = tuple(DemoPerson(id=who, name=who, real_name=who, title="", tz=ZONE) for who in PEOPLE)
    options = SandboxOptions(
        people=(*DEMO_PEOPLE, *people),
        manifest=manifest(),
        limits=False,
        seed=str(SEED),
        now=clock.seconds,
    )
    with running(options) as sandbox:
        lie(sandbox)
        task = Task(url, sandbox.api_url, clock, token=sandbox.bot_token, look_first=look_first)
        yield Office(sandbox, task)


def working_days(count: int) -> list[datetime]:
    """So many working days from the Monday on."""
    days = (MONDAY + timedelta(days=n) for n in range(count * 2))
    return [day for day in days if day.weekday() < 5][:count]


def owners(said: list[Post]) -> Counter[str]:
    """How many messages each of those who record values got; their head hears of misses besides."""
    return Counter("U" + one.channel[1:] for one in said if one.channel != "D0FIONA")


def test_everybody_is_reminded_once_a_day_through_every_kill(url: str, figure: Callable[[str], None]) -> None:
    with office(url) as ours:
        days = ours.live(days=LENGTH.reminding_days)
        twice, lied = doubled(ours.sandbox), lies(ours.sandbox)
    kills = LENGTH.reminding_days * LENGTH.reminding_kills
    figure(f"{kills} kills, {sum(map(len, days))} reminders, none lost and none doubled")
    for said in days:
        assert owners(said) == dict.fromkeys(PEOPLE, 1)
    assert twice == []
    assert lied == {fault.kind for fault in SHARES} or not IS_LONG
    database = open_database(url)
    with database.read(TEAM) as session:
        found = nudges.counts(session)
    database.close()
    assert found[NudgeState.SENT] >= len(PEOPLE) * LENGTH.reminding_days
    assert set(found) <= {NudgeState.SENT, NudgeState.IDLE}


@controlled
def test_without_looking_first_the_same_kills_double(url: str, figure: Callable[[str], None]) -> None:
    with office(url, look_first=False) as ours:
        days = ours.live(days=LENGTH.reminding_control)
        twice = doubled(ours.sandbox)
    figure(f"{len(twice)} of {sum(map(len, days))} doubled without the look")
    assert len(twice) > 0.05 * sum(map(len, days))
