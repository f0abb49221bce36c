"""Slack's limits as buckets of permissions: pure arithmetic, and one bucket for each channel in memory."""

from datetime import datetime, timedelta

from store.message_nouns import Throttle


def refilled(bucket: Throttle, *, now: datetime, rate: float, burst: float) -> Throttle:
    """The bucket at a later moment: `rate` permissions a second, never more than `burst`."""
    seconds = max(0.0, (now - bucket.at).total_seconds())
    tokens = min(burst, bucket.tokens + seconds * rate)
    return bucket.model_copy(update={"tokens": tokens, "at": max(now, bucket.at)})


def taken(bucket: Throttle) -> Throttle:
    """The bucket after one permission was used."""
    return bucket.model_copy(update={"tokens": bucket.tokens - 1})


def ready_at(bucket: Throttle, *, rate: float, keep: float = 0.0) -> datetime:
    """When the bucket has one permission beyond those to keep, and is not blocked."""
    missing = max(0.0, 1 + keep - bucket.tokens)
    filled = bucket.at + timedelta(seconds=missing / rate)
    return max(filled, bucket.blocked_until or filled)


class Channels:
    """One bucket for each channel, for as long as it is not full."""

    def __init__(self, *, rate: float, burst: float) -> None:
        self._rate = rate
        self._burst = burst
        self._buckets: dict[str, Throttle] = {}

    def ready_at(self, channel: str, *, now: datetime) -> datetime:
        """When the next message may go to the channel."""
        return ready_at(self._bucket(channel, now=now), rate=self._rate)

    def take(self, channel: str, *, now: datetime) -> None:
        """A message goes to the channel now."""
        self._buckets[channel] = taken(self._bucket(channel, now=now))
        self._forget_full(now=now)

    def _bucket(self, channel: str, *, now: datetime) -> Throttle:
        bucket = self._buckets.get(channel, Throttle(tokens=self._burst, at=now))
        return refilled(bucket, now=now, rate=self._rate, burst=self._burst)

    def _forget_full(self, *, now: datetime) -> None:
        full_after = timedelta(seconds=self._burst / self._rate)
        full = [channel for channel, bucket in self._buckets.items() if bucket.at + full_after < now]
        for channel in full:
            del self._buckets[channel]
