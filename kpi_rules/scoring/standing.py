"""How one KPI stands today: the first of several answers that fits, from its life to its colour."""

from datetime import date, timedelta
from decimal import Decimal

from kpi_rules import periods
from kpi_rules.limits import Limits
from kpi_rules.nouns import Definition, Status
from kpi_rules.scoring.formulas import Kind, achievement, against, is_yes_or_no, kind_of, progress
from kpi_rules.scoring.history import Actual, Case, Day, adds_up, total
from kpi_rules.scoring.targets import elapsed, planned, target_on
from kpi_rules.scoring.trend import trend
from kpi_rules.scoring.verdict import Method, Standing

_HUNDRED = Decimal(100)
_SAYS_NOTHING = {Method.LIFE, Method.NO_VALUE, Method.STALE}


def standing(case: Case, day: Day) -> Standing:
    """How the KPI stands. What rests, is not approved or has no fresh value is never good nor bad."""
    found = judged(case, day)
    return found if found.method in _SAYS_NOTHING else _with_trend(found, case, day)


def judged(case: Case, day: Day) -> Standing:
    """The same without where it is heading, which takes a good part of the work."""
    found = _life(case) or _silence(case, day)
    if found is not None:
        return found
    last = case.last
    if last is None:
        return Standing(status=Status.NO_DATA, method=Method.NO_VALUE)
    return _judged(case, last, day)


def _life(case: Case) -> Standing | None:
    if case.is_retired:
        return Standing(status=Status.RETIRED, method=Method.LIFE)
    if case.is_paused:
        return Standing(status=Status.PAUSED, method=Method.LIFE)
    if not case.is_approved:
        return Standing(status=Status.NOT_APPROVED, method=Method.LIFE)
    return None


def _silence(case: Case, day: Day) -> Standing | None:
    """No value at all, or none where one is long due."""
    if case.last is None:
        status = Status.OVERDUE if _ended(case.definition, day.today) else Status.NO_DATA
        return Standing(status=status, method=Method.NO_VALUE)
    owed = late(case, day)
    if owed is None or _is_finished(case):
        return None
    last = case.last
    return Standing(
        status=Status.OVERDUE, method=Method.STALE, value=last.value, period=last.period, owed=owed
    )


def late(case: Case, day: Day) -> periods.Period | None:
    """The newest period that is over for longer than the grace and lies behind the newest value."""
    definition, starts_in = case.definition, day.starts_in
    until = day.today - timedelta(days=day.limits.grace_days)
    if definition.due is not None and definition.due < until:
        until = definition.due + timedelta(days=1)
    rhythm = periods.rhythm(definition)
    running = periods.period_of(until, rhythm, starts_in=starts_in)
    over = periods.before(running, starts_in=starts_in)
    final = [one for one in case.actuals if one.is_final(day.limits.grace_days)]
    known = final[-1].period.last if final else case.since
    return over if known is None or over.last > known else None


def _is_finished(case: Case) -> bool:
    """A milestone that is done stays done; one that comes again each period does not."""
    once = kind_of(case.definition) is Kind.MILESTONE and case.definition.cadence is None
    return once and case.last is not None and case.last.value >= _HUNDRED


def _ended(definition: Definition, today: date) -> bool:
    return definition.due is not None and today > definition.due


def _judged(case: Case, last: Actual, day: Day) -> Standing:
    """The colour: by the whole when it is over or reached, else by what it should be by now."""
    definition = target_on(case.definition, last.as_of)
    whole = _is_whole(definition)
    value = total(case) if whole else last.value
    reached = achievement(definition, value, limits=day.limits)
    base = Standing(
        status=Status.NO_DATA,
        method=Method.NO_TARGET,
        value=value,
        aim=definition.target,
        target=definition.target,
        percent=reached,
        is_sum=whole,
        period=last.period,
    )
    if reached is None:
        return base
    if is_yes_or_no(definition) and value < _HUNDRED and day.today <= last.period.last:
        return base.model_copy(update={"method": Method.OPEN, "percent": None})
    if _ended(definition, day.today) or _is_finished(case):
        status = Status.DONE if reached >= _HUNDRED else Status.OFF_TRACK
        return base.model_copy(update={"status": status, "method": Method.ENDED})
    return _coloured(base, case, definition=definition, last=last, day=day)


def _is_whole(definition: Definition) -> bool:
    """Whether the values of all periods together are what the target is for."""
    return definition.cadence is None and adds_up(definition)


def _coloured(base: Standing, case: Case, *, definition: Definition, last: Actual, day: Day) -> Standing:
    value = base.value or Decimal(0)
    green, red = definition.sheet.green, definition.sheet.red
    if green is not None and red is not None and green != red:
        return _set(base, by=Method.THRESHOLDS, status=_between(value, green=green, red=red))
    plan = planned(definition, last, day=day, adding=base.is_sum)
    if plan is not None:
        percent = against(value, target=plan, kind=kind_of(definition))
        return _set(base, by=Method.PLAN, percent=percent, aim=plan, status=_colour(percent, day.limits))
    if kind_of(definition) is Kind.RANGE:
        return _set(base, by=Method.BAND, status=_colour(base.percent or Decimal(0), day.limits))
    way = _running if definition.cadence is not None else _paced
    return way(base, case, definition=definition, last=last, day=day) or _set(
        base, by=Method.TARGET, status=_colour(base.percent or Decimal(0), day.limits)
    )


def _paced(base: Standing, case: Case, *, definition: Definition, last: Actual, day: Day) -> Standing | None:
    """By the way covered beside the time that is over, where there is a way and a day of arrival."""
    covered = _covered(base, definition)
    if covered is None or case.since is None or definition.due is None or definition.due <= case.since:
        return None
    if covered >= 1:
        return _set(base, by=Method.MET, covered=covered, status=Status.ON_TRACK)
    over = elapsed(case.since, due=definition.due, until=last.as_of)
    return _beside_time(base, covered, over, aim=_expected(base, definition, over), limits=day.limits)


def _beside_time(
    base: Standing, covered: Decimal, over: Decimal, *, aim: Decimal, limits: Limits
) -> Standing:
    """The share of the way beside the share of the time."""
    percent = _HUNDRED * max(Decimal(0), covered) / over if over else _HUNDRED * (covered >= 0)
    on_pace = covered >= over - limits.pace_margin
    status = Status.ON_TRACK if on_pace else _behind(percent, limits)
    return _set(base, by=Method.PACE, status=status, percent=percent, aim=aim, covered=covered, elapsed=over)


def _running(
    base: Standing, case: Case, *, definition: Definition, last: Actual, day: Day
) -> Standing | None:
    """What is counted within a period that is still running, beside the share of it that is over."""
    target, first = definition.target, max(last.period.first, case.since or last.period.first)
    is_over = day.today > last.period.last or last.as_of == last.period.last
    if is_over or not adds_up(definition) or not target or first > last.as_of:
        return None
    over = elapsed(first, due=last.period.last, until=last.as_of)
    return _beside_time(base, (base.value or Decimal(0)) / target, over, aim=target * over, limits=day.limits)


def _covered(base: Standing, definition: Definition) -> Decimal | None:
    """What adds up and what is done step by step begins at nothing; all else at its baseline."""
    value = base.value or Decimal(0)
    if kind_of(definition) is Kind.MILESTONE:
        return value / _HUNDRED
    if base.is_sum:
        return value / definition.target if definition.target else None
    return progress(definition, value)


def _expected(base: Standing, definition: Definition, over: Decimal) -> Decimal:
    target = _HUNDRED if definition.target is None else definition.target
    start = Decimal(0) if base.is_sum else definition.baseline or Decimal(0)
    return start + (target - start) * over


def _between(value: Decimal, *, green: Decimal, red: Decimal) -> Status:
    """Which of the two is the larger says which way is better."""
    sign = 1 if green > red else -1
    if sign * value >= sign * green:
        return Status.ON_TRACK
    return Status.OFF_TRACK if sign * value <= sign * red else Status.AT_RISK


def _colour(percent: Decimal, limits: Limits) -> Status:
    if percent >= limits.on_track:
        return Status.ON_TRACK
    return _behind(percent, limits)


def _behind(percent: Decimal, limits: Limits) -> Status:
    return Status.AT_RISK if percent >= limits.at_risk else Status.OFF_TRACK


def _set(base: Standing, *, by: Method, **changes: object) -> Standing:
    return base.model_copy(update={"method": by, **changes})


def _with_trend(found: Standing, case: Case, day: Day) -> Standing:
    """Heading to miss: the line through the last values does not arrive at the target."""
    line = trend(case.actuals, adding=found.is_sum)
    due = case.definition.due
    if line is None or due is None or due < day.today or found.target is None:
        return found.model_copy(update={"trend": line})
    definition = target_on(case.definition, due)
    end = achievement(definition, line.on(due), limits=day.limits)
    misses = end is not None and end < _HUNDRED and found.status in {Status.ON_TRACK, Status.AT_RISK}
    return found.model_copy(update={"trend": line, "is_heading_to_miss": misses})
