"""How a KPI stands on every day to come, while nothing but time happens to it.

Between two changes of a KPI its standing is the same for a stretch of days and then another one: when its value is
late, when the period of that value is over, when its own last day is. So all of it can be worked out at once, kept,
and read on any day without looking at a single value.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from zlib import crc32

from kpi_rules import periods
from kpi_rules.limits import DEFAULTS, Limits
from kpi_rules.nouns import Status
from kpi_rules.scoring.history import Case, Day
from kpi_rules.scoring.standing import judged
from nlp.nouns import Frozen

EDITION = 2
"""Counts the changes of scoring after which a KPI may stand otherwise: what was kept before is worked out anew."""

DECIDING = ("on_track", "at_risk", "pace_margin", "band_tolerance", "grace_days")
"""The limits that a standing depends on."""

_DAY = timedelta(days=1)
_ANY_DAY = date(2000, 1, 1)
_FAR = date(9000, 1, 1)
"""Nobody looks on a day after this one, and a little later the calendar ends."""


class Stretch(Frozen):
    """Days in a row, both ends included, on which a KPI stands the same way."""

    first: date
    last: date
    status: Status
    percent: Decimal | None = None


def edition(limits: Limits, *, starts_in: int) -> int:
    """A number for the rules by which KPIs are judged: another one when they may stand otherwise."""
    decided_by = (EDITION, starts_in, *(str(getattr(limits, name)) for name in DECIDING))
    return crc32(repr(decided_by).encode()) >> 1


def timeline(case: Case, *, starts_in: int = 1, limits: Limits = DEFAULTS) -> tuple[Stretch, ...]:
    """All stretches from the first of all days to the last, without a gap."""
    turns = sorted(set(_turns(case, starts_in=starts_in, limits=limits)))
    before = turns[0] - _DAY if turns else case.since or _ANY_DAY
    found: list[Stretch] = []
    for first, seen in zip((date.min, *turns), (before, *turns), strict=True):
        stands = judged(case, Day(today=seen, starts_in=starts_in, limits=limits))
        if found and (found[-1].status, found[-1].percent) == (stands.status, stands.percent):
            continue
        if found:
            found[-1] = found[-1].model_copy(update={"last": first - _DAY})
        found.append(Stretch(first=first, last=date.max, status=stands.status, percent=stands.percent))
    return tuple(found)


def _turns(case: Case, *, starts_in: int, limits: Limits) -> Iterator[date]:
    """Every day on which time alone may change the standing, and perhaps some more."""
    due, last = case.definition.due, case.last
    if due is not None and due < _FAR:
        yield due + _DAY
    if last is not None and last.period.last < _FAR:
        yield last.period.last + _DAY
    final = [one for one in case.actuals if one.is_final(limits.grace_days)]
    known = final[-1].period.last if final else case.since
    if known is not None and known < _FAR:
        awaited = periods.period_of(known + _DAY, periods.rhythm(case.definition), starts_in=starts_in)
        yield awaited.last + _DAY + timedelta(days=limits.grace_days)
