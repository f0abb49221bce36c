"""The strategy map as a picture: four bands, boxes, and arrows from what drives to what is driven."""

import io
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
    Layout,
    arranged,
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
THICK, HEAD_LENGTH, HEAD_HALF = 5, 22, 11
"""Pixels of an arrow and of its head."""

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
    ends = [(arrow.cause, arrow.effect) for arrow in drawing.arrows]
    layout = arranged(drawing.groups, top=top, arrows=ends, waits=drawing.waits)
    placed = layout.bands
    image = Image.new("RGB", (WIDTH, placed[-1].bottom + MARGIN), PAPER)
    canvas = ImageDraw.Draw(image)
    for at, line, size, bold in texts:
        face = font(size, bold=bold)
        canvas.text((MARGIN, at), line, font=face, fill=INK if bold else SOFT)
    for band in placed:
        _ground(canvas, band)
    ways = _ways(drawing, layout)
    for way, colour in ways:
        _line(canvas, way, colour)
    for band in placed:
        _title(canvas, band, drawing, left=layout.left)
        for box in band.boxes:
            _box(canvas, box, edge=EDGES[band.perspective])
    for way, colour in ways:
        _point(canvas, way, colour)
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


def _title(canvas: ImageDraw.ImageDraw, band: Band, drawing: Drawing, *, left: int) -> None:
    face = font(TITLE, bold=True)
    title = written(drawing.titles[band.perspective], face)
    canvas.text(
        (left, band.top + 10),
        title,
        font=face,
        fill=EDGES[band.perspective],
        stroke_width=HALO,
        stroke_fill=FILLS[band.perspective],
    )
    if not band.boxes:
        at = (left, band.top + 50)
        canvas.text(at, written(drawing.empty, font(TEXT)), font=font(TEXT), fill=SOFT)


def _box(canvas: ImageDraw.ImageDraw, box: Box, *, edge: str) -> None:
    outline = WAITS if box.item.waits else edge
    edges = (box.left, box.top, box.right, box.bottom)
    canvas.rounded_rectangle(edges, radius=12, fill=WHITE, outline=outline, width=5 if box.item.waits else 3)
    at = box.top + PADDING
    for line in box.lines:
        canvas.text((box.left + PADDING, at), line, font=font(TEXT), fill=INK)
        at += LINE
    at = box.bottom - LINE * len(box.foot) - 8
    for line in box.foot:
        canvas.text((box.left + PADDING, at), line, font=font(SMALL, bold=True), fill=outline)
        at += LINE


Way = tuple[tuple[int, int], ...]


def _ways(drawing: Drawing, layout: Layout) -> list[tuple[Way, str]]:
    """Each arrow's way in the colour of the band that it leaves, or in red when it runs against the order."""
    colours = {box.item.id: EDGES[band.perspective] for band in layout.bands for box in band.boxes}
    return [
        (layout.ways[arrow.cause, arrow.effect], STRANGE if arrow.strange else colours[arrow.cause])
        for arrow in drawing.arrows
        if (arrow.cause, arrow.effect) in layout.ways
    ]


def _line(canvas: ImageDraw.ImageDraw, way: Way, colour: str) -> None:
    canvas.line(way, fill=colour, width=THICK)
    half = THICK // 2
    for x, y in way[1:-1]:
        canvas.rectangle((x - half, y - half, x + half, y + half), fill=colour)


def _point(canvas: ImageDraw.ImageDraw, way: Way, colour: str) -> None:
    """The arrow's head, which no box may cover; it points up or down."""
    (x, y), before = way[-1], way[-2][1]
    back = y + HEAD_LENGTH if before > y else y - HEAD_LENGTH
    canvas.polygon(((x, y), (x - HEAD_HALF, back), (x + HEAD_HALF, back)), fill=colour)
