"""The strategy map can be read on a phone: nothing overlaps, nothing sticks out, nothing is lost."""

import io
from datetime import date
from itertools import combinations, pairwise

import pytest
from PIL import Image, ImageFont

from bot.charts.fonts import font, wrapped, written
from bot.charts.layout import MARGIN, PADDING, TEXT, WIDTH, Item, bands
from bot.charts.strategy_map import png
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


def items(count: int, label: str = "Win new customers") -> list[Item]:
    return [Item(id=str(n), label=f"{label} {n}", foot="Dec 2027", number=1) for n in range(count)]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 7, 12])
def test_boxes_stand_inside_the_picture_and_apart_from_each_other(count: int) -> None:
    placed = bands([(p, items(count, LONG)) for p in Perspective], top=10)
    boxes = [box for band in placed for box in band.boxes]
    assert len(boxes) == 4 * count
    assert all(MARGIN <= box.left < box.right <= WIDTH - MARGIN for box in boxes)
    for one, other in combinations(boxes, 2):
        beside = one.right < other.left or other.right < one.left
        assert beside or one.bottom < other.top or other.bottom < one.top
    for band, below in pairwise(placed):
        assert band.bottom < below.top
        assert all(band.top < box.top < box.bottom < band.bottom for box in band.boxes)


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
