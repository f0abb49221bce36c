"""SQLite as a trustworthy store: durable commits, real foreign keys, and writers that wait for each other.

Before 3.51.3 SQLite may damage a database when one connection folds the log back while another writes. Here one
process owns the file and its writers, who do the folding, take turns: the two never meet.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.pool import QueuePool

from store.direct import executed
from store.errors import DatabaseGone

WRITER = "kpi_writer"
"""Execution option of connections that write: their transactions begin with the write lock."""

POOL_SIZE = 32
"""More than all threads that use the database at once, so that none waits for a connection."""


def create(url: URL, *, busy_timeout: float) -> Engine:
    """An engine for the file of the URL, which is made when it is missing, readable by its owner alone."""
    path = file_of(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=True)
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, busy_timeout=busy_timeout),
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_timeout=busy_timeout,
        # The connection used last knows the statements best.
        pool_use_lifo=True,
        hide_parameters=True,
        poolclass=QueuePool,
    )
    event.listen(engine, "begin", _begin)
    return engine


def file_of(url: URL) -> Path:
    """The file that the URL names."""
    if not url.database or url.database == ":memory:":
        raise DatabaseGone("SQLite needs a file: several threads cannot share a database in memory.")
    return Path(url.database).absolute()


def _connect(path: Path, *, busy_timeout: float) -> sqlite3.Connection:
    # mode=rw: a file that was taken away must be an error, never a new empty database in its place.
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=rw",
        uri=True,
        timeout=busy_timeout,
        isolation_level=None,
        check_same_thread=False,
    )
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "journal_size_limit=16777216"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _begin(connection: Connection) -> None:
    writer = connection.get_execution_options().get(WRITER, False)
    executed(connection, "BEGIN IMMEDIATE" if writer else "BEGIN")
