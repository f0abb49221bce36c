"""Several KPIs over the same months, whoever's they are."""

from collections.abc import Sequence
from datetime import date

from bot.dialogue.say import Heading, Paragraph, Says, Small
from bot.dialogue.standing import Shown, short_line
from bot.dialogue.titles import value_text
from bot.usecases.board import Board
from bot.usecases.finding import found_by_name
from bot.wording import status as words
from bot.wording.markup import Markup, bullets, fill
from kpi_rules import periods

MOST_SIDES = 4
MOST_MONTHS = 12


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
