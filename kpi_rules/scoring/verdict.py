"""How a KPI stands, with everything that led to it, so that it can be explained."""

from decimal import Decimal
from enum import StrEnum

from kpi_rules.nouns import Status
from kpi_rules.periods import Period
from kpi_rules.scoring.trend import Trend
from nlp.nouns import Frozen


class Method(StrEnum):
    """What decided about the colour."""

    LIFE = "life"
    """Retired, paused or not approved."""
    NO_VALUE = "no_value"
    NO_TARGET = "no_target"
    STALE = "stale"
    OPEN = "open"
    """Not done yet, in a period that still runs."""
    ENDED = "ended"
    """Its last day is over: the target is met or not."""
    MET = "met"
    """The target of the whole is reached already."""
    THRESHOLDS = "thresholds"
    """Green and red as its sheet says."""
    PLAN = "plan"
    """The targets of the periods so far."""
    PACE = "pace"
    """The way from the start to the target, beside the time that is over."""
    BAND = "band"
    TARGET = "target"
    """The value beside the target."""


URGENCY = {Status.OFF_TRACK: 0, Status.AT_RISK: 1, Status.OVERDUE: 2, Status.NO_DATA: 3}
"""Where a KPI stands in a list of those that need somebody; all others come after them."""

NOT_URGENT = len(URGENCY)


class Standing(Frozen):
    """A status and its reasons. `percent` compares `value` with `aim`, 100 is exactly right; not clamped."""

    status: Status
    method: Method
    value: Decimal | None = None
    """What was judged: the last value, or the sum of all."""
    aim: Decimal | None = None
    """What it should be by now."""
    target: Decimal | None = None
    """What it should be in the end."""
    percent: Decimal | None = None
    covered: Decimal | None = None
    """The share of the way that is covered, where there is one."""
    elapsed: Decimal | None = None
    """The share of the time that is over."""
    is_sum: bool = False
    period: Period | None = None
    """The period of the newest value."""
    owed: Period | None = None
    """The newest period whose value is late."""
    trend: Trend | None = None
    is_heading_to_miss: bool = False

    @property
    def is_alarming(self) -> bool:
        """Whether it asks for an action."""
        return self.status in {Status.AT_RISK, Status.OFF_TRACK}
