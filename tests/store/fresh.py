"""Databases for tests: the newest schema, copied from one that was migrated once."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from store.database import Database, open_database
from store.migrations import upgrade


def url_of(folder: Path) -> str:
    """Where the database of a test lies."""
    return f"sqlite:///{folder / 'kpi.db'}"


@contextmanager
def fresh(folder: Path) -> Iterator[Database]:
    """An open database with the newest schema and nothing in it."""
    shutil.copyfile(_migrated(), folder / "kpi.db")
    database = open_database(url_of(folder))
    yield database
    database.close()


@cache
def _migrated() -> Path:
    folder = Path(mkdtemp(prefix="kpi-schema-"))
    database = open_database(url_of(folder))
    upgrade(database)
    # Closing the last connection folds the write-ahead log into the file, so that the file alone is all.
    database.close()
    return folder / "kpi.db"
