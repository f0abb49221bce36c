"""Killed again and again while it reminds, on a network that lies, the bot reminds each person once a day."""

import random
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from nlp.nouns import Cadence
from store import nudges
from store.database import open_database
from store.nudge_nouns import NudgeState
from tests.delivery.fake_slack import FakeSlack, Said
from tests.faults.length import LONG
from tests.faults.nudges.office import TEAM, kpi, open_office, user
from tests.faults.nudges.worker import Task, finish, start
from tests.faults.test_crash_loop import settle

SEED = 20261124
MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
PEOPLE = 60 if LONG else 40
DAYS, KILLS = (25, 8) if LONG else (2, 4)
"""Working days, and kills on each of them."""


@pytest.fixture
def url(place: str) -> str:
    """A database of people who each owe a value every day; no process holds it."""
    wanted = tuple(kpi(n, updater=user(n), cadence=Cadence.DAILY) for n in range(PEOPLE))
    database = open_database(place)
    open_office(database, zones=["Europe/London"] * PEOPLE, wanted=wanted)
    database.close()
    return place


def working_days(count: int) -> list[datetime]:
    """So many working days from the Monday on."""
    days = (MONDAY + timedelta(days=n) for n in range(count * 2))
    return [day for day in days if day.weekday() < 5][:count]


def clock_of(task: Task) -> Callable[[], float]:
    """The office's clock for Slack too: the look before a resend goes by Slack's times."""
    return lambda: task.now().timestamp()


def hurt(task: Task, *, kills: int, chance: random.Random) -> None:
    """Kill one process after the other while they remind."""
    for _ in range(kills):
        process = start(task)
        time.sleep(chance.uniform(0.05, 0.4))
        process.kill()
        process.join()
        process.close()


def live(url: str, slack: FakeSlack, *, look_first: bool = True) -> list[list[Said]]:
    """Let the days go by, with kills on each; gives what Slack took on each."""
    chance, heard = settle(slack, seed=SEED), []
    for day in working_days(DAYS):
        before = len(slack.said)
        task = Task(url, slack.url, day, time.time(), until_killed=True, look_first=look_first)
        slack.clock = clock_of(task)
        hurt(task, kills=KILLS, chance=chance)
        assert finish(Task(url, slack.url, day, task.began, look_first=look_first)) == 0
        heard.append(slack.said[before:])
    return heard


def owners(said: list[Said]) -> Counter[str]:
    """How many messages each of those who record values got; their head hears of misses besides."""
    return Counter("U" + one.channel[1:] for one in said if one.channel != "D0FIONA")


@pytest.mark.timeout(1800 if LONG else 120)
def test_everybody_is_reminded_once_a_day_through_every_kill(url: str, slack: FakeSlack) -> None:
    days = live(url, slack)
    everybody = {user(n): 1 for n in range(PEOPLE)}
    for said in days:
        assert owners(said) == everybody
    assert slack.doubled() == []
    database = open_database(url)
    with database.read(TEAM) as session:
        found = nudges.counts(session)
    database.close()
    assert found[NudgeState.SENT] >= PEOPLE * DAYS
    assert set(found) <= {NudgeState.SENT, NudgeState.IDLE}


@pytest.mark.skipif(not LONG, reason="shows that the test above can fail; make faults")
@pytest.mark.timeout(1800)
def test_without_looking_first_the_same_kills_double(url: str, slack: FakeSlack) -> None:
    days = live(url, slack, look_first=False)
    assert len(slack.doubled()) > 0.05 * sum(len(said) for said in days)
