"""The strategy map can be read on a phone: nothing overlaps, nothing sticks out, nothing is lost."""

import io
import random
from datetime import date
from itertools import combinations, pairwise

import pytest
from PIL import Image, ImageFont

from bot.charts.fonts import font, wrapped, written
from bot.charts.layout import MARGIN, PADDING, TEXT, WIDTH, Box, Item, Layout, arranged
from bot.charts.routes import Ends
from bot.charts.strategy_map import HEAD_LENGTH, png
from bot.strategy import mapping
from bot.usecases.demo import demo_company
from kpi_rules.nouns import Company, Perspective, Strategy

TODAY = date(2026, 11, 23)
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenbandhersteller"


def company(**drives: tuple[str, ...]) -> Company:
    """The demo company, with what drives what."""
    plain = demo_company(team_id="T0DEMO", today=TODAY, loader="U0GRACE")
    objectives = tuple(
        o.model_copy(
            update={
                "indicators": tuple(
                    i.model_copy(update={"drives": drives.get(i.id.replace("-", "_"), ())})
                    for i in o.indicators
                )
            }
        )
        for o in plain.objectives
    )
    return plain.model_copy(update={"objectives": objectives})


def items(count: int, label: str = "Win new customers", *, of: str = "") -> list[Item]:
    return [Item(id=f"{of}{n}", label=f"{label} {n}", foot="Dec 2027", number=1) for n in range(count)]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 7, 12])
def test_boxes_stand_inside_the_picture_and_apart_from_each_other(count: int) -> None:
    placed = arranged([(p, items(count, LONG)) for p in Perspective], top=10).bands
    boxes = [box for band in placed for box in band.boxes]
    assert len(boxes) == 4 * count
    assert all(MARGIN <= box.left < box.right <= WIDTH - MARGIN for box in boxes)
    for one, other in combinations(boxes, 2):
        beside = one.right < other.left or other.right < one.left
        assert beside or one.bottom < other.top or other.bottom < one.top
    for band, below in pairwise(placed):
        assert band.bottom < below.top
        assert all(band.top < box.top < box.bottom < band.bottom for box in band.boxes)


def woven(counts: tuple[int, ...], links: list[Ends]) -> Layout:
    """So many boxes in each perspective, called a0, a1 … d0, with these arrows between them."""
    groups = [(p, items(n, of=letter)) for p, n, letter in zip(Perspective, counts, "abcd", strict=True)]
    return arranged(groups, top=10, arrows=links)


def stretches(way: tuple[tuple[int, int], ...]) -> list[tuple[int, int, int, int]]:
    """The straight parts of a way: left, top, right, bottom."""
    return [(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)) for (x0, y0), (x1, y1) in pairwise(way)]


def runs_through(way: tuple[tuple[int, int], ...], box: Box) -> bool:
    return any(
        left < box.right and box.left < right + 1 and top < box.bottom and box.top < bottom + 1
        for left, top, right, bottom in stretches(way[1:-1])
    )


ODD: list[Ends] = [("b0", "a0"), ("a0", "d0"), ("b0", "b1"), ("b4", "b0"), ("d0", "d3"), ("c1", "x")]


@pytest.mark.req("002-17")
@pytest.mark.parametrize("seed", range(12))
def test_every_arrow_can_be_followed_through_no_box_and_along_no_other_arrow(seed: int) -> None:
    chance = random.Random(seed)
    counts = tuple(chance.randint(0, 7) for _ in range(4))
    ids = [f"{letter}{n}" for count, letter in zip(counts, "abcd", strict=True) for n in range(count)]
    links = [*ODD, *((chance.choice(ids), chance.choice(ids)) for _ in range(25) if ids)]
    layout = woven(counts, links)
    drawn = {ends for ends in links if set(ends) <= set(ids) and ends[0] != ends[1]}
    assert set(layout.ways) == drawn
    boxes = [box for band in layout.bands for box in band.boxes]
    for way in layout.ways.values():
        assert all(0 < x < WIDTH for x, _ in way)
        assert not any(runs_through(way, box) for box in boxes)
        assert abs(way[-1][1] - way[-2][1]) > HEAD_LENGTH
    level = [
        (ends, s) for ends, way in layout.ways.items() for s in stretches(way) if s[1] == s[3] and s[0] < s[2]
    ]
    for (one, a), (other, b) in combinations(level, 2):
        assert one == other or a[1] != b[1] or a[2] < b[0] or b[2] < a[0]


@pytest.mark.req("002-17")
def test_the_demo_company_shows_what_drives_what() -> None:
    demo = demo_company(team_id="T0DEMO", today=TODAY, loader="U0GRACE")
    arrows = mapping.drawing(demo, today=TODAY).arrows
    assert {(one.cause, one.effect) for one in arrows} == {
        ("turnover", "on-time"),
        ("on-time", "new-customers"),
        ("on-time", "receivable-days"),
    }
    assert not any(one.strange for one in arrows)


def test_long_words_are_broken_so_that_they_fit_and_lose_no_letter() -> None:
    face = font(TEXT)
    lines = wrapped(LONG, face, width=200, most=20)
    assert all(face.getlength(line) <= 200 for line in lines)
    assert "".join(lines) == written(LONG, face)
    assert wrapped(LONG, face, width=200, most=2)[-1].endswith("...")


def test_the_letters_of_pillow_itself_show_no_boxes_for_accents() -> None:
    own = ImageFont.load_default(20)
    assert written("„Ärger“ → €5", own) == '"Arger" -> EUR 5'


@pytest.mark.req("002-17")
def test_the_picture_has_a_phones_width_and_four_bands() -> None:
    shown = mapping.drawing(company(turnover=("on-time",), on_time=("new-customers",)), today=TODAY)
    image = Image.open(io.BytesIO(png(shown)))
    assert image.format == "PNG"
    assert image.width == WIDTH
    assert [view for view, _ in shown.groups] == list(Perspective)
    assert image.height > 4 * (PADDING + TEXT)


@pytest.mark.req("002-11", "002-12")
def test_an_arrow_against_the_order_is_marked_and_money_can_come_last() -> None:
    odd = company(receivable_days=("turnover",))
    (arrow,) = mapping.drawing(odd, today=TODAY).arrows
    assert arrow.strange
    giving = odd.model_copy(update={"strategy": Strategy(public_welfare=True)})
    shown = mapping.drawing(giving, today=TODAY)
    assert not shown.arrows[0].strange
    assert next(view for view, _ in shown.groups) is Perspective.CUSTOMER


@pytest.mark.req("002-17")
def test_in_words_the_map_says_the_same() -> None:
    whole = company(turnover=("on-time",), receivable_days=("turnover",))
    shown = mapping.drawing(whole, today=TODAY)
    told = "\n".join(line for part in mapping.in_words(shown, company=whole) for line in part)
    assert "Reduce staff turnover from 14% to 10% _(2 · Dec 2027 · HR)_" in told
    assert "      → Deliver 95% of orders on the promised day" in told
    assert "Against the usual order: Reduce accounts receivable days" in told
    alt = mapping.alt(shown, company=whole)
    assert "Money: Reduce accounts receivable days" in alt
    assert len(alt) <= 1000


def test_without_links_the_map_says_what_they_would_show() -> None:
    bare = company()
    told = "\n".join(
        line for part in mapping.in_words(mapping.drawing(bare, today=TODAY), company=bare) for line in part
    )
    assert "No indicator is said to drive another yet." in told
