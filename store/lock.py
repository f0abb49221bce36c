"""One process per SQLite file: a lock that the system takes back when the process dies, however it dies."""

import fcntl
import os
import time
from pathlib import Path

from store.errors import DatabaseLocked

BETWEEN_TRIES = 0.05


def hold(path: Path, *, wait: float) -> int:
    """Take the lock beside the database file and give back what holds it; or raise DatabaseLocked."""
    handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(handle, path=path, wait=wait)
    except BaseException:
        os.close(handle)
        raise
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
    return handle


def _take(handle: int, *, path: Path, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise DatabaseLocked(_taken_by(handle, path=path)) from None
            time.sleep(BETWEEN_TRIES)
        else:
            return


def _taken_by(handle: int, *, path: Path) -> str:
    pid = os.pread(handle, 32, 0).decode(errors="replace").strip() or "unknown"
    return (
        f"{path} is in use by another process (id {pid}). Stop that one first, or use PostgreSQL for several."
    )
