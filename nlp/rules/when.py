"""What a found time is, before anybody asks whether it is the deadline."""

from datetime import date
from enum import IntEnum
from typing import NamedTuple

from nlp.nouns import Cadence


class Strength(IntEnum):
    """How firmly words fix when: a deadline before a stretch of time, a stretch before a bare name or a rhythm."""

    RHYTHM = 1
    BARE = 2
    STRETCH = 3
    DEADLINE = 4


class When(NamedTuple):
    """Words that fix when, with the days they stand for where the calendar knows them."""

    start: int
    end: int
    rule: str
    strength: Strength
    first_day: date | None = None
    last_day: date | None = None
    cadence: Cadence | None = None
    meant: str = ""
    """For a date that no calendar has: the last day of that month, written alike."""
    duration: bool = False
    """A bare length of time ("within 2 hours"): it may be the metric itself."""
