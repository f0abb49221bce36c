"""Databases for tests: the newest schema, copied from one that was migrated once."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.database import Database, open_database
from tests.databases import migrated_file


def url_of(folder: Path) -> str:
    """Where the database of a test lies."""
    return f"sqlite:///{folder / 'kpi.db'}"


@contextmanager
def fresh(folder: Path) -> Iterator[Database]:
    """An open database with the newest schema and nothing in it."""
    shutil.copyfile(migrated_file(), folder / "kpi.db")
    database = open_database(url_of(folder))
    yield database
    database.close()
