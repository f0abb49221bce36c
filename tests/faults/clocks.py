"""Clocks that a test shares with all its processes. No lock: one of them may be killed while it reads."""

import multiprocessing
import time
from ctypes import c_double
from datetime import UTC, datetime, timedelta
from typing import Any


class StandingClock:
    """Stands still until the test moves it."""

    def __init__(self, at: datetime) -> None:
        self._moved: Any = _number(at.timestamp())

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self.seconds(), UTC)

    def seconds(self) -> float:
        """The same as Slack counts."""
        return float(self._moved.value)

    def move(self, by: timedelta) -> None:
        """Let so much time pass, or go back. Only the test may."""
        self._moved.value += by.total_seconds()


class RunningClock(StandingClock):
    """Goes on as the real time does, and further when the test moves it: nobody waits for what is only waited for.

    While a bot lives, a leap is a fault; between two bots, it is the time in which there was none.
    """

    def __init__(self, at: datetime | None = None) -> None:
        super().__init__(datetime.fromtimestamp(0, UTC))
        if at is not None:
            self.go_to(at)

    def seconds(self) -> float:
        return time.time() + float(self._moved.value)

    def go_to(self, at: datetime) -> None:
        """Go on from that moment."""
        self._moved.value = at.timestamp() - time.time()


def _number(value: float) -> object:
    """A number that goes to processes as an argument."""
    return multiprocessing.get_context("forkserver").RawValue(c_double, value)
