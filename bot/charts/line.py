"""The values of one KPI beside its target, as a picture that is read in a few seconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageDraw

from bot.charts.fonts import font, written
from bot.dialogue.standing import Shown
from bot.dialogue.titles import value_text
from bot.wording import status as words
from kpi_rules import periods
from kpi_rules.nouns import Definition, Status
from kpi_rules.periods import Period
from kpi_rules.scoring import Kind, kind_of, running_totals, target_on
from nlp.nouns import Cadence

WIDTH, HEIGHT = 1200, 720
LEFT, RIGHT, TOP, BOTTOM = 90, 60, 150, 110
MOST = 12
GAP = 12
PAPER, INK, FAINT, GRID = "#ffffff", "#1d1c1d", "#616061", "#dddddd"
COLOURS = {
    Status.ON_TRACK: "#1a7f4b",
    Status.DONE: "#1a7f4b",
    Status.AT_RISK: "#b86e00",
    Status.OFF_TRACK: "#c02b2b",
}
"""Dark enough to be read on white; the words beside the last value say the same without colour."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a value and a place lie in the picture."""

    low: float
    high: float
    shares: tuple[float, ...]
    """Of each value how far it is on the way from the first to the last."""

    def x(self, place: int) -> float:
        """The column of the value at this place."""
        return LEFT + (WIDTH - LEFT - RIGHT) * self.shares[place]

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        share = (float(value) - self.low) / (self.high - self.low)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def chart(shown: Shown) -> bytes:
    """A PNG: a line through the values, dashed ones at the target or both its ends, the last value written out."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    actuals, values = shown.case.actuals[-MOST:], _drawn(shown)
    held = [target_on(shown.definition, one.as_of) for one in actuals]
    lows, highs = [one.target for one in held], [_upper(one) for one in held]
    shares = spread([one.period.last for one in actuals])
    scale = _scale([*values, *(t for t in (*lows, *highs) if t is not None)], shares=shares)
    _title(draw, shown)
    _target(draw, shown, lows, scale)
    _target(draw, shown, highs, scale)
    _values(draw, shown, values, scale)
    out = BytesIO()
    image.save(out, format="PNG", optimize=True)
    return out.getvalue()


def _upper(definition: Definition) -> Decimal | None:
    """The upper end of a range, which is drawn as well."""
    return definition.target_high if kind_of(definition) is Kind.RANGE else None


def _drawn(shown: Shown) -> tuple[Decimal, ...]:
    """The values, or what they add up to where that is what counts."""
    if shown.standing.is_sum:
        return running_totals(shown.case)[-MOST:]
    return tuple(one.value for one in shown.case.actuals[-MOST:])


def spread(days: Sequence[date]) -> tuple[float, ...]:
    """Where each of these days lies between the first and the last, so that months without a value leave room."""
    whole = (days[-1] - days[0]).days
    return tuple((day - days[0]).days / whole if whole else 0.5 for day in days)


def _scale(values: list[Decimal], *, shares: tuple[float, ...]) -> Scale:
    low, high = float(min(values)), float(max(values))
    room = (high - low) * 0.15 or abs(high) * 0.15 or 1
    return Scale(low - room, high + room, shares)


def _title(draw: ImageDraw.ImageDraw, shown: Shown) -> None:
    _text(draw, (LEFT, 36), shown.name, size=40, colour=INK)
    label = words.LABELS[shown.standing.status]
    colour = COLOURS.get(shown.standing.status, FAINT)
    _text(draw, (LEFT, 88), label, size=30, colour=colour)


def _target(draw: ImageDraw.ImageDraw, shown: Shown, targets: list[Decimal | None], scale: Scale) -> None:
    """A dashed line; where a review moved the target, it has a step."""
    points = [(scale.x(n), scale.y(t)) for n, t in enumerate(targets) if t is not None]
    last = targets[-1] if targets else None
    if last is None or not points:
        return
    if len(points) == 1:
        points = [(LEFT, points[0][1]), (WIDTH - RIGHT, points[0][1])]
    for before, after in pairwise(points):
        _dashed(draw, before, (after[0], before[1]))
        _dashed(draw, (after[0], before[1]), after)
    label = words.CHART_TARGET.format(target=value_text(shown.definition, last))
    _text(draw, (WIDTH - RIGHT, scale.y(last) - 8), label, size=26, colour=FAINT, anchor="rs")


def _dashed(draw: ImageDraw.ImageDraw, start: Point, end: Point) -> None:
    length = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    steps = int(length // 24)
    for step in range(steps + 1):
        at, to = step * 24 / (length or 1), min(1.0, (step * 24 + 12) / (length or 1))
        draw.line([_between(start, end, at), _between(start, end, to)], fill=FAINT, width=3)


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _values(draw: ImageDraw.ImageDraw, shown: Shown, values: tuple[Decimal, ...], scale: Scale) -> None:
    actuals = shown.case.actuals[-MOST:]
    points = [(scale.x(n), scale.y(value)) for n, value in enumerate(values)]
    draw.line([(LEFT, HEIGHT - BOTTOM), (WIDTH - RIGHT, HEIGHT - BOTTOM)], fill=GRID, width=2)
    colour = COLOURS.get(shown.standing.status, INK)
    draw.line(points, fill=colour, width=6, joint="curve")
    for x, y in points:
        draw.ellipse([x - 9, y - 9, x + 9, y + 9], fill=colour)
    _periods(draw, [one.period for one in actuals], scale)
    for place in {0, len(actuals) - 1}:
        x, y = points[place]
        text = value_text(shown.definition, values[place])
        beside = values[1] if place == 0 and len(values) > 1 else values[place - 1]
        # Where the line leaves upwards, its number stands below it.
        below = beside > values[place]
        at = (x if place == 0 else x + 9, y + 20 if below else y - 20)
        side = f"{'l' if place == 0 else 'r'}{'t' if below else 's'}"
        _text(draw, at, text, size=30, colour=INK, anchor=side)


def _periods(draw: ImageDraw.ImageDraw, every: Sequence[Period], scale: Scale) -> None:
    """Below the line: each period that there is room for, the newest first, and the year where it begins."""
    free = float(WIDTH)
    for place in range(len(every) - 1, -1, -1):
        text, x = periods.short_text(every[place]), scale.x(place)
        half = draw.textlength(text, font=font(26)) / 2
        if x + half + GAP <= free:
            _text(draw, (x, HEIGHT - BOTTOM + 16), text, size=26, colour=FAINT, anchor="ma")
            free = x - half
    years = [one.last.year for one in every if one.cadence is not Cadence.YEARLY]
    for place, year in enumerate(years):
        if len(set(years)) > 1 and year not in years[:place]:
            at = (scale.x(place), HEIGHT - BOTTOM + 50)
            _text(draw, at, str(year), size=24, colour=FAINT, anchor="ma")


def _text(
    draw: ImageDraw.ImageDraw, at: Point, text: str, *, size: int, colour: str, anchor: str = "la"
) -> None:
    face = font(size)
    draw.text(at, written(text, face), fill=colour, font=face, anchor=anchor)
