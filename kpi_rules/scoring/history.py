"""What a standing is computed from: a definition, its values by period, and the day on which one looks."""

from datetime import date
from decimal import Decimal
from itertools import accumulate

from kpi_rules.limits import DEFAULTS, Limits
from kpi_rules.metrics import is_a_time
from kpi_rules.nouns import Definition
from kpi_rules.periods import Period
from kpi_rules.sentences import counts_things
from kpi_rules.sheet_nouns import Adding
from nlp.nouns import Frozen


class Actual(Frozen):
    """The value that counts in a period, and the day on which it was recorded."""

    period: Period
    value: Decimal
    on: date

    @property
    def as_of(self) -> date:
        """The last day that the value speaks of."""
        return max(self.period.first, min(self.period.last, self.on))

    def is_final(self, grace_days: int) -> bool:
        """Whether it was recorded so late in its period, or after it, that it can stand for the whole of it."""
        return (self.period.last - self.on).days <= grace_days


class Case(Frozen):
    """A KPI with its life so far; actual values by period, the oldest first."""

    definition: Definition
    actuals: tuple[Actual, ...] = ()
    since: date | None = None
    """The day on which it came into force."""
    is_approved: bool = True
    is_paused: bool = False
    is_retired: bool = False

    def settled(self, grace_days: int) -> frozenset[str]:
        """The periods that owe no value any more."""
        return frozenset(one.period.key for one in self.actuals if one.is_final(grace_days))

    @property
    def last(self) -> Actual | None:
        """The value of the newest period."""
        return self.actuals[-1] if self.actuals else None


class Day(Frozen):
    """The day on which one looks, in the company's calendar, with its limits."""

    today: date
    starts_in: int = 1
    limits: Limits = DEFAULTS


def adds_up(definition: Definition) -> bool:
    """Whether the values of several periods are added: as the sheet says, else where things are counted."""
    if definition.sheet.adding is not None:
        return definition.sheet.adding is Adding.SUM
    return counts_things(definition) and not is_a_time(definition.metric)


def running_totals(case: Case) -> tuple[Decimal, ...]:
    """The sum so far after each value."""
    return tuple(accumulate(one.value for one in case.actuals))


def total(case: Case) -> Decimal:
    """The sum of all values since the KPI came into force, up to its last day."""
    due = case.definition.due
    return sum((one.value for one in case.actuals if due is None or one.period.first <= due), Decimal(0))
