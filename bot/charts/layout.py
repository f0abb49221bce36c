"""Where everything stands on a strategy map: bands of perspectives, boxes of indicators, arrows of causes."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.charts.fonts import font, wrapped
from kpi_rules.nouns import Perspective

WIDTH, MARGIN, GAP = 1080, 28, 26
"""Pixels: as wide as a phone shows at once."""

PADDING, LINE, ROW_GAP, BAND_GAP = 16, 34, 44, 26
HEAD = 54
"""Height of a band's title."""

TEXT, SMALL, TITLE, HEADING = 26, 22, 30, 38
IN_A_ROW = 3
MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator as the map shows it."""

    id: str
    label: str
    foot: str
    """What stands below it: by when, and whose it is."""
    number: int
    """Of the objective that it secures."""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with lines of text."""

    item: Item
    left: int
    top: int
    right: int
    bottom: int
    lines: tuple[str, ...]

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Band:
    """One perspective from edge to edge."""

    perspective: Perspective
    top: int
    bottom: int
    boxes: tuple[Box, ...]


def bands(groups: Sequence[tuple[Perspective, Sequence[Item]]], *, top: int) -> tuple[Band, ...]:
    """The perspectives below one another, from this height down."""
    found = []
    for perspective, items in groups:
        band = _band(perspective, items, top=top)
        found.append(band)
        top = band.bottom + BAND_GAP
    return tuple(found)


def _band(perspective: Perspective, items: Sequence[Item], *, top: int) -> Band:
    boxes: list[Box] = []
    at = top + HEAD
    for start in range(0, len(items), IN_A_ROW):
        row = items[start : start + IN_A_ROW]
        placed = _row(row, top=at)
        boxes += placed
        at = placed[0].bottom + ROW_GAP
    bottom = (boxes[-1].bottom if boxes else at + LINE) + PADDING + 6
    return Band(perspective=perspective, top=top, bottom=bottom, boxes=tuple(boxes))


def _row(items: Sequence[Item], *, top: int) -> list[Box]:
    """Boxes of one height side by side, which share the width."""
    inner = WIDTH - 2 * MARGIN - 2 * PADDING
    width = (inner - GAP * (len(items) - 1)) // len(items)
    face = font(TEXT)
    texts = [wrapped(item.label, face, width=width - 2 * PADDING, most=MOST_LINES) for item in items]
    height = LINE * max(map(len, texts)) + 2 * PADDING + LINE + 6
    left = MARGIN + PADDING
    return [
        Box(
            item,
            left + n * (width + GAP),
            top,
            left + n * (width + GAP) + width,
            top + height,
            tuple(text),
        )
        for n, (item, text) in enumerate(zip(items, texts, strict=True))
    ]
