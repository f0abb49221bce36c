"""The definition sheet of a KPI: what its statement itself does not say."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from nlp.nouns import Cadence, Frozen


class Degree(StrEnum):
    """A rough size, for what costs and brings."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Availability(StrEnum):
    """Whether the number can be had today."""

    READY = "ready"
    EFFORT = "effort"
    MISSING = "missing"


class Adding(StrEnum):
    """How the values of a year come from those of its months: added up, or the last one counts."""

    SUM = "sum"
    LAST = "last"


class Action(Frozen):
    """Something that somebody does to move a KPI."""

    what: str
    who: str = ""
    """The person's id in Slack."""
    by: date | None = None
    fetches: bool = False
    """Whether it gets a number that nobody has yet, rather than moving it."""


class PeriodTarget(Frozen):
    """The target of one period inside the whole: `period` reads `2027-03` or `2027-Q1`."""

    period: str
    target: Decimal


class EarlierTarget(Frozen):
    """The target that held before a review changed it, up to and with the day `until`."""

    until: date
    target: Decimal
    target_high: Decimal | None = None
    green: Decimal | None = None
    red: Decimal | None = None


class Sheet(Frozen):
    """The rest of a KPI's definition sheet: what the statement itself does not say. Empty is "not said yet"."""

    name: str = ""
    question: str = ""
    """The one question that the number answers."""
    use: str = ""
    """How it will be used, and how it will not."""
    audience: str = "company"
    lagging: bool | None = None
    financial: bool | None = None
    formula: str = ""
    baseline_on: date | None = None
    """The day of the baseline, or the day by which it will be known when there is none."""
    period_targets: tuple[PeriodTarget, ...] = ()
    earlier: tuple[EarlierTarget, ...] = ()
    """Targets of times that are over, the oldest first."""
    adding: Adding | None = None
    green: Decimal | None = None
    red: Decimal | None = None
    stretch: Decimal | None = None
    commit: Decimal | None = None
    source: str = ""
    """The system, report or person that the number comes from."""
    availability: Availability | None = None
    reporting: Cadence | None = None
    """How often it is reported, when that differs from how often it is recorded (`Definition.cadence`)."""
    owner: str = ""
    """The one person who answers for it; the head of the department when empty."""
    updater: str = ""
    """Who records the values; the owner when empty."""
    delegate: str = ""
    """Who stands in for the updater."""
    consulted: tuple[str, ...] = ()
    """Ids of departments that were asked."""
    shared_with: tuple[str, ...] = ()
    """Ids of departments that contribute to it."""
    weight: int | None = None
    """Its share of the department's score, in percent."""
    cost: Degree | None = None
    benefit: Degree | None = None
    keep_because: str = ""
    """Why it is kept although it costs much and brings little."""
    best: Decimal | None = None
    """The best value that was ever measured."""
    evidence: str = ""
    """What speaks for its being within reach."""
    influence: str = ""
    """Who can move it, and how far by own effort."""
    gaming: str = ""
    """How the number could be met while the business gets worse, or that nobody sees a way."""
    weaknesses: str = ""
    actions: tuple[Action, ...] = ()
    reaction: str = ""
    """Who does what within how long when it turns red."""
    reward: str = ""
    """A note on rewards: shown to the owner and the approver only, never computed."""
    review_on: date | None = None
