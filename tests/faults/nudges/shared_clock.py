"""A clock that stands still until it is moved, the same for all processes of a test."""

import multiprocessing
from ctypes import c_double
from datetime import UTC, datetime
from typing import Any


class SharedClock:
    """Goes to processes as an argument; no lock, since one of them may be killed while it reads."""

    def __init__(self, at: datetime) -> None:
        self._seconds: Any = multiprocessing.get_context("forkserver").RawValue(c_double, at.timestamp())

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self._seconds.value, UTC)

    def seconds(self) -> float:
        """The same as Slack counts."""
        return float(self._seconds.value)

    def move(self, seconds: float) -> None:
        """Let so many seconds pass. Only the test may."""
        self._seconds.value += seconds
