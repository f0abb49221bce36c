"""Hundreds of reminders due at once, and a Slack that refuses for minutes: each is sent once, within Slack's limits."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.delivery.client import SendingClient
from bot.delivery.engine import Delivery
from bot.delivery.settings import DeliverySettings
from bot.usecases import nudging
from nlp.nouns import Cadence
from store import nudges, sending
from store.database import Database
from store.nudge_nouns import NudgeState
from tests.delivery.fake_slack import FakeSlack, Fault, Json
from tests.faults.length import LENGTH
from tests.faults.nudges.office import TEAM, kpi, open_office, services_for, user
from tests.store.fresh import fresh

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
CROWD, FEW = LENGTH.storm, 20
SETTINGS = DeliverySettings()
AT_ONCE = int(SETTINGS.team_burst - SETTINGS.reserve)
"""So many reminders may go before the pace holds."""

STEP = timedelta(seconds=0.2)
"""How far the clock is moved between two looks: about a message."""

REFUSED_FOR = 10
WHILE_REFUSED = timedelta(seconds=REFUSED_FOR / 2)
LONG_WAIT = timedelta(minutes=2)
UNHURRIED = replace(SETTINGS, lease=5 * LONG_WAIT)
"""A bot that takes such a step for no leap of the clock: that begins with half a lease."""


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.at = MONDAY

    def __call__(self) -> datetime:
        return self.at

    def seconds(self) -> float:
        """The same as Slack counts."""
        return self.at.timestamp()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with fresh(tmp_path) as opened:
        yield opened


def crowd(database: Database, count: int) -> None:
    """So many people who each owe a value since this morning."""
    wanted = tuple(kpi(n, updater=user(n), cadence=Cadence.WEEKLY) for n in range(count))
    open_office(database, zones=["Europe/London"] * count, wanted=wanted)


def deliver(
    database: Database,
    slack: FakeSlack,
    clock: Clock,
    *,
    count: int,
    most: timedelta,
    step: timedelta = STEP,
) -> None:
    """Let time pass until so many messages arrived."""
    client = SendingClient("xoxb-test", base_url=slack.url)
    delivery = Delivery(database, client, now=clock, settings=SETTINGS)
    services = services_for(database, clock, delivery.wake)
    assert nudging.tick(services, team=TEAM) == count
    began = clock.at
    delivery.start()
    until = time.monotonic() + 300
    while _left(database, clock) and clock.at < began + most and time.monotonic() < until:
        _let_requests_end(database)
        clock.at += step
        said = len(slack.said)
        delivery.wake()
        _wait_for_more_than(said, slack)
    delivery.drain(60)
    delivery.stop()
    assert nudging.tick(services, team=TEAM) == 0


def _let_requests_end(database: Database) -> None:
    """A lease holds for a minute of a clock that may take no time at all: it stands while something is under way."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with database.everywhere() as connection:
            if not connection.execute(text("SELECT 1 FROM outbox WHERE claim_token IS NOT NULL")).first():
                return
        time.sleep(0.002)
    raise AssertionError("a request does not end")


def _wait_for_more_than(said: int, slack: FakeSlack, *, seconds: float = 0.02) -> None:
    """Give a busy machine the time for what the step allows; where it allows nothing, do not wait for long."""
    until = time.monotonic() + seconds
    while len(slack.said) == said and time.monotonic() < until:
        time.sleep(0.002)


def _left(database: Database, clock: Clock) -> bool:
    with database.everywhere() as connection:
        return not sending.idle(connection, now=clock.at)


@pytest.mark.timeout(600)
def test_of_a_crowd_that_is_due_at_once_each_is_sent_once_at_the_pace_that_slack_allows(
    database: Database, slack: FakeSlack
) -> None:
    clock = Clock()
    slack.clock = clock.seconds
    crowd(database, CROWD)
    deliver(database, slack, clock, count=CROWD, most=timedelta(minutes=30))
    assert Counter(one.channel for one in slack.said) == {"D" + user(n)[1:]: 1 for n in range(CROWD)}
    last_of_first, *paced = sorted(one.at for one in slack.said)[AT_ONCE - 1 :]
    assert 0.5 < len(paced) / (paced[-1] - last_of_first) / SETTINGS.team_rate < 1.1
    with database.read(TEAM) as session:
        assert nudges.counts(session)[NudgeState.SENT] == CROWD


def test_minutes_of_refusals_lose_and_double_nothing(database: Database, slack: FakeSlack) -> None:
    clock = Clock()
    slack.clock = clock.seconds
    slack.retry_after = REFUSED_FOR
    refused: list[float] = []

    def refuses(_body: Json) -> Fault | None:
        if clock.at < MONDAY + timedelta(minutes=3):
            refused.append(clock.at.timestamp())
            return Fault.LIMIT
        return None

    slack.chance = refuses
    crowd(database, FEW)
    deliver(database, slack, clock, count=FEW, most=timedelta(hours=1), step=WHILE_REFUSED)
    assert Counter(one.channel for one in slack.said) == {"D" + user(n)[1:]: 1 for n in range(FEW)}
    # So many may be under way when the first refusal comes; after it, one wait holds for the whole workspace.
    assert len(refused) <= SETTINGS.senders * 3 * 60 / REFUSED_FOR


@pytest.mark.timeout(300)
def test_what_waited_too_long_is_put_together_anew_and_sent_once(
    database: Database, slack: FakeSlack
) -> None:
    clock = Clock()
    slack.clock = clock.seconds
    slack.retry_after = 600
    slack.chance = lambda _body: Fault.LIMIT if clock.at < MONDAY + timedelta(hours=3) else None
    crowd(database, 5)
    client = SendingClient("xoxb-test", base_url=slack.url)
    delivery = Delivery(database, client, now=clock, settings=UNHURRIED)
    services = services_for(database, clock, delivery.wake)
    delivery.start()
    until = time.monotonic() + 240
    while len(slack.said) < 5 and time.monotonic() < until:
        nudging.tick(services, team=TEAM)
        _let_requests_end(database)
        clock.at += LONG_WAIT
        delivery.wake()
        _wait_for_more_than(len(slack.said), slack, seconds=0.005)
    # Minutes went by while requests were under way: what is uncertain since is looked up when some time has passed.
    while _left(database, clock) and time.monotonic() < until:
        clock.at += timedelta(seconds=1)
        delivery.wake()
        time.sleep(0.01)
    assert delivery.drain(10)
    delivery.stop()
    assert Counter(one.channel for one in slack.said) == {"D" + user(n)[1:]: 1 for n in range(5)}
    with database.everywhere() as connection:
        assert connection.execute(text("SELECT count(*) FROM outbox")).scalar_one() > 5
    assert slack.said[0].at >= (MONDAY + timedelta(hours=3)).timestamp()
