"""How fast the bot may call: one bucket a method by its tier, and one a channel for messages."""

import math
from collections.abc import Callable
from dataclasses import dataclass

LEAST_BURST = 10


@dataclass(slots=True)
class Bucket:
    """Holds up to `size` calls and fills again by `refill` a second."""

    size: float
    refill: float
    level: float
    seen: float

    def take(self, now: float) -> float:
        """Take one call. 0 when it was there, else the seconds until it will be."""
        self.level = min(self.size, self.level + (now - self.seen) * self.refill)
        self.seen = now
        if self.level >= 1:
            self.level -= 1
            return 0.0
        return (1 - self.level) / self.refill


class Rates:
    """All buckets, on one clock."""

    def __init__(self, *, now: Callable[[], float], on: bool, message_burst: int) -> None:
        self.on = on
        self._now = now
        self._message_burst = message_burst
        self._buckets: dict[str, Bucket] = {}

    def wait_for_method(self, method: str, *, per_minute: int) -> int:
        """0 when the method may be called now, else whole seconds for `Retry-After`."""
        return self._wait(f"method {method}", size=max(per_minute, LEAST_BURST), refill=per_minute / 60)

    def wait_for_message(self, channel: str) -> int:
        """0 when the channel takes another message now, else whole seconds for `Retry-After`."""
        return self._wait(f"channel {channel}", size=self._message_burst, refill=1.0)

    def _wait(self, key: str, *, size: float, refill: float) -> int:
        if not self.on:
            return 0
        now = self._now()
        bucket = self._buckets.setdefault(key, Bucket(size=size, refill=refill, level=size, seen=now))
        return math.ceil(bucket.take(now))
