"""Leaps of the clock: what is over by a leap alone, of a lease above all, is not really over."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic


class Leaps:
    """Compares the clock with one that never leaps, from look to look.

    A clock is put right, or a machine wakes up: suddenly it is hours later, and requests that left a moment ago are
    still under way, ours and those of other bots. So after a leap nobody is taken for dead until a whole lease has
    really passed.
    """

    def __init__(self, *, now: datetime, lease: timedelta, really: Callable[[], float] = monotonic) -> None:
        self._lease = lease.total_seconds()
        self._really = really
        self._now, self._at = now, really()
        self._until = self._at

    def wait(self, now: datetime) -> timedelta:
        """How long to wait until a lease that is over by the clock is over; to be asked often."""
        at = self._really()
        leapt = (now - self._now).total_seconds() - (at - self._at)
        self._now, self._at = now, at
        # A lease is several times as long as a request: less than half of it ends none that is under way.
        if leapt > self._lease / 2:
            self._until = at + self._lease
        return timedelta(seconds=max(0.0, self._until - at))
