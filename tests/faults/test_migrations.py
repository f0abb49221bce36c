"""Killed inside the update of a database in use: it is as it was, no draft is harmed, and the next start goes on."""

import random
import signal
from collections.abc import Callable

import pytest
from sqlalchemy import text

from store.database import Database, open_database
from store.migrations import current, downgrade, head, upgrade
from tests.conversations import chapters
from tests.faults.conversation.counting import furnish
from tests.faults.length import IS_LONG, LENGTH
from tests.store.processes import end, migrate_and_die, start

SEED = 20261201
EARLIER = tuple(f"{number:04}" for number in range(1, int(head())))
CHANGES = ("CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE")
FEWEST = 2
"""Changes that every update makes at least."""

DRAFTS = ("draft", "revision")

pytestmark = pytest.mark.timeout(1200 if IS_LONG else 120)


def rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """The drafts with their history, as they stand in the database."""
    with database.everywhere() as connection:
        return {
            name: sorted(map(tuple, connection.execute(text(f"SELECT * FROM {name}"))), key=repr)  # noqa: S608
            for name in DRAFTS
        }


def test_an_update_that_is_killed_harms_no_draft(place: str, figure: Callable[[str], None]) -> None:
    chance, deaths = random.Random(SEED), 0
    database = open_database(place, exclusive=False)
    furnish(database)
    drafted = chapters.current(database)
    for _ in range(LENGTH.migrations):
        earlier = chance.choice(EARLIER)
        downgrade(database, to=earlier)
        before = rows(database)
        assert all(before.values())
        # An early version is a long way from the newest; where that is soon reached, the update may come to its end.
        after = chance.randrange(FEWEST if deaths == 0 else 3 * (len(EARLIER) + 2 - int(earlier)))
        code = end(start(migrate_and_die, place, after, CHANGES), timeout=60)
        assert code in {-signal.SIGKILL, 0}
        deaths += code != 0
        assert current(database) == (earlier if code else head())
        assert rows(database).keys() == before.keys()
        assert not code or rows(database) == before
        upgrade(database)
        assert current(database) == head()
        assert chapters.current(database) == drafted
    database.close()
    figure(f"{deaths} of {LENGTH.migrations} updates killed, none left half done")
    assert deaths >= LENGTH.migrations / 2
