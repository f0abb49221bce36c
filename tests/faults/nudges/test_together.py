"""Several bots on one PostgreSQL look at the same moment whom to remind: each person once, and the digest once."""

from collections import Counter
from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from sqlalchemy import text

from bot.usecases import nudging
from nlp.nouns import Cadence
from store import nudges
from store.database import Database, open_database
from store.migrations import upgrade
from store.nudge_nouns import Digest, Rhythm
from tests.databases import database_on_server
from tests.faults.nudges.office import TEAM, kpi, open_office, services_for, user

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
BOTS, PEOPLE = 3, 30
CHANNEL = "C0LEADERS"

pytestmark = pytest.mark.postgresql


def look(url: str, together: Barrier, *, reminded: list[int]) -> None:
    """One bot's look, as soon as all of them are there."""
    database = open_database(url)
    together.wait(30)
    reminded.append(nudging.tick(services_for(database, lambda: MONDAY), team=TEAM))
    database.close()


def addressed(database: Database) -> Counter[str]:
    """How many messages there are for whom."""
    with database.everywhere() as connection:
        return Counter(connection.execute(text('SELECT "to" FROM outbox')).scalars())


def test_each_person_hears_once_and_the_channel_too() -> None:
    with database_on_server() as url:
        database = open_database(url)
        upgrade(database)
        wanted = tuple(kpi(n, updater=user(n), cadence=Cadence.WEEKLY) for n in range(PEOPLE))
        open_office(database, zones=["Europe/London"] * PEOPLE, wanted=wanted)
        with database.write(TEAM) as session:
            nudges.keep_rhythm(session, Rhythm(digest=Digest(channel=CHANNEL)))
        together, reminded = Barrier(BOTS), list[int]()
        bots = [Thread(target=look, args=(url, together), kwargs={"reminded": reminded}) for _ in range(BOTS)]
        for bot in bots:
            bot.start()
        for bot in bots:
            bot.join()
        assert addressed(database) == {**{user(n): 1 for n in range(PEOPLE)}, CHANNEL: 1}
        assert len(reminded) == BOTS
        database.close()
