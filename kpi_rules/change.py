"""Where a change leads: from a known start to the value to arrive at."""

from decimal import Decimal

from nlp.nouns import Direction, Unit

_THIRDS = {Decimal("33.33"): Decimal(100) / 3, Decimal("66.67"): Decimal(200) / 3}
"""A third is read as 33.33 %; a third of 300 is 100 all the same."""


def arrival(
    change: Decimal, *, unit: Unit | None, start: Decimal, direction: Direction | None
) -> Decimal | None:
    """The value after the change; None when there is none, as for a fall by the factor zero."""
    change = _THIRDS.get(change, change) if unit is Unit.PERCENT else change
    sign = -1 if direction is Direction.DECREASE else 1
    match unit:
        case Unit.PERCENT:
            return tidy(start * (1 + sign * change / 100))
        case Unit.TIMES if sign > 0:
            return tidy(start * change)
        case Unit.TIMES:
            return tidy(start / change) if change else None
        case _:
            return tidy(start + sign * change)


_LARGE = 10


def tidy(value: Decimal) -> Decimal:
    """The value without idle zeros; where a division left more places, two are enough, and four below ten."""
    rounded = round(value, 2 if abs(value) >= _LARGE else 4).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
