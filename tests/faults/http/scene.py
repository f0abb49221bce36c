"""Three bots behind a balancer, and four people who talk to whichever of them they reach."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from store.database import Database, open_database
from tests.conversations import chapters
from tests.conversations.stand import FIONA, TEAM, doubled
from tests.databases import database_on_server
from tests.faults.conversation.counting import COUNTED, counts, furnish, unsent
from tests.faults.http.cluster import Cluster, cluster, until
from tests.faults.proxy import Line, line_to

LEASE = 90
"""Seconds until what a dead bot had in hand is taken over for certain."""


@dataclass
class Scene:
    """The bots, their database, and what was said so far."""

    bots: Cluster
    database: Database
    line: Line
    needs: list[str] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))

    def talk(self) -> None:
        """Everybody says one thing more, without waiting for an answer."""
        self.needs.append(f"Answer number {len(self.needs) + 1} within two days")
        self.bots.person(FIONA).say(self.needs[-1])
        for who, what in COUNTED.items():
            self.counted[who] += 1
            self.bots.person(who).say(f"{what} +1")

    @contextmanager
    def held_up(self) -> Iterator[None]:
        """Nobody's message is dealt with before the block ends: the turn of the workspace is taken."""
        with self.database.write(TEAM, in_turn=True):
            yield

    def settle(self) -> None:
        """Wait until all that was said has been dealt with, and every answer was sent."""
        until(lambda: self.counted_so_far() == self.counted, seconds=LEASE)
        until(lambda: len(self.noted()) >= len(self.needs), seconds=LEASE)
        until(lambda: unsent(self.database) == 0, seconds=LEASE)
        self.bots.rest()

    def noted(self) -> list[str]:
        """What Fiona said, as her draft has it."""
        return [need.text for need in chapters.current(self.database).needs[1:]]

    def counted_so_far(self) -> dict[str, int]:
        """How many times each of the others recorded a value."""
        return {who: times for who, (_, times) in counts(self.database).items()}

    def check(self) -> None:
        """Nothing was lost and nothing doubled, in the database and by the ledger of Slack."""
        assert sorted(self.noted()) == sorted(self.needs)
        assert counts(self.database) == {who: (Decimal(n), n) for who, n in self.counted.items()}
        assert doubled(self.bots.sandbox) == []


@contextmanager
def scene(folder: Path, *, replicas: int = 3) -> Iterator[Scene]:
    """The database is empty when the bots start, all at the same moment."""
    with database_on_server() as url, line_to(url) as (line, through), cluster(folder, through) as bots:
        bots.start(replicas)
        database = open_database(url)
        furnish(database)
        try:
            yield Scene(bots, database, line)
        finally:
            database.close()
