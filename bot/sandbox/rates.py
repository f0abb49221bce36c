"""How fast the bot may call: a bucket a method by its tier, and for messages one a channel and one for all."""

import math
from collections.abc import Callable
from dataclasses import dataclass

LEAST_BURST = 10
WORKSPACE_BURST = 30
"""Messages that the workspace takes at once before its rate holds."""


@dataclass(slots=True)
class Bucket:
    """Holds up to `size` calls and fills again by `refill` a second."""

    size: float
    refill: float
    level: float
    seen: float

    def wait(self, now: float) -> float:
        """0 when a call is there to be taken, else the seconds until it will be."""
        self.level = min(self.size, self.level + (now - self.seen) * self.refill)
        self.seen = now
        return max(0.0, (1 - self.level) / self.refill)

    def take(self) -> None:
        """Take the call that is there."""
        self.level -= 1


class Rates:
    """All buckets, on one clock."""

    def __init__(
        self, *, now: Callable[[], float], on: bool, message_burst: int, workspace_messages: int
    ) -> None:
        self.on = on
        self._now = now
        self._message_burst = message_burst
        self._workspace_messages = workspace_messages
        self._buckets: dict[str, Bucket] = {}

    def wait_for_method(self, method: str, *, per_minute: int) -> int:
        """0 when the method may be called now, else whole seconds for `Retry-After`."""
        return self._wait(
            self._bucket(f"method {method}", size=max(per_minute, LEAST_BURST), refill=per_minute / 60)
        )

    def wait_for_message(self, channel: str) -> int:
        """0 when the channel and the workspace take another message now, else whole seconds for `Retry-After`."""
        return self._wait(
            self._bucket(f"channel {channel}", size=self._message_burst, refill=1.0),
            self._bucket("workspace", size=WORKSPACE_BURST, refill=self._workspace_messages / 60),
        )

    def _bucket(self, key: str, *, size: float, refill: float) -> Bucket:
        full = Bucket(size=size, refill=refill, level=size, seen=self._now())
        return self._buckets.setdefault(key, full)

    def _wait(self, *buckets: Bucket) -> int:
        """A call is taken from all of them, or from none."""
        if not self.on:
            return 0
        now = self._now()
        longest = max(bucket.wait(now) for bucket in buckets)
        if not longest:
            for bucket in buckets:
                bucket.take()
        return math.ceil(longest)
