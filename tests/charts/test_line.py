"""The picture of a KPI's values: a real PNG with the line, the target and words on it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from bot.charts import fonts
from bot.charts.line import COLOURS, FAINT, HEIGHT, WIDTH, chart, spread
from bot.dialogue.standing import Shown
from kpi_rules import periods
from kpi_rules.scoring import Actual, Case, Day, standing
from nlp.nouns import Comparator, Direction
from tests.conversations.stock import RECEIVABLES


def shown(*values: object, name: str = "") -> Shown:
    actuals = []
    period = periods.named("2027-01")
    for value in values:
        assert period is not None
        actuals.append(Actual(period=period, value=Decimal(str(value)), on=period.last))
        period = periods.after(period)
    sheet = RECEIVABLES.sheet.model_copy(update={"name": name})
    definition = RECEIVABLES.model_copy(update={"sheet": sheet})
    case = Case(definition=definition, actuals=tuple(actuals), since=date(2027, 1, 1))
    return Shown("days", case, standing(case, Day(today=actuals[-1].on)))


def colours(picture: bytes) -> set[object]:
    image = Image.open(BytesIO(picture))
    assert image.format == "PNG"
    assert image.size == (WIDTH, HEIGHT)
    return {colour for _, colour in image.getcolors(WIDTH * HEIGHT) or []}


def rgb(code: str) -> tuple[int, ...]:
    return tuple(int(code[n : n + 2], 16) for n in (1, 3, 5))


def test_a_picture_shows_the_line_in_the_colour_of_the_status() -> None:
    good, bad = shown(44, 43, 42), shown(45, 45, 45, 45, 45)
    assert rgb(COLOURS[good.standing.status]) in colours(chart(good))
    assert rgb(COLOURS[bad.standing.status]) in colours(chart(bad))


def test_one_value_or_the_same_value_again_and_again_is_a_picture_too() -> None:
    assert colours(chart(shown(44)))
    assert colours(chart(shown(*[30] * 20)))


def test_names_are_written_in_letters_that_the_font_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "KNOWN", ())
    fonts.font.cache_clear()
    assert chart(shown(44, name="Délai moyen")) == chart(shown(44, name="Delai moyen"))
    fonts.font.cache_clear()


def test_months_without_a_value_leave_room() -> None:
    assert spread([date(2026, 11, 30), date(2026, 12, 31), date(2027, 3, 31)]) == (0, 31 / 121, 1)
    assert spread([date(2026, 11, 30)]) == (0.5,)


def test_both_ends_of_a_range_are_drawn() -> None:
    inside = shown(40, 41, 42)
    kept = inside.case.definition.model_copy(
        update={"direction": Direction.KEEP, "comparator": Comparator.BETWEEN, "target": Decimal(38)}
    )
    low = replace(inside, case=inside.case.model_copy(update={"definition": kept}))
    ranged = kept.model_copy(update={"target_high": Decimal(48)})
    both = replace(inside, case=inside.case.model_copy(update={"definition": ranged}))
    assert _dashed_rows(chart(both)) == 2 * _dashed_rows(chart(low))


def _dashed_rows(picture: bytes) -> int:
    """How many rows hold a dashed line: many dots in the colour of what is faint."""
    image = Image.open(BytesIO(picture)).convert("RGB").load()
    assert image is not None
    faint = rgb(FAINT)
    return sum(sum(image[x, y] == faint for x in range(WIDTH)) > WIDTH / 3 for y in range(HEIGHT))
