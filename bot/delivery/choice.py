"""Which of the due messages may go now: Slack's limits for the channel, the method and the workspace."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bot.delivery import pace
from bot.delivery.request import METHODS
from bot.delivery.settings import DeliverySettings
from store.message_nouns import Due, Kind, Priority, Progress, Throttle

POST = METHODS[Kind.POST]
EVERYTHING = "*"
"""The method of a throttle that stops the whole workspace."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds messages back at one moment. The channels are kept in memory, the throttles in the database."""

    now: datetime
    settings: DeliverySettings
    channels: pace.Channels
    throttles: dict[str, Throttle]


@dataclass(slots=True)
class Chosen:
    """The messages that may go, and when the first of those that may not can be tried again."""

    due: list[Due] = field(default_factory=list)
    next_at: datetime | None = None

    def put_off(self, until: datetime) -> None:
        """Something has to wait until then."""
        self.next_at = until if self.next_at is None else min(until, self.next_at)


def choose(due: Iterable[Due], limits: Limits, *, room: int, chosen: Chosen) -> None:
    """Take as many as there is room for, in their order, and use up their permissions."""
    _refill(limits)
    for row in due:
        if len(chosen.due) == room:
            break
        ready_at = _ready_at(row, limits)
        if ready_at > limits.now:
            chosen.put_off(ready_at)
        else:
            _take(row, limits)
            chosen.due.append(row)


def _refill(limits: Limits) -> None:
    full = Throttle(tokens=limits.settings.team_burst, at=limits.now)
    rate, burst = limits.settings.team_rate, limits.settings.team_burst
    known = limits.throttles.get(POST, full)
    limits.throttles[POST] = pace.refilled(known, now=limits.now, rate=rate, burst=burst)


def _ready_at(row: Due, limits: Limits) -> datetime:
    """A message that is looked for, not sent, needs nobody's permission but the workspace's."""
    blocks = [_blocked_until(EVERYTHING, limits)]
    if row.state is Progress.PENDING:
        blocks.append(_blocked_until(METHODS[row.kind], limits))
        if row.kind is Kind.POST:
            blocks += [limits.channels.ready_at(row.to, now=limits.now), _team_ready_at(row, limits)]
    return max(blocks)


def _blocked_until(method: str, limits: Limits) -> datetime:
    throttle = limits.throttles.get(method)
    return limits.now if throttle is None else throttle.blocked_until or limits.now


def _team_ready_at(row: Due, limits: Limits) -> datetime:
    keep = limits.settings.reserve if row.priority >= Priority.REMINDER else 0.0
    return pace.ready_at(limits.throttles[POST], rate=limits.settings.team_rate, keep=keep)


def _take(row: Due, limits: Limits) -> None:
    if row.kind is Kind.POST and row.state is Progress.PENDING:
        limits.channels.take(row.to, now=limits.now)
        limits.throttles[POST] = pace.taken(limits.throttles[POST])
