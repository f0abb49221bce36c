"""The real bot against the sandbox on the real clock, also for tests that hurt it; and what is in its database."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from bot.build import Access, Bot, assemble, connected, prepared, utc_now
from bot.delivery.settings import DeliverySettings
from bot.listeners.ending import hang_up
from bot.manifest import manifest
from bot.run import load_demo
from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import Running, running
from store.database import Database
from store.tables.messages import DeadLetterRow, InboxRow, OutboxAttemptRow, OutboxRow, ThrottleRow
from store.tables.people import AuditRow, ConversationRow, PersonRow
from store.tables.row import TeamRow
from tests.conversations.stage import Stage
from tests.people import Person
from tests.store.fresh import fresh, url_of

TEAM = "T0DEMO"
FIONA, COLIN, SAM, HANA, GRACE = "U0FIONA", "U0COLIN", "U0SAM", "U0HANA", "U0GRACE"

QUICK = DeliverySettings(
    timeout=2,
    channel_rate=1000,
    channel_burst=1000,
    team_rate=1000,
    team_burst=1000,
    settle_answer=timedelta(milliseconds=100),
    back_off=timedelta(milliseconds=50),
    resend_waits=(timedelta(0),) * 5,
)
"""Limits out of the way; what is unknown is looked up soon."""

OPTIONS = SandboxOptions(limits=False, manifest=manifest(), redelivery=(0.2, 0.2, 0.2))

SOON = OPTIONS.model_copy(update={"ack_seconds": 0.8})
"""A Slack that misses an acknowledgement sooner, for tests in which there is none."""

ABOUT_THE_TALK = (
    InboxRow,
    DeadLetterRow,
    OutboxRow,
    OutboxAttemptRow,
    ThrottleRow,
    PersonRow,
    ConversationRow,
    AuditRow,
)
"""Tables that change whenever anybody says anything."""


@dataclass(frozen=True)
class Stand(Stage):
    """A stage whose people stay the same, so that each remembers what they have seen."""

    cast: dict[str, Person] = field(default_factory=dict)

    def person(self, user: str) -> Person:
        return self.cast.setdefault(user, super().person(user))


@contextmanager
def at_work(
    database: Database,
    sandbox: Running | Access,
    *,
    settings: DeliverySettings = QUICK,
    now: Callable[[], datetime] = utc_now,
    connections: int = 1,
) -> Iterator[Bot]:
    """The bot, connected until the block ends."""
    access = Access(sandbox.api_url, sandbox.bot_token, sandbox.app_token)
    bot = assemble(database, access, now=now, delivery_settings=settings)
    with connected(bot, access, connections=connections, reminders=False) as handler:
        yield bot
        hang_up(handler, patience=10)


@contextmanager
def stand(
    folder: Path,
    *,
    demo: bool = True,
    options: SandboxOptions = OPTIONS,
    connections: int = 1,
    url: str = "",
) -> Iterator[Stand]:
    """Sandbox, bot and the demo company; in a file in the folder, unless a database is named."""
    if not url:
        with fresh(folder):
            pass
    database = prepared(url or url_of(folder))
    try:
        with running(options) as sandbox, at_work(database, sandbox, connections=connections) as bot:
            if demo:
                load_demo(bot)
            yield Stand(sandbox, bot, database)
    finally:
        database.close()


def kept(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Everything that people agreed on, table by table: what must not change when somebody is refused."""
    about_the_talk = {table.__tablename__ for table in ABOUT_THE_TALK}
    names = [name for name in TeamRow.metadata.tables if name not in about_the_talk]
    assert {"draft", "revision", "approval", "department", "strategy_owner", "kpi"} <= set(names)
    with database.everywhere() as connection:
        return {
            name: sorted(map(tuple, connection.execute(text(f'SELECT * FROM "{name}"'))), key=repr)  # noqa: S608
            for name in names
        }


def doubled(sandbox: Running) -> list[str]:
    """Messages that the sandbox accepted more than once, by the mark that delivery puts on each."""
    posts = sandbox.do(lambda: list(sandbox.sandbox.ledger.posts))
    marks = Counter(str(post.metadata) for post in posts if post.metadata)
    return sorted(mark for mark, count in marks.items() if count > 1)
