"""A copy of the SQLite file from before an update of its schema, beside it: the newest one only."""

import os
import sqlite3
from pathlib import Path

from store.errors import DatabaseGone

MARK = ".before-"


def keep(path: Path, *, revision: str) -> Path:
    """Copy the database as it is before it is brought to `revision`; a copy that is there already is left alone.

    Half a copy never takes the name of a whole one. Raises DatabaseGone when there is no room for it.
    """
    copy = path.with_name(f"{path.name}{MARK}{revision}")
    if not copy.exists():
        _write(path, half=copy.with_name(f"{copy.name}.half"), whole=copy)
        for old in copies(path):
            if old != copy:
                old.unlink()
    return copy


def copies(path: Path) -> list[Path]:
    """All copies of this database, whole or half."""
    return sorted(path.parent.glob(f"{path.name}{MARK}*"))


def _write(path: Path, *, half: Path, whole: Path) -> None:
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("VACUUM INTO ?", (str(half),))
        _flush(half)
        half.replace(whole)
        _flush(whole.parent)
    except (sqlite3.Error, OSError) as error:
        half.unlink(missing_ok=True)
        raise DatabaseGone(f"{path} could not be copied before its update: {error}") from error
    finally:
        connection.close()


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
