"""The definition sheet as a form: what only people can say first, then everything that is filled in already. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import nlp
from bot.dialogue.say import Choice, Divider, Paragraph, Says
from bot.views.forms import Day, Entered, Field, Frame, OneOf, Someone, Text, form
from bot.views.modals import ViewJson
from bot.wording import sheet as words
from bot.wording.markup import fill
from kpi_rules.nouns import Definition
from kpi_rules.numbers import plain
from kpi_rules.sheet_nouns import PeriodTarget, Sheet

FORM = "sheet"
"""Callback id."""

MOST_LINE, MOST_LINES = 300, 1500


class Kind(StrEnum):
    """What a field of the form takes."""

    LINE = "line"
    LINES = "lines"
    PERSON = "person"
    DAY = "day"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes or no"
    PERIODS = "periods"


@dataclass(frozen=True, slots=True)
class Row:
    """One field: its name on the sheet, what it takes, and whether the form may go without it."""

    name: str
    kind: Kind
    options: Mapping[Any, str] = field(default_factory=dict)
    must: bool = False


ONLY_PEOPLE = (
    Row("influence", Kind.LINE, must=True),
    Row("gaming", Kind.LINES, must=True),
    Row("source", Kind.LINE, must=True),
    Row("availability", Kind.CHOICE, words.AVAILABILITY, must=True),
)
WORTH = (
    Row("cost", Kind.CHOICE, words.COST),
    Row("benefit", Kind.CHOICE, words.BENEFIT),
    Row("keep_because", Kind.LINE),
)
FILLED = (
    Row("owner", Kind.PERSON),
    Row("updater", Kind.PERSON),
    Row("delegate", Kind.PERSON),
    *WORTH,
    Row("period_targets", Kind.PERIODS),
    Row("reporting", Kind.CHOICE, words.REPORTING),
    Row("adding", Kind.CHOICE, words.ADDING),
    Row("baseline_on", Kind.DAY),
    Row("green", Kind.NUMBER),
    Row("red", Kind.NUMBER),
    Row("stretch", Kind.NUMBER),
    Row("commit", Kind.NUMBER),
    Row("evidence", Kind.LINE),
    Row("name", Kind.LINE),
    Row("question", Kind.LINE),
    Row("formula", Kind.LINES),
    Row("perspective", Kind.CHOICE, words.PERSPECTIVES),
    Row("horizon", Kind.CHOICE, words.HORIZONS),
    Row("nature", Kind.CHOICE, words.NATURES),
    Row("lagging", Kind.YES_NO, words.LAGGING),
    Row("financial", Kind.YES_NO, words.FINANCIAL),
    Row("reaction", Kind.LINE),
    Row("use", Kind.LINE),
    Row("audience", Kind.CHOICE, words.AUDIENCE),
    Row("weaknesses", Kind.LINE),
    Row("reward", Kind.LINE),
    Row("review_on", Kind.DAY),
)


def sheet_form(definition: Definition, sheet: Sheet, *, about: str, first_by: date) -> ViewJson:
    """The form for one KPI. `sheet` has its defaults filled in; `first_by` is the day proposed for the first action."""
    values = definition.model_dump() | dict(sheet)
    fields = (
        Paragraph(fill(words.ASKED, statement=definition.statement)),
        *_action_fields(sheet, first_by=first_by),
        *(_field(row, values) for row in ONLY_PEOPLE),
        _fetching(sheet),
        Divider(),
        Paragraph(words.FILLED),
        *(part for row in FILLED for part in (*_title(row), _field(row, values))),
    )
    return form(FORM, Frame(words.TITLE, words.SUBMIT), about=about, fields=fields)


def _title(row: Row) -> Says:
    """What the fields from this one on are about, where that changes."""
    return (Paragraph(words.GROUPS[row.name]),) if row.name in words.GROUPS else ()


def _action_fields(sheet: Sheet, *, first_by: date) -> tuple[Field, ...]:
    moving = [action for action in sheet.actions if not action.fetches]
    first = moving[0] if moving else None
    rest = "\n".join(f"{a.what}, by {a.by.isoformat()}" if a.by else a.what for a in moving[1:])
    by = first.by if first else first_by
    return (
        Text("action_what", words.LABELS["action_what"], initial=first.what if first else "", most=MOST_LINE),
        Someone("action_who", words.LABELS["action_who"], initial=first.who if first else sheet.owner),
        Day("action_by", words.LABELS["action_by"], initial=by),
        Text(
            "steps",
            words.LABELS["steps"],
            words.HINTS["steps"],
            optional=True,
            initial=rest,
            lines=True,
            most=MOST_LINES,
        ),
    )


def _fetching(sheet: Sheet) -> Field:
    known = next((action for action in sheet.actions if action.fetches), None)
    text = f"{known.what}, by {known.by.isoformat()}" if known and known.by else ""
    return Text(
        "fetching",
        words.LABELS["fetching"],
        words.HINTS["fetching"],
        optional=True,
        initial=text,
        most=MOST_LINE,
    )


def _field(row: Row, values: Mapping[str, Any]) -> Field:
    head = (row.name, words.LABELS[row.name], words.HINTS.get(row.name, ""), not row.must)
    value = values[row.name]
    match row.kind:
        case Kind.PERSON:
            return Someone(*head, initial=value)
        case Kind.DAY:
            return Day(*head, initial=value)
        case Kind.CHOICE | Kind.YES_NO:
            options = tuple(Choice(str(key), label) for key, label in row.options.items())
            return OneOf(*head, options=options, initial=_shown(value))
        case _:
            lines = row.kind in {Kind.LINES, Kind.PERIODS}
            return Text(*head, initial=_shown(value), lines=lines, most=MOST_LINES if lines else MOST_LINE)


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return "\n".join(f"{one.period}: {plain(one.target)}" for one in value)
        case Decimal():
            return plain(value)
        case _:
            return str(value)


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form says, by field, and what is wrong with it, by field. Actions are read by the dialogue."""

    values: dict[str, Any]
    errors: dict[str, str]


def read_sheet(entered: Entered) -> Filled:
    """The fields of the form but for the actions."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for row in (*ONLY_PEOPLE, *FILLED):
        try:
            values[row.name] = _meant(row, entered.text(row.name))
        except ValueError as wrong:
            errors[row.name] = str(wrong)
    return Filled(values, errors)


def _meant(row: Row, text: str) -> object:
    match row.kind:
        case Kind.NUMBER:
            return _number(text) if text else None
        case Kind.PERIODS:
            return tuple(_period(line) for line in text.splitlines() if line.strip())
        case Kind.YES_NO:
            return {"yes": True, "no": False}.get(text)
        case Kind.CHOICE:
            return next((key for key in row.options if str(key) == text), None)
        case Kind.DAY:
            return date.fromisoformat(text) if text else None
        case _:
            return text


def _number(text: str) -> Decimal:
    amount = nlp.read_amount(text)
    if amount is None:
        raise ValueError(words.NO_NUMBER)
    return amount.value


def _period(line: str) -> PeriodTarget:
    period, colon, value = line.partition(":")
    if not colon:
        raise ValueError(words.NO_PERIOD)
    try:
        return PeriodTarget(period=period.strip(), target=_number(value))
    except ValueError as wrong:
        raise ValueError(words.NO_PERIOD) from wrong
