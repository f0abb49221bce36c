"""Three bots on one PostgreSQL, a crowd that is due in the same minute, and the limits of a strict Slack.

Each is sent once, and at least 95 % as fast as Slack allows. The clock is moved only when whatever may go by it is
gone, so that a slow machine makes the test slow, not wrong.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing.process import BaseProcess

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url

from bot.manifest import manifest
from bot.sandbox.ledger import Post
from bot.sandbox.options import SandboxOptions
from bot.sandbox.people import DEMO_PEOPLE, DemoPerson
from bot.sandbox.server import Running, running
from nlp.nouns import Cadence
from store.database import Database, open_database
from store.message_nouns import Progress
from store.migrations import upgrade
from store.nudge_nouns import NudgeState
from tests.databases import database_on_server
from tests.faults.clocks import StandingClock
from tests.faults.length import IS_LONG, LENGTH
from tests.faults.nudges.office import kpi, open_office, user
from tests.faults.nudges.replica import PACED, UNPACED, Task, start

CROWD = LENGTH.crowd
REPLICAS = 3
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
STEP = timedelta(seconds=2)
"""How far the clock is moved: fewer messages than may go at once become possible in them."""

NAMES = {user(n): n for n in range(CROWD)}
ZONE = "Europe/London"

pytestmark = [pytest.mark.postgresql, pytest.mark.timeout(7200 if IS_LONG else 300)]


@pytest.fixture(scope="module")
def office() -> Iterator[str]:
    """The name of a database in which everybody owes a value since this morning, to be copied."""
    with database_on_server() as address:
        database = open_database(address)
        upgrade(database)
        wanted = tuple(kpi(n, updater=user(n), cadence=Cadence.WEEKLY) for n in range(CROWD))
        open_office(database, zones=[ZONE] * CROWD, wanted=wanted)
        database.close()
        yield str(make_url(address).database)


@pytest.fixture
def url(office: str) -> Iterator[str]:
    """The address of a copy."""
    with database_on_server(template=office) as address:
        yield address


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = open_database(url)
    yield opened
    opened.close()


@contextmanager
def slack(clock: StandingClock | None) -> Iterator[Running]:
    """A workspace with everybody in it; on the clock with its limits, in real time without."""
    people = (*DEMO_PEOPLE, *(DemoPerson(id=u, name=u, real_name=u, title="", tz=ZONE) for u in NAMES))
    own = {} if clock is None else {"now": clock.seconds}
    with running(SandboxOptions(people=people, manifest=manifest(), limits=clock is not None, **own)) as up:
        yield up


@contextmanager
def bots(task: Task) -> Iterator[list[BaseProcess]]:
    """Three of them, until the block ends."""
    living = [start(task) for _ in range(REPLICAS)]
    try:
        yield living
    finally:
        for process in living:
            process.kill()
            process.join()


def count(connection: Connection, state: Progress) -> int:
    """How many messages are in this state."""
    asked = text("SELECT count(*) FROM outbox WHERE state = :state")
    return int(connection.execute(asked, {"state": state}).scalar_one())


def reminded(database: Database) -> int:
    """For how many a reminder was put together."""
    with database.everywhere() as connection:
        return int(
            connection.execute(
                text("SELECT count(*) FROM nudge WHERE state IN (:queued, :sent)"),
                {"queued": NudgeState.QUEUED, "sent": NudgeState.SENT},
            ).scalar_one()
        )


def is_used_up(database: Database, clock: StandingClock) -> bool:
    """Whether nothing more may go by the clock as it stands, or nothing more is there."""
    with database.everywhere() as connection:
        if not count(connection, Progress.PENDING):
            # What the dead bot was just sending stays so until its lease is over.
            return count(connection, Progress.SENDING) <= PACED.senders
        found = connection.execute(
            text("SELECT tokens, refilled_at FROM throttle WHERE method = 'chat.postMessage'")
        ).one_or_none()
    if found is None:
        return False
    tokens = found.tokens + PACED.team_rate * (clock.seconds() - found.refilled_at.timestamp())
    return bool(tokens < 1 + PACED.reserve)


def is_over(database: Database, now: datetime) -> bool:
    """Whether every request that began at this moment has its answer, so that Slack saw it at this moment, too."""
    asked = text("SELECT count(*) FROM outbox WHERE state = 'sending' AND started_at = :now")
    with database.everywhere() as connection:
        return int(connection.execute(asked, {"now": now}).scalar_one()) == 0


def wait(happened: Callable[[], bool], *, timeout: float) -> None:
    """Until it is so."""
    until = time.monotonic() + timeout
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.01)


def posts(sandbox: Running) -> list[Post]:
    """What Slack took, by its ledger."""
    return sandbox.do(lambda: list(sandbox.sandbox.ledger.posts))


def once_each(said: list[Post]) -> bool:
    """Whether everybody got one message."""
    return Counter(post.channel for post in said) == {"D" + who[1:]: 1 for who in NAMES}


def rate_of(said: list[Post]) -> float:
    """Messages a minute after the first burst, without what the dead bot had in hand: that waits for its lease.

    Of whole steps of the clock: in the last one only some are left.
    """
    began = MONDAY.timestamp()
    paced = [at for at in sorted(post.at for post in said)[: CROWD - PACED.senders] if at > began]
    whole = [at for at in paced if at < paced[-1]]
    return len(whole) / ((whole[-1] - began) / 60)


def test_each_of_a_crowd_hears_once_as_fast_as_slack_allows(
    url: str, database: Database, figure: Callable[[str], None]
) -> None:
    clock = StandingClock(MONDAY)
    with slack(clock) as sandbox:
        task = Task(url, sandbox.api_url, sandbox.bot_token, clock, began=MONDAY)
        with bots(task) as living:
            wait(lambda: reminded(database) == CROWD, timeout=1200)
            killed_at: datetime | None = None
            while len(posts(sandbox)) < CROWD:
                wait(lambda: is_used_up(database, clock), timeout=60)
                if clock() != killed_at:
                    wait(lambda: is_over(database, clock()), timeout=60)
                if len(posts(sandbox)) < CROWD - PACED.senders:
                    clock.move(STEP)
                else:
                    # Only what the dead one had in hand is left: a clock that runs away looks like one that leaps.
                    clock.move(2 * STEP)
                    time.sleep(0.1)
                if killed_at is None and len(posts(sandbox)) > CROWD / 3:
                    living[0].kill()
                    killed_at = clock()
                assert clock() < MONDAY + timedelta(hours=1)
            said = posts(sandbox)
            refused = [call.error for call in sandbox.do(sandbox.sandbox.ledger.refused)]
        allowed = sandbox.sandbox.options.workspace_messages
    rate = rate_of(said)
    figure(
        f"{CROWD} reminders by {REPLICAS} bots, one killed: {rate:.1f} a minute of {allowed} that Slack allows"
    )
    assert once_each(said)
    assert refused == []
    assert rate >= 0.95 * allowed


@pytest.mark.skipif(not IS_LONG, reason="how fast this machine is, without limits; make faults")
def test_in_real_time_and_without_limits_each_hears_once(
    url: str, database: Database, figure: Callable[[str], None]
) -> None:
    with slack(None) as sandbox:
        task = Task(url, sandbox.api_url, sandbox.bot_token, None, began=MONDAY, settings=UNPACED)
        began = time.monotonic()
        with bots(task):
            wait(lambda: len(posts(sandbox)) >= CROWD, timeout=1800)
            took = time.monotonic() - began
            wait(lambda: is_idle(database), timeout=60)
        said = posts(sandbox)
    figure(f"{CROWD} reminders by {REPLICAS} bots in {took:.0f} s: {CROWD / took:.0f} a second")
    assert once_each(said)


def is_idle(database: Database) -> bool:
    """Whether all that was sent is marked so."""
    with database.everywhere() as connection:
        return count(connection, Progress.SENT) >= CROWD
