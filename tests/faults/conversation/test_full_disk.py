"""The disk under the database is really full: people hear so, nothing is harmed, and with room again all goes on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.conversations import chapters
from tests.conversations.stand import Stand, doubled
from tests.databases import KINDS, database_on_server, server
from tests.faults.conversation.impatient import impatient, says_busy
from tests.faults.small_disk import full, small_disk
from tests.store.fresh import fresh, url_of

MEGABYTES = {"sqlite": 8, "postgresql": 24}
MORE = " and says in one sentence what stands behind it" * 5
"""Long enough that something has to grow before long."""


@dataclass(frozen=True)
class Place:
    """A database, and the disk on which it lies."""

    url: str
    disk: Path


@pytest.fixture(params=KINDS)
def somewhere(request: pytest.FixtureRequest) -> Iterator[Place]:
    """A database on a small disk."""
    with small_disk(megabytes=MEGABYTES[request.param]) as disk:
        if request.param == "sqlite":
            with fresh(disk):
                pass
            yield Place(url_of(disk), disk)
        else:
            with tablespace(disk) as name, database_on_server() as url:
                move(url, tablespace=name)
                yield Place(url, disk)


@contextmanager
def tablespace(disk: Path) -> Iterator[str]:
    """A place of the server on that disk."""
    with psycopg.connect(server(), autocommit=True) as connection:
        [data] = connection.execute("SHOW data_directory").fetchone() or [""]
        if not Path(data).is_dir():
            pytest.skip("the server is on another machine")
        owner = Path(data).stat()
        os.chown(disk, owner.st_uid, owner.st_gid)
        name = f"small_{os.getpid()}"
        connection.execute(
            sql.SQL("CREATE TABLESPACE {} LOCATION {}").format(sql.Identifier(name), sql.Literal(str(disk)))
        )
        yield name
        connection.execute(sql.SQL("DROP TABLESPACE {}").format(sql.Identifier(name)))


def move(url: str, *, tablespace: str) -> None:
    """Let the database lie there."""
    name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(
            sql.SQL("ALTER DATABASE {} SET TABLESPACE {}").format(
                sql.Identifier(str(name)), sql.Identifier(tablespace)
            )
        )


@pytest.fixture
def stage(somewhere: Place) -> Iterator[Stand]:
    with impatient(somewhere.url) as stand:
        yield stand


def test_on_a_full_disk_people_hear_so_and_with_room_all_is_answered_once(
    stage: Stand, somewhere: Place
) -> None:
    said: list[str] = []
    with full(somewhere.disk):
        while not says_busy(stage):
            said.append(f"Answer number {len(said) + 1} within two days{MORE}")
            stage.fiona.say(said[-1])
            stage.fiona.wait_for(lambda message: bool(message.get("bot_id")))
            assert len(said) < 40
    stage.fiona.wait_until(lambda: is_noted(stage, said) or None, timeout=10)
    stage.rest()
    assert sorted(need.text for need in chapters.current(stage.database).needs[1:]) == sorted(said)
    assert doubled(stage.sandbox) == []
    if stage.database.path:
        with stage.database.everywhere() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def is_noted(stage: Stand, said: list[str]) -> bool:
    """Whether all of it stands in the draft."""
    return {need.text for need in chapters.current(stage.database).needs} >= set(said)
