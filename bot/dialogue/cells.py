"""One cell of the exported table that somebody edited, and the number, day, person or choice that stands in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import nlp
from bot.dialogue.days import day_text
from bot.sheets.nouns import Value
from bot.wording import imported as words
from kpi_rules.limits import Limits
from kpi_rules.nouns import Definition

EMPTY = frozenset({"nothing", "-", "–", "—"})
"""What stands in a cell of a field that should be empty."""


class RefusedCellError(Exception):
    """Why a cell is not taken, in a sentence."""


@dataclass(frozen=True, slots=True)
class World:
    """What an edited cell is read with."""

    today: date
    starts_in: int
    limits: Limits
    people: Mapping[str, tuple[str, ...]]
    """The ids of those who are here, by their names and ids in small letters."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that was changed."""

    column: str
    value: Value
    world: World

    @property
    def text(self) -> str:
        """As a person reads it, on one line."""
        match self.value:
            case None:
                return ""
            case Decimal():
                return f"{self.value:f}"
            case date():
                return day_text(self.value)
            case _:
                return " ".join(self.value.split())

    @property
    def is_emptied(self) -> bool:
        """Whether the field should be empty."""
        return self.text.casefold() in EMPTY

    def refused(self, template: str, **more: object) -> RefusedCellError:
        """The sentence that says why it is not taken."""
        return RefusedCellError(template.format(column=self.column, value=self.text, **more))


_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d.%m.%Y")
_COMMA = re.compile(r"-?\d+,\d{1,2}")


def number(cell: Cell, definition: Definition) -> Decimal:
    """The number of a cell, in the KPI's own unit."""
    if isinstance(cell.value, Decimal) and cell.value.is_finite():
        return cell.value
    text = cell.text.replace(",", ".") if _COMMA.fullmatch(cell.text) else cell.text
    try:
        found = Decimal(text)
    except InvalidOperation:
        return _spoken_number(cell, definition)
    if not found.is_finite():
        raise cell.refused(words.NO_NUMBER)
    return found


def _spoken_number(cell: Cell, definition: Definition) -> Decimal:
    amount = nlp.read_amount(cell.text) if isinstance(cell.value, str) else None
    if amount is None:
        raise cell.refused(words.NO_NUMBER)
    if amount.unit not in {None, definition.unit}:
        raise cell.refused(words.NO_UNIT, unit=definition.unit_text or definition.unit or "numbers")
    return amount.value


def day(cell: Cell) -> date:
    """The day of a cell, as a day or in letters."""
    if isinstance(cell.value, date):
        return cell.value
    for form in _DAYS:
        try:
            return datetime.strptime(cell.text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise cell.refused(words.NO_DAY)


def coming_day(cell: Cell) -> date:
    """The same, when it is not over."""
    found = day(cell)
    if found < cell.world.today:
        raise cell.refused(words.PAST_DAY)
    return found


def person(cell: Cell, named: str) -> str:
    """The id of the one person who is called so."""
    found = cell.world.people.get(named.strip().strip("<@>").casefold(), ())
    if len(found) == 1:
        return found[0]
    template = words.SEVERAL_PEOPLE if found else words.NO_PERSON
    raise RefusedCellError(template.format(column=cell.column, value=named.strip()))


def choice(cell: Cell, text: str, options: Mapping[Any, str]) -> object:
    """What the label stands for among the options of a form."""
    found = [key for key, label in options.items() if label.casefold() == text.strip().casefold()]
    if not found:
        raise cell.refused(words.NO_CHOICE, choices="; ".join(options.values()))
    return {"yes": True, "no": False}.get(found[0], found[0])
