"""Processes that a test may kill: forked from a server that has imported everything, which takes milliseconds."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.process import BaseProcess

from sqlalchemy import Connection, event

from store.database import open_database
from store.migrations import upgrade

PRELOADED = ["__main__", "bot.delivery.engine", "bot.usecases.nudging", "tests.delivery.conftest", __name__]


def start(work: Callable[..., None], *args: object) -> BaseProcess:
    """Run this in a process of its own."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    process = context.Process(target=work, args=args, daemon=True)
    process.start()
    return process


def end(process: BaseProcess, *, timeout: float) -> int:
    """Wait for the process and give its exit code: 0 when all went well, -9 when it was killed."""
    process.join(timeout)
    code = process.exitcode
    if code is None:
        process.kill()
        process.join()
    process.close()
    assert code is not None, "the process did not end"
    return code


def die() -> None:
    """As by the power cord."""
    os.kill(os.getpid(), signal.SIGKILL)


def hold_open(url: str) -> None:
    """Own the database until killed."""
    database = open_database(url)
    signal.pause()
    database.close()


def migrate(url: str) -> None:
    """Bring the schema to the newest version, beside others who do the same."""
    database = open_database(url, exclusive=False)
    upgrade(database)
    database.close()


def migrate_and_die(url: str, after: int, what: tuple[str, ...] = ("CREATE",)) -> None:
    """Die inside the migration, after so many statements of these kinds: by themselves, tables and indexes made."""
    database = open_database(url, exclusive=False)
    event.listen(database.engine, "before_cursor_execute", _deadly(after, what))
    upgrade(database)


def _deadly(
    after: int, what: tuple[str, ...]
) -> Callable[[Connection, object, str, object, object, bool], None]:
    made = 0

    def count(_connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        nonlocal made
        made += statement.lstrip().startswith(what)
        if made > after:
            die()

    return count
