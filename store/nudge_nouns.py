"""What the store hands out about reminders."""

from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from nlp.nouns import Frozen


class Rule(StrEnum):
    """Why a slot is used."""

    OWED = "owed"
    """Something waits for a person."""
    DIGEST = "digest"
    """A channel hears how the KPIs stand."""


class Step(StrEnum):
    """How far the ladder was climbed for one thing; each step is taken once."""

    FIRST = "first"
    AGAIN = "again"
    HEAD = "head"


class NudgeState(StrEnum):
    """What became of a slot."""

    IDLE = "idle"
    """Nothing was to be said."""
    QUEUED = "queued"
    SENT = "sent"
    EXPIRED = "expired"
    """It could not be sent in its time, and certainly was not."""
    FAILED = "failed"
    """Slack refused it, or what became of it is not known."""
    MISSED = "missed"
    """The bot was not at work while the slot was open."""


class Nudge(Frozen):
    """One slot of one person or channel: whatever happens, there is one of each."""

    rule: Rule
    person: str
    """The person's id; the channel's for a digest."""
    slot: str
    """The local calendar slot: `2026-11-24/09:00`."""
    day: date
    at: datetime
    """When it was dealt with."""
    state: NudgeState
    message: UUID | None = None


class Taken(Frozen):
    """A step of the ladder that was taken."""

    owner: str
    item: str
    step: Step
    recipient: str
    day: date
    """The recipient's day."""


class Digest(Frozen):
    """When which channel hears how the KPIs stand."""

    channel: str
    days: frozenset[int] = frozenset({0})
    at: time = time(9)
    zone: str = "UTC"
    chosen_by: str = ""


class Rhythm(Frozen):
    """What holds for the whole company: its public holidays, and its digest."""

    country: str = ""
    digest: Digest | None = None
