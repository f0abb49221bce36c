"""Several KPIs over the same months, whoever's they are."""

import re
from collections.abc import Sequence
from datetime import date

from bot.dialogue.say import Heading, Paragraph, Says, Small
from bot.dialogue.standing import Shown, short_line
from bot.dialogue.titles import value_text
from bot.usecases.board import Board
from bot.usecases.finding import found_by_name, is_meant
from bot.wording import status as words
from bot.wording.markup import Markup, bullets, fill
from kpi_rules import periods

MOST_SIDES = 4
MOST_MONTHS = 12


_BESIDE = re.compile(
    r"\s+(?:vs\.?|versus|compared (?:to|with)|next to|beside|side by side with|against)\s+", re.IGNORECASE
)
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|with|&)\s+", re.IGNORECASE)


def sides_of(look: Board, asked: str) -> list[str]:
    """The names that are to be seen side by side: "A vs B", and "A and B" where each of them is one KPI."""
    sides = [side for side in _BESIDE.split(asked) if side.strip()]
    if len(sides) > 1:
        return sides
    named = [side for side in _AND.split(asked) if side.strip()]
    every = [found_by_name(look, side) for side in named] if 1 < len(named) <= MOST_SIDES else []
    one_each = all(
        len(found) == 1 and is_meant(name, found[0]) for name, found in zip(named, every, strict=False)
    )
    return named if every and one_each else [asked]


def compared(look: Board, names: Sequence[str]) -> Says:
    """Several KPIs over the same periods, one line a period."""
    found = [found_by_name(look, name) for name in names[:MOST_SIDES]]
    unknown = [name for name, every in zip(names, found, strict=False) if len(every) != 1]
    if unknown:
        return (Paragraph(fill(words.NOT_ONE, names=", ".join(f"“{name.strip()}”" for name in unknown))),)
    shown = look.shown(every[0] for every in found)
    table = _same_months(shown)
    return (
        Heading(words.SIDE_BY_SIDE),
        *(Paragraph(short_line(one)) for one in shown),
        Paragraph(bullets(table)) if table else Small(words.NO_SAME_PERIOD),
    )


def _same_months(every: Sequence[Shown]) -> list[Markup]:
    """The last value of each up to the end of each month in which any of them has one."""
    ends = sorted({periods.month_end(one.period.last) for shown in every for one in shown.case.actuals})
    lines = []
    for end in ends[-MOST_MONTHS:]:
        cells = [_cell(shown, end) for shown in every]
        lines.append(fill(words.ROW, month=f"{end:%B %Y}", cells=Markup(words.BETWEEN.join(cells))))
    return lines


def _cell(shown: Shown, end: date) -> Markup:
    inside = [one for one in shown.case.actuals if periods.month_end(one.period.last) == end]
    value = value_text(shown.definition, inside[-1].value) if inside else "–"
    return fill("{name} {value}", name=shown.name, value=value)
