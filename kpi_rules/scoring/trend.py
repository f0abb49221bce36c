"""Where the values are heading: a straight line through the last of them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from kpi_rules.scoring.history import Actual
from nlp.nouns import Frozen

FEWEST = 3
"""Values of which a line can be drawn that says anything."""
MOST = 6
"""What is longer ago says little about where it is heading."""


class Trend(Frozen):
    """A straight line, by least squares: by how much the value changes a day, and where it was on its last day."""

    slope: Decimal
    level: Decimal
    day: date

    def on(self, day: date) -> Decimal:
        """Where the line is on another day."""
        return self.level + self.slope * (day - self.day).days


def trend(actuals: Sequence[Actual], *, adding: bool = False) -> Trend | None:
    """The line through the last values, or through their growing sum; None of fewer than three."""
    points = _summed(actuals) if adding else [(one.as_of, one.value) for one in actuals]
    points = points[-MOST:]
    if len(points) < FEWEST or points[0][0] == points[-1][0]:
        return None
    last = points[-1][0]
    days = [Decimal((day - last).days) for day, _ in points]
    values = [value for _, value in points]
    middle, mean = _mean(days), _mean(values)
    pairs = zip(days, values, strict=True)
    joint = sum(((day - middle) * (value - mean) for day, value in pairs), Decimal(0))
    slope = joint / sum(((day - middle) ** 2 for day in days), Decimal(0))
    return Trend(slope=slope, level=mean - slope * middle, day=last)


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)


def _summed(actuals: Sequence[Actual]) -> list[tuple[date, Decimal]]:
    points: list[tuple[date, Decimal]] = []
    reached = Decimal(0)
    for one in actuals:
        reached += one.value
        points.append((one.as_of, reached))
    return points
