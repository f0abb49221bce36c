"""The last value of a KPI as an edited export says it: a new one, a correction, or what was known already."""

from dataclasses import dataclass
from decimal import Decimal

from bot.dialogue.cells import Cell, RefusedCellError, World, number
from bot.dialogue.titles import value_text
from bot.sheets.lines import Line
from bot.usecases.board import Board
from bot.wording import export as columns
from bot.wording import imported as words
from kpi_rules import periods
from kpi_rules.periods import Period
from kpi_rules.reports import Doubt, Report, doubt
from store import kpis
from store.nouns import StoredKpi

YEARS_BACK = 5
"""For how long ago a value can come."""


@dataclass(frozen=True, slots=True)
class Valued:
    """A value for a period."""

    period: Period
    value: Decimal


def value_of(look: Board, line: Line, kpi: StoredKpi, *, world: World) -> Valued | None:
    """The value to be recorded; None for one that was recorded before, which an older file may well hold."""
    said = line.cells.get(columns.LAST)
    if said is None:
        return None
    value = number(Cell(columns.LAST, said, world), kpi.kpi.definition)
    of = Cell(columns.PERIOD, line.cells.get(columns.PERIOD), world)
    every = kpis.check_ins(look.session, kpi.kpi.id)
    if any(one.value == value and of.text in _names(one.period, world) for one in every):
        return None
    period = _period(kpi, of)
    if period.first > world.today:
        raise RefusedCellError(words.FUTURE.format(period=periods.text_of(period)))
    before = [one.value for one in sorted(every, key=lambda one: one.period != period.key)]
    _check(look, kpi, value, last=before[-1] if before else None)
    return Valued(period, value)


def _names(key: str, world: World) -> tuple[str, ...]:
    """What a period is called in an export: its key, and in words."""
    period = periods.named(key, starts_in=world.starts_in)
    return (key, periods.text_of(period)) if period else (key,)


def _period(kpi: StoredKpi, cell: Cell) -> Period:
    """The period that the cell names, by its key or in words; the running one when it names none."""
    rhythm, world = periods.rhythm(kpi.kpi.definition), cell.world
    running = periods.period_of(world.today, rhythm, starts_in=world.starts_in)
    if not cell.text:
        return running
    first = world.today.replace(year=world.today.year - YEARS_BACK, day=1)
    ahead = periods.after(running, starts_in=world.starts_in)
    for period in periods.between(first, ahead.last, cadence=rhythm, starts_in=world.starts_in):
        if cell.text.casefold() in {period.key.casefold(), periods.text_of(period).casefold()}:
            return period
    raise cell.refused(words.NO_PERIOD, example=periods.text_of(running))


def _check(look: Board, kpi: StoredKpi, value: Decimal, *, last: Decimal | None) -> None:
    """What would be asked back in Slack."""
    definition = kpi.kpi.definition
    said, before = value_text(definition, value), value_text(definition, last) if last is not None else ""
    report = Report(text=said, value=value)
    found = doubt(report, definition, value=value, last=last, factor=look.limits.jump)
    why = {
        Doubt.BELOW_ZERO: words.BELOW_ZERO,
        Doubt.ABOVE_WHOLE: words.ABOVE_WHOLE,
        Doubt.JUMP: words.JUMP,
    }
    if found in why:
        raise RefusedCellError(why[found].format(value=said, last=before))
