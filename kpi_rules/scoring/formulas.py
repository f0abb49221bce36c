"""Formulas over a definition and a value. Percentages, exact, and not clamped."""

from decimal import Decimal
from enum import StrEnum

from kpi_rules.limits import DEFAULTS, Limits
from kpi_rules.nouns import Definition
from nlp.nouns import Comparator, Direction, Measure, TargetKind

_HUNDRED = Decimal(100)


class Kind(StrEnum):
    """What a value must do to be good."""

    HIGHER = "higher"
    LOWER = "lower"
    EQUAL = "equal"
    RANGE = "range"
    MILESTONE = "milestone"


def kind_of(definition: Definition) -> Kind:
    """What a good value is for this definition."""
    if definition.measure is Measure.MILESTONE:
        return Kind.MILESTONE
    if definition.target_high is not None and definition.direction in {Direction.KEEP, None}:
        return Kind.RANGE
    if definition.direction is Direction.KEEP:
        bounds = {Comparator.AT_LEAST: Kind.HIGHER, Comparator.AT_MOST: Kind.LOWER}
        return bounds.get(definition.comparator, Kind.EQUAL)
    return Kind.LOWER if definition.direction is Direction.DECREASE else Kind.HIGHER


def is_yes_or_no(definition: Definition) -> bool:
    """Whether it is done or not done in each period anew: "file the tax return each quarter"."""
    return kind_of(definition) is Kind.MILESTONE and definition.cadence is not None


def progress(definition: Definition, value: Decimal) -> Decimal | None:
    """The way covered from baseline to target, 0 to 1 and beyond; None where there is no way to go.

    One formula serves both directions, because both signs turn.
    """
    base, target = definition.baseline, definition.target
    if base is None or target is None or base == target or definition.target_kind is TargetKind.CHANGE:
        return None
    return (value - base) / (target - base)


def achievement(definition: Definition, value: Decimal, *, limits: Limits = DEFAULTS) -> Decimal | None:
    """How much of the target is met, in percent: 100 at the target, more beyond it. None without a target value.

    For a milestone, `value` is the share that is done, 0 to 100.
    """
    kind, target = kind_of(definition), definition.target
    if kind is Kind.MILESTONE:
        return value
    if target is None or definition.target_kind is TargetKind.CHANGE:
        return None
    if kind is Kind.RANGE and definition.target_high is not None:
        return in_band(value, low=target, high=definition.target_high, tolerance=limits.band_tolerance)
    return against(value, target=target, kind=kind)


def against(value: Decimal, *, target: Decimal, kind: Kind) -> Decimal:
    """The value against its target in percent, by distance, which also holds for targets below zero."""
    if target == 0:
        return _HUNDRED if _meets_zero(value, kind) else Decimal(0)
    distance = _HUNDRED * (value - target) / abs(target)
    match kind:
        case Kind.LOWER:
            return _HUNDRED - distance
        case Kind.EQUAL:
            return _HUNDRED - abs(distance)
        case _:
            return _HUNDRED + distance


def _meets_zero(value: Decimal, kind: Kind) -> bool:
    match kind:
        case Kind.LOWER:
            return value <= 0
        case Kind.EQUAL:
            return value == 0
        case _:
            return value >= 0


def inverse_ratio(value: Decimal, *, target: Decimal) -> Decimal | None:
    """The other common figure for lower-is-better: target over value. None at zero."""
    return _HUNDRED * target / value if value else None


def in_band(value: Decimal, *, low: Decimal, high: Decimal, tolerance: Decimal) -> Decimal:
    """100 inside the band, and falling evenly to 0 at `tolerance` times the nearer end."""
    if low <= value <= high:
        return _HUNDRED
    end, away = (low, low - value) if value < low else (high, value - high)
    reach = abs(end) * tolerance
    return max(Decimal(0), _HUNDRED * (1 - away / reach)) if reach else Decimal(0)


def threshold_score(value: Decimal, *, green: Decimal, red: Decimal) -> Decimal:
    """0 to 10 for any unit: two thirds at green, one third at red. Lower is better when green lies below red."""
    if green == red:
        raise ValueError("green and red must differ")
    raw = Decimal(10) / 3 * (1 + (value - red) / (green - red))
    return min(Decimal(10), max(Decimal(0), raw))
