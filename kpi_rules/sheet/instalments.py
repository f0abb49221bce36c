"""A target cut into those of its months or quarters: equal parts of what adds up, even steps for what does not."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from kpi_rules.nouns import Definition
from kpi_rules.periods import after, between, period_of
from kpi_rules.sheet_nouns import Adding, PeriodTarget, Sheet
from nlp.nouns import Cadence, Direction, Measure, TargetKind

_RHYTHMS = {
    Cadence.DAILY: (Cadence.MONTHLY, 12),
    Cadence.WEEKLY: (Cadence.MONTHLY, 12),
    Cadence.MONTHLY: (Cadence.MONTHLY, 12),
    Cadence.QUARTERLY: (Cadence.QUARTERLY, 4),
}
"""Into what the year of a KPI is cut that is recorded so often, and into how many at most."""


def instalments(
    definition: Definition, *, adding: Adding, periods: Sequence[str]
) -> tuple[PeriodTarget, ...]:
    """One target for each period, the oldest first; the last one arrives at the whole. Empty where nothing is to cut.

    What is promised for each month anyway ("every month") is not cut: its target holds for every period.
    """
    target = definition.target
    if target is None or len(periods) < 2 or definition.cadence is not None or not _is_cut(definition):
        return ()
    if adding is Adding.SUM:
        values = _parts(target, count=len(periods))
    elif definition.baseline is not None:
        values = _steps(definition.baseline, target, count=len(periods))
    else:
        return ()
    return tuple(PeriodTarget(period=p, target=v) for p, v in zip(periods, values, strict=True))


def _is_cut(definition: Definition) -> bool:
    return (
        definition.measure is Measure.QUANTITY
        and definition.target_kind is not TargetKind.CHANGE
        and definition.direction is not Direction.KEEP
        and definition.target_high is None
    )


def _parts(whole: Decimal, *, count: int) -> list[Decimal]:
    """Equal parts that add up exactly; what does not divide goes to the last ones."""
    grain = _grain(whole, whole / count)
    low = (whole / count).quantize(grain, rounding="ROUND_DOWN")
    more = int((whole - low * count) / grain)
    parts = [low] * (count - more) + [low + grain] * more
    parts[-1] += whole - sum(parts)
    return parts


def _steps(start: Decimal, end: Decimal, *, count: int) -> list[Decimal]:
    """Even steps from today's value; the last is the target itself."""
    step = (end - start) / count
    grain = _grain(end, step)
    steps = [(start + step * n).quantize(grain, rounding=ROUND_HALF_EVEN) for n in range(1, count)]
    return [*steps, end]


def _grain(whole: Decimal, part: Decimal) -> Decimal:
    """How finely to cut: whole numbers where the parts are large enough, else one or two places."""
    if abs(part) >= 1 and whole == whole.to_integral_value():
        return Decimal(1)
    return Decimal("0.1") if abs(part) >= Decimal("0.1") else Decimal("0.01")


def cut(definition: Definition, sheet: Sheet, *, today: date, starts_in: int = 1) -> tuple[PeriodTarget, ...]:
    """The target's instalments over the last year before it is due, month by month or quarter by quarter."""
    rhythm = _RHYTHMS.get(sheet.reporting or Cadence.MONTHLY)
    if definition.due is None or rhythm is None or sheet.adding is None:
        return ()
    cadence, most = rhythm
    first = after(period_of(today, cadence, starts_in=starts_in), starts_in=starts_in).first
    ahead = between(first, definition.due, cadence=cadence, starts_in=starts_in)
    keys = [period.key for period in ahead][-most:]
    return instalments(definition, adding=sheet.adding, periods=keys)
