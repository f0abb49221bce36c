"""One commit for several writers who wait at the same time: what is slow about a commit is the disk.

Each writer works behind a savepoint of its own, so one that fails takes back nothing of the others. None of them goes
on before the commit that they share; when that fails, it has failed for all of them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from time import monotonic

from sqlalchemy import Connection

from store.direct import executed
from store.errors import DatabaseGone, DatabaseLocked
from store.turns import Turns

MOST = 16
"""Writers that share one commit at most."""

LONGEST = 0.05
"""Seconds after which nobody is let in any more: the first of them waits as long as the last one works."""


class Joint:
    """A transaction that writers pass on to each other."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._closes_at = monotonic() + LONGEST
        self._writers = 0
        self._kept = 0
        self._ended = Event()
        self._error: BaseException | None = None

    @property
    def has_room(self) -> bool:
        """Whether another writer may join."""
        return self._is_whole and self._writers < MOST and monotonic() < self._closes_at

    @property
    def _is_whole(self) -> bool:
        """SQLite itself takes back everything when, for instance, the disk is full."""
        driver = self.connection.connection.driver_connection
        return driver is not None and bool(driver.in_transaction)

    @contextmanager
    def writer(self) -> Iterator[Connection]:
        """The connection, for one writer; what it does counts unless it raises."""
        self._writers += 1
        executed(self.connection, "SAVEPOINT writer")
        try:
            yield self.connection
        except BaseException:
            if self._is_whole:
                executed(self.connection, "ROLLBACK TO writer")
                executed(self.connection, "RELEASE writer")
            raise
        executed(self.connection, "RELEASE writer")
        self._kept += 1

    def end(self) -> bool:
        """Commit, and let everybody go on; says whether it went well."""
        try:
            self._commit()
        except BaseException as error:  # noqa: BLE001 - raised again by each who waits
            self._error = error
        finally:
            self._ended.set()
        return self._error is None

    def wait(self) -> None:
        """Return when it is committed; raises what kept it from being so."""
        self._ended.wait()
        if self._error is not None:
            raise self._error

    def _commit(self) -> None:
        try:
            if self._kept and not self._is_whole:
                raise DatabaseGone("The database took back what several had written.")
            if self._kept:
                self.connection.commit()
        finally:
            # Without this a connection whose commit failed would be used again in the middle of it.
            self.connection.rollback()


class JointCommits:
    """Lets writers in one after the other, and commits for those who came together.

    All of them use one connection: it knows the statements, and what it read last is still true.
    """

    def __init__(self, turns: Turns, connect: Callable[[], Connection]) -> None:
        self._turns = turns
        self._connect = connect
        self._connection: Connection | None = None
        self._open: Joint | None = None

    @contextmanager
    def writer(self, *, timeout: float) -> Iterator[Connection]:
        """A connection in a transaction, which is committed when the block has ended and this returns."""
        joint = self._enter(timeout=timeout)
        try:
            with joint.writer() as connection:
                yield connection
        finally:
            self._leave(joint)
        joint.wait()

    def close(self) -> None:
        """Give the connection back; who writes next makes another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _enter(self, *, timeout: float) -> Joint:
        if not self._turns.acquire(timeout=timeout, joins=True):
            raise DatabaseLocked("Another thread of this process has been writing for too long.")
        try:
            self._open = self._open or Joint(self._begun())
        except BaseException:
            self.close()
            self._turns.release()
            raise
        return self._open

    def _begun(self) -> Connection:
        self._connection = self._connection or self._connect()
        self._connection.begin()
        return self._connection

    def _leave(self, joint: Joint) -> None:
        if joint.has_room and self._turns.hand_over():
            return
        self._open = None
        try:
            if not joint.end():
                self.close()
        finally:
            self._turns.release()
