"""The door to the database: open it, then read or write in one transaction for one workspace."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from store import lock, postgresql, sqlite, standings
from store.errors import DatabaseGone, DatabaseLocked
from store.joint import JointCommits
from store.turns import Turns
from store.unit import TeamSession

BUSY = {5, 6}
"""SQLite's result codes for a database or table that somebody else holds."""

GONE = {8, 10, 11, 13, 14, 26}
"""Read-only, input/output error, damaged, disk full, cannot open, not a database."""


def open_database(
    url: str, *, exclusive: bool = True, wait: float = 0.0, busy_timeout: float = 10.0
) -> "Database":
    """Open the database of the URL; a SQLite file belongs to this process alone until it is closed.

    Raises DatabaseLocked when another process has it for longer than `wait` seconds, DatabaseGone when it
    cannot be opened. The schema is the business of `store.migrations`.
    """
    target = make_url(url)
    if target.get_backend_name() == "postgresql":
        return Database(postgresql.create(target), path=None, handle=None, busy_timeout=busy_timeout)
    if target.get_backend_name() != "sqlite":
        raise DatabaseGone(f"{target.get_backend_name()} is neither SQLite nor PostgreSQL.")
    path = sqlite.file_of(target)
    try:
        engine = sqlite.create(target, busy_timeout=busy_timeout)
        handle = lock.hold(path, wait=wait) if exclusive else None
    except OSError as error:
        raise DatabaseGone(f"{path} cannot be opened: {error.strerror}") from error
    return Database(engine, path=path, handle=handle, busy_timeout=busy_timeout)


class Database:
    """An open database. Threads may share it; a session belongs to one thread and one workspace."""

    def __init__(self, engine: Engine, *, path: Path | None, handle: int | None, busy_timeout: float) -> None:
        self.engine = engine
        self._reader = engine if path else postgresql.reading(engine)
        self._for_writing = engine.execution_options(**{sqlite.WRITER: True})
        self.path = path
        self._handle = handle
        self._inode = None if path is None else path.stat().st_ino
        self._busy_timeout = busy_timeout
        # SQLite lets waiting writers poll, and the unlucky one may starve; a lock lets them queue.
        self._writing = Turns()
        self._joint = JointCommits(self._writing, self._for_writing.connect)

    @property
    def alone(self) -> bool:
        """Whether no other process can use this database while we do."""
        return self._handle is not None

    @contextmanager
    def write(self, team_id: str, *, in_turn: bool = False) -> Iterator[Session]:
        """One transaction that may write: committed at the end, rolled back when anything is raised.

        In a file those who wait at the same time share a commit; this returns when it is on the disk. On PostgreSQL
        those of a workspace that are `in_turn` wait for each other: what people say is dealt with one by one,
        whichever process hears it.
        """
        with (
            self._naming_errors(),
            self._writer() as connection,
            TeamSession(connection, team_id=team_id, writes=True) as session,
        ):
            if in_turn and self.path is None:
                postgresql.take_turn(connection, team_id=team_id)
            yield session
            standings.settle(session)
            if session.in_transaction():
                session.commit()

    @contextmanager
    def read(self, team_id: str, *, at_length: bool = False) -> Iterator[Session]:
        """One transaction that sees one moment of the database and cannot write.

        `at_length`: the server waits for its end, however long nothing is asked meanwhile.
        """
        with (
            self._naming_errors(),
            self._reader.connect() as connection,
            TeamSession(connection, team_id=team_id, writes=False) as session,
        ):
            connection.begin()
            if at_length and self.path is None:
                postgresql.take_time(connection)
            yield session

    @contextmanager
    def everywhere(self, *, writes: bool = False) -> Iterator[Connection]:
        """A transaction over all workspaces: for migrations, and to find out which have work to do."""
        engine = self._for_writing if writes else self._reader
        with self._turn() if writes else self._no_turn(), self._naming_errors(), engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections and let another process have the file."""
        self._joint.close()
        self.engine.dispose()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @contextmanager
    def _writer(self) -> Iterator[Connection]:
        if self.path is not None:
            with self._joint.writer(timeout=self._busy_timeout) as connection:
                yield connection
            return
        with self.engine.begin() as connection:
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self.path is None:
            yield
            return
        if not self._writing.acquire(timeout=self._busy_timeout):
            raise DatabaseLocked("Another thread of this process has been writing for too long.")
        try:
            yield
        finally:
            self._writing.release()

    @contextmanager
    def _no_turn(self) -> Iterator[None]:
        yield

    @contextmanager
    def _naming_errors(self) -> Iterator[None]:
        self._check_file()
        try:
            yield
        except PoolTimeout as error:
            raise DatabaseLocked("All connections to the database are in use.") from error
        except DBAPIError as error:
            named = _named(error)
            if named is None:
                raise
            raise named from error

    def _check_file(self) -> None:
        if self.path is None:
            return
        try:
            inode = self.path.stat().st_ino
        except OSError:
            inode = None
        if inode != self._inode:
            raise DatabaseGone(f"{self.path} was taken away or replaced while it was open.")


def _named(error: DBAPIError) -> DatabaseGone | DatabaseLocked | None:
    error = _behind(error)
    state = getattr(error.orig, "sqlstate", None)
    if state in postgresql.UNAVAILABLE:
        return DatabaseLocked("Others hold what is needed of the database.")
    if state in postgresql.GONE or postgresql.is_cut_off(error):
        return DatabaseGone(f"The database cannot be used: {error.orig}")
    code = getattr(error.orig, "sqlite_errorcode", None)
    if isinstance(code, int) and code & 0xFF in BUSY:
        return DatabaseLocked("Another process holds the database.")
    if (isinstance(code, int) and code & 0xFF in GONE) or error.connection_invalidated:
        return DatabaseGone(f"The database cannot be used: {error.orig}")
    return None


def _behind(error: DBAPIError) -> DBAPIError:
    """What really went wrong, where SQLite had taken everything back before we could go back to the savepoint."""
    earlier: BaseException | None = error
    while earlier is not None and "no such savepoint" in str(error.orig):
        earlier = earlier.__context__
        if isinstance(earlier, DBAPIError):
            return earlier
    return error
