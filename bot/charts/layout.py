"""Where everything stands on a strategy map: bands of perspectives, boxes of indicators, room for the arrows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.charts.fonts import font, wrapped
from bot.charts.routes import HEADROOM, Ends, Plan, Slot, planned
from kpi_rules.nouns import Perspective

WIDTH, MARGIN, GAP = 1080, 28, 26
"""Pixels: as wide as a phone shows at once."""

PADDING, LINE, ROW_GAP, BAND_GAP = 16, 34, 44, 20
HEAD = 54
"""Height of a band's title."""

TEXT, SMALL, TITLE, HEADING = 26, 22, 30, 38
IN_A_ROW = 3
MOST_LINES, FOOT_LINES = 5, 2


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
    foot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """One perspective from edge to edge."""

    perspective: Perspective
    top: int
    bottom: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The bands from the top down, and for each pair of ends that an arrow joins the corners of its way."""

    bands: tuple[Band, ...]
    ways: Mapping[Ends, tuple[tuple[int, int], ...]]
    left: int
    """Where boxes and titles begin, beside the lanes of long arrows."""


Groups = Sequence[tuple[Perspective, Sequence[Item]]]


def arranged(groups: Groups, *, top: int, arrows: Sequence[Ends] = (), waits: str = "") -> Layout:
    """The perspectives below one another, from this height down; no arrow runs through a box.

    `waits` is what stands in the foot of an indicator whose changes wait for a word.
    """
    rows = [row for _, items in groups for row in _rows(items)]
    inner = (MARGIN + PADDING, WIDTH - MARGIN - PADDING)
    plan = planned([[item.id for item in row] for row in rows], arrows, inner=inner, gap=GAP)
    found: list[Band] = []
    number = 0
    for perspective, items in groups:
        band = _band(perspective, _rows(items), plan, number=number, top=top, waits=waits)
        found.append(band)
        number += len(_rows(items))
        top = band.bottom + BAND_GAP
    edges = _edges(found)
    ways = {ends: plan.way(ends, edges) for ends in plan.ends}
    return Layout(tuple(found), ways, left=plan.left)


def _rows(items: Sequence[Item]) -> list[Sequence[Item]]:
    return [items[start : start + IN_A_ROW] for start in range(0, len(items), IN_A_ROW)]


def _band(
    perspective: Perspective,
    rows: Sequence[Sequence[Item]],
    plan: Plan,
    *,
    number: int,
    top: int,
    waits: str,
) -> Band:
    """The band whose first row has this number."""
    boxes: list[Box] = []
    at = top + HEAD + (plan.room(0) if number == 0 and rows else 0)
    for place, row in enumerate(rows):
        placed = _row(row, plan.slots, top=at, waits=waits)
        boxes += placed
        below = plan.room(number + place + 1)
        is_last = place == len(rows) - 1
        at = placed[0].bottom + (below if is_last else max(ROW_GAP, below + HEADROOM))
    if not rows:
        at += LINE
    return Band(perspective, top, at + PADDING + 6, tuple(boxes))


def _row(items: Sequence[Item], slots: Mapping[str, Slot], *, top: int, waits: str) -> list[Box]:
    """Boxes of one height side by side, which share the width."""
    texts = [_wrapped(item, slots[item.id], waits=waits) for item in items]
    labels, feet = (max(len(text[which]) for text in texts) for which in (0, 1))
    bottom = top + LINE * (labels + feet) + 2 * PADDING + 6
    return [
        Box(item, slots[item.id].left, top, slots[item.id].right, bottom, label, foot)
        for item, (label, foot) in zip(items, texts, strict=True)
    ]


def _wrapped(item: Item, slot: Slot, *, waits: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    width = slot.right - slot.left - 2 * PADDING
    foot = " · ".join((str(item.number), *((waits,) if item.waits and waits else ()), item.foot))
    label = wrapped(item.label, font(TEXT), width=width, most=MOST_LINES)
    return tuple(label), tuple(wrapped(foot, font(SMALL, bold=True), width=width, most=FOOT_LINES))


def _edges(bands: Sequence[Band]) -> list[tuple[int, int]]:
    """Top and bottom of each row, from the top of the picture down."""
    return sorted({(box.top, box.bottom) for band in bands for box in band.boxes})
