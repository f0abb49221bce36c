"""A delivery on a real database and a real socket, with waits short enough for tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from bot.delivery.client import SendingClient
from bot.delivery.engine import Delivery
from bot.delivery.settings import DeliverySettings
from bot.delivery.steps import Step, unwatched
from store import outbox
from store.database import Database, open_database
from store.message_nouns import Kind, Outgoing
from store.tables.messages import OutboxAttemptRow, OutboxRow
from tests.delivery.fake_slack import FakeSlack, running

TEAM = "T1"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

QUICK = DeliverySettings(
    timeout=1,
    settle_answer=timedelta(milliseconds=20),
    settle_reminder=timedelta(milliseconds=20),
    back_off=timedelta(milliseconds=20),
    resend_waits=(timedelta(0),) * 5,
    team_pause=timedelta(milliseconds=50),
    channel_burst=1000,
    team_burst=1000,
    team_rate=1000,
    tick=timedelta(milliseconds=200),
)
"""Limits out of the way, waits of milliseconds."""


def clock() -> datetime:
    """The real time."""
    return datetime.now(UTC)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        """Let so much time pass."""
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with running() as fake:
        yield fake


@pytest.fixture
def database(place: str) -> Iterator[Database]:
    opened = open_database(place)
    yield opened
    opened.close()


@pytest.fixture
def put(database: Database) -> Callable[..., UUID]:
    def put_one(text: str, **fields: object) -> UUID:
        with database.write(TEAM) as session:
            return outbox.put(session, message(text, **fields), at=clock())

    return put_one


def message(text: str, **fields: object) -> Outgoing:
    """A post to Fiona, unless the fields say otherwise."""
    usual = {
        "id": uuid4(),
        "conversation": "U0FIONA",
        "kind": Kind.POST,
        "to": "U0FIONA",
        "payload": {"text": text},
    }
    return Outgoing.model_validate(usual | fields)


@contextmanager
def delivering(
    database: Database,
    slack: FakeSlack,
    *,
    settings: DeliverySettings = QUICK,
    now: Callable[[], datetime] = clock,
    watch: Callable[[Step, UUID], None] = unwatched,
) -> Iterator[Delivery]:
    """A delivery that runs for as long as the block."""
    client = SendingClient("xoxb-test", base_url=slack.url, timeout=settings.timeout)
    delivery = Delivery(database, client, now=now, settings=settings, watch=watch)
    delivery.start()
    try:
        yield delivery
    finally:
        delivery.stop()


def row_of(database: Database, message_id: UUID) -> OutboxRow:
    """The stored state of a message."""
    with database.read(TEAM) as session:
        row = session.get(OutboxRow, (TEAM, str(message_id)))
    assert row is not None
    return row


def tries_of(database: Database, message_id: UUID) -> list[OutboxAttemptRow]:
    """What was written down about each try at a message, in their order."""
    with database.read(TEAM) as session:
        found = select(OutboxAttemptRow).where(OutboxAttemptRow.outbox_id == str(message_id))
        return sorted(session.exec(found), key=lambda one: one.n)


def wait_until_quiet(slack: FakeSlack, *, expected: int) -> None:
    """Until so many requests came, and a moment longer to see that no more come."""
    until = monotonic() + 30
    while len(slack.calls) < expected and monotonic() < until:
        sleep(0.01)
    sleep(0.15)
