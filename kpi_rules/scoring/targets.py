"""Which target holds when: that of the whole, of one period, or the one before a review changed it."""

from datetime import date
from decimal import Decimal

from kpi_rules import periods
from kpi_rules.change import arrival
from kpi_rules.nouns import Definition
from kpi_rules.scoring.history import Actual, Day
from kpi_rules.sheet_nouns import PeriodTarget
from nlp.nouns import TargetKind


def target_on(definition: Definition, day: date) -> Definition:
    """The definition with the target that held on this day; a change from a known start is carried out."""
    earlier = next((one for one in definition.sheet.earlier if day <= one.until), None)
    if earlier is not None:
        sheet = definition.sheet
        if earlier.green is not None and earlier.red is not None:
            sheet = sheet.model_copy(update={"green": earlier.green, "red": earlier.red})
        changes = {"target": earlier.target, "target_high": earlier.target_high, "sheet": sheet}
        return definition.model_copy(update=changes)
    return _arrived(definition)


def _arrived(definition: Definition) -> Definition:
    start, target = definition.baseline, definition.target
    if definition.target_kind is not TargetKind.CHANGE or start is None or target is None:
        return definition
    reached = arrival(target, unit=definition.unit, start=start, direction=definition.direction)
    if reached is None:
        return definition
    return definition.model_copy(update={"target": reached, "target_kind": TargetKind.REACH})


def planned(definition: Definition, actual: Actual, *, day: Day, adding: bool) -> Decimal | None:
    """What the targets of single periods ask for up to this value; None where there are none, or none any more.

    Where values add up, all periods so far are added, the running one by the share of it that is over.
    """
    known = [
        (periods.named(one.period, starts_in=day.starts_in), one) for one in definition.sheet.period_targets
    ]
    begun = [(period, one) for period, one in known if period is not None and period.first <= actual.as_of]
    ends = max((period.last for period, _ in known if period is not None), default=actual.as_of)
    if not begun or actual.as_of > ends:
        return None
    if not adding:
        return begun[-1][1].target
    return sum((_share(period, one, until=actual.as_of) for period, one in begun), Decimal(0))


def _share(period: periods.Period, target: PeriodTarget, *, until: date) -> Decimal:
    days = (period.last - period.first).days + 1
    over = (min(until, period.last) - period.first).days + 1
    return target.target * over / days


def elapsed(since: date, *, due: date, until: date) -> Decimal:
    """The share of the time to the due day that is over, 0 to 1."""
    if due <= since:
        return Decimal(1)
    return min(Decimal(1), max(Decimal(0), Decimal((until - since).days) / Decimal((due - since).days)))
