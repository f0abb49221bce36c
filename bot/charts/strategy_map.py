"""The strategy map as a picture: four bands, boxes, and arrows from what drives to what is driven."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from bot.charts.fonts import font, wrapped, written
from bot.charts.layout import (
    HEADING,
    LINE,
    MARGIN,
    PADDING,
    SMALL,
    TEXT,
    TITLE,
    WIDTH,
    Band,
    Box,
    Item,
    bands,
)
from kpi_rules.nouns import Perspective

PAPER, INK, SOFT, WHITE = "#FFFFFF", "#1B2A27", "#5A6B67", "#FFFFFF"
FILLS = {
    Perspective.FINANCIAL: "#E6F0EA",
    Perspective.CUSTOMER: "#E7EEF7",
    Perspective.INTERNAL_PROCESS: "#FBF1DF",
    Perspective.LEARNING_GROWTH: "#F3EAF4",
}
EDGES = {
    Perspective.FINANCIAL: "#2E6B4F",
    Perspective.CUSTOMER: "#2F5D92",
    Perspective.INTERNAL_PROCESS: "#9A6A12",
    Perspective.LEARNING_GROWTH: "#7A4680",
}
STRANGE, WAITS = "#B3261E", "#D97706"
HEAD_SIZE = 16
"""Pixels of an arrow's head."""

HEADING_LINES = 3
HALO = 6
"""Pixels around a title that no arrow crosses."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the id of what drives to the id of what is driven; `strange` runs against the usual order."""

    cause: str
    effect: str
    strange: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the picture shows, in words."""

    heading: str
    objectives: tuple[str, ...]
    groups: Sequence[tuple[Perspective, Sequence[Item]]]
    """From the top down."""
    titles: dict[Perspective, str]
    arrows: tuple[Arrow, ...] = ()
    empty: str = ""
    """What stands in a perspective without an indicator."""
    waits: str = ""


def png(drawing: Drawing) -> bytes:
    """The picture as a PNG file."""
    top, texts = _head(drawing)
    placed = bands(drawing.groups, top=top)
    image = Image.new("RGB", (WIDTH, placed[-1].bottom + MARGIN), PAPER)
    canvas = ImageDraw.Draw(image)
    for at, line, size, bold in texts:
        face = font(size, bold=bold)
        canvas.text((MARGIN, at), line, font=face, fill=INK if bold else SOFT)
    boxes = {box.item.id: box for band in placed for box in band.boxes}
    arrows = [a for a in drawing.arrows if a.cause in boxes and a.effect in boxes]
    for band in placed:
        _ground(canvas, band)
    for arrow in arrows:
        _line(canvas, boxes[arrow.cause], boxes[arrow.effect], strange=arrow.strange)
    for band in placed:
        _title(canvas, band, drawing)
        for box in band.boxes:
            _box(canvas, box, edge=EDGES[band.perspective], waits=drawing.waits)
    for arrow in arrows:
        _point(canvas, boxes[arrow.cause], boxes[arrow.effect], strange=arrow.strange)
    file = io.BytesIO()
    image.save(file, format="PNG", compress_level=6)
    return file.getvalue()


def _head(drawing: Drawing) -> tuple[int, list[tuple[int, str, int, bool]]]:
    """Heading and objectives as lines with their heights, and where the bands begin."""
    at, texts = MARGIN, []
    inner = WIDTH - 2 * MARGIN
    for line in wrapped(drawing.heading, font(HEADING, bold=True), width=inner, most=2):
        texts.append((at, line, HEADING, True))
        at += HEADING + 12
    for number, objective in enumerate(drawing.objectives, 1):
        said = f"{number} · {objective}"
        for line in wrapped(said, font(TEXT), width=inner, most=HEADING_LINES):
            texts.append((at, line, TEXT, False))
            at += LINE
    return at + PADDING, texts


def _ground(canvas: ImageDraw.ImageDraw, band: Band) -> None:
    edges = (MARGIN, band.top, WIDTH - MARGIN, band.bottom)
    canvas.rounded_rectangle(edges, radius=18, fill=FILLS[band.perspective])


def _title(canvas: ImageDraw.ImageDraw, band: Band, drawing: Drawing) -> None:
    face = font(TITLE, bold=True)
    title = written(drawing.titles[band.perspective], face)
    canvas.text(
        (MARGIN + PADDING, band.top + 10),
        title,
        font=face,
        fill=EDGES[band.perspective],
        stroke_width=HALO,
        stroke_fill=FILLS[band.perspective],
    )
    if not band.boxes:
        at = (MARGIN + PADDING, band.top + 50)
        canvas.text(at, written(drawing.empty, font(TEXT)), font=font(TEXT), fill=SOFT)


def _box(canvas: ImageDraw.ImageDraw, box: Box, *, edge: str, waits: str) -> None:
    outline = WAITS if box.item.waits else edge
    edges = (box.left, box.top, box.right, box.bottom)
    canvas.rounded_rectangle(edges, radius=12, fill=WHITE, outline=outline, width=5 if box.item.waits else 3)
    at = box.top + PADDING
    for line in box.lines:
        canvas.text((box.left + PADDING, at), line, font=font(TEXT), fill=INK)
        at += LINE
    face = font(SMALL, bold=True)
    foot = " · ".join((str(box.item.number), *((waits,) if box.item.waits else ()), box.item.foot))
    width = box.right - box.left - 2 * PADDING
    shown = wrapped(foot, face, width=width, most=1)
    canvas.text((box.left + PADDING, box.bottom - LINE - 8), shown[0], font=face, fill=outline)


def _line(canvas: ImageDraw.ImageDraw, cause: Box, effect: Box, *, strange: bool) -> None:
    start, end = _border(cause, effect), _border(effect, cause)
    canvas.line((start, end), fill=STRANGE if strange else SOFT, width=5)


def _point(canvas: ImageDraw.ImageDraw, cause: Box, effect: Box, *, strange: bool) -> None:
    """The arrow's head, which no box may cover."""
    (x0, y0), (x1, y1) = _border(cause, effect), _border(effect, cause)
    angle = math.atan2(y1 - y0, x1 - x0)
    sides = [
        (x1 - HEAD_SIZE * 1.6 * math.cos(angle + turn), y1 - HEAD_SIZE * 1.6 * math.sin(angle + turn))
        for turn in (0.45, -0.45)
    ]
    canvas.polygon(((x1, y1), *sides), fill=STRANGE if strange else SOFT)


def _border(box: Box, other: Box) -> tuple[float, float]:
    """Where the line between the two middles leaves the box."""
    (x, y), (to_x, to_y) = box.middle, other.middle
    dx, dy = to_x - x, to_y - y
    half_width, half_height = (box.right - box.left) / 2, (box.bottom - box.top) / 2
    reach = min(
        half_width / abs(dx) if dx else math.inf,
        half_height / abs(dy) if dy else math.inf,
    )
    return (x + dx * reach, y + dy * reach) if math.isfinite(reach) else (x, y)
