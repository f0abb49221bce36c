"""What an edited cell of the exported table changes in a KPI. Pure: a cell and a definition in, a definition out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import nlp
from bot.dialogue.days import day_text
from bot.dialogue.fields import FIELDS
from bot.sheets.nouns import Value
from bot.wording import export as columns
from bot.wording import fields as field_words
from bot.wording import imported as words
from bot.wording import sheet as sheet_words
from kpi_rules.nouns import Definition
from kpi_rules.periods import period_of, rhythm
from kpi_rules.review import Decision, Verdict, adjusted, earlier
from kpi_rules.rewrite import definition_of, sentence
from kpi_rules.sheet.upkeep import recut
from kpi_rules.sheet_nouns import Action
from kpi_rules.smart.judge import judge
from kpi_rules.smart.rule import Context

LONGEST = 1_500
"""Characters of a cell, as many as a field of a form takes."""

EMPTY = frozenset({"nothing", "-", "–", "—"})
"""What stands in a cell of a field that should be empty."""


class RefusedCellError(Exception):
    """Why a cell is not taken, in a sentence."""


@dataclass(frozen=True, slots=True)
class World:
    """What an edited cell is read with."""

    today: date
    starts_in: int
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


Take = Callable[[Definition, Cell], Definition]
_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d.%m.%Y")
_COMMA = re.compile(r"-?\d+,\d{1,2}")
_ACTION = re.compile(r"(?P<what>[^;].*?) \((?P<who>[^()]*), (?P<by>[^(),]*)\)(?:; |$)")


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


def _day(cell: Cell) -> date:
    if isinstance(cell.value, date):
        return cell.value
    for form in _DAYS:
        try:
            return datetime.strptime(cell.text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise cell.refused(words.NO_DAY)


def _coming_day(cell: Cell) -> date:
    day = _day(cell)
    if day < cell.world.today:
        raise cell.refused(words.PAST_DAY)
    return day


def person(cell: Cell, named: str) -> str:
    """The id of the one person who is called so."""
    found = cell.world.people.get(named.strip().strip("<@>").casefold(), ())
    if len(found) == 1:
        return found[0]
    template = words.SEVERAL_PEOPLE if found else words.NO_PERSON
    raise RefusedCellError(template.format(column=cell.column, value=named.strip()))


def _changed(definition: Definition, **changes: object) -> Definition:
    """The definition with other numbers, its sentence said anew."""
    after = recut(definition.model_copy(update=changes), before=definition)
    return after.model_copy(update={"statement": sentence(after)})


def _of_sheet(definition: Definition, **changes: object) -> Definition:
    return definition.model_copy(update={"sheet": definition.sheet.model_copy(update=changes)})


def _restated(definition: Definition, cell: Cell) -> Definition:
    """Another sentence: read and judged like one that is typed."""
    world = cell.world
    reading = nlp.read(cell.text, today=world.today, fiscal_year_start=world.starts_in)
    context = Context(today=world.today, baseline=definition.baseline, best_past=definition.sheet.best)
    flags = judge(reading, context).flags
    if flags and not definition.kept_because:
        raise RefusedCellError(words.NO_STATEMENT.format(why=flags[0].why, question=flags[0].question))
    said = definition_of(reading)
    hung = ("serves", "indicator", "side", "perspective", "horizon", "nature", "kept_because", "sheet")
    kept: dict[str, object] = {name: getattr(definition, name) for name in hung}
    if said.baseline is None and said.unit is definition.unit:
        kept["baseline"] = definition.baseline
    return _remembering(recut(said.model_copy(update=kept), before=definition), definition, world)


def _remembering(after: Definition, before: Definition, world: World) -> Definition:
    """Times that are over keep the target that they had."""
    if (after.target, after.target_high) == (before.target, before.target_high):
        return after
    return _of_sheet(after, earlier=earlier(before, first=_since(before, world)))


def _since(definition: Definition, world: World) -> date:
    """The first day of the running period: from here on another target holds."""
    return period_of(world.today, rhythm(definition), starts_in=world.starts_in).first


def _target(definition: Definition, cell: Cell) -> Definition:
    if definition.target is None or definition.target_high is not None:
        raise RefusedCellError(words.NO_TARGET)
    target = number(cell, definition)
    decision = Decision(kpi="", name="", verdict=Verdict.ADJUST, reason="", target=target)
    return adjusted(definition, decision, first=_since(definition, cell.world))


def _weight(definition: Definition, cell: Cell) -> Definition:
    weight = number(cell, definition)
    if weight != int(weight) or not 1 <= weight <= 100:
        raise cell.refused(words.NO_WEIGHT)
    return _of_sheet(definition, weight=int(weight))


def _text(name: str) -> Take:
    return lambda definition, cell: _of_sheet(definition, **{name: "" if cell.is_emptied else cell.text})


def _choice(cell: Cell, text: str, options: Mapping[Any, str]) -> object:
    found = [key for key, label in options.items() if label.casefold() == text.strip().casefold()]
    if not found:
        raise cell.refused(words.NO_CHOICE, choices="; ".join(options.values()))
    return {"yes": True, "no": False}.get(found[0], found[0])


def _one_of(name: str, options: Mapping[Any, str]) -> Take:
    def take(definition: Definition, cell: Cell) -> Definition:
        chosen = {name: _choice(cell, cell.text, options)}
        own = name in Definition.model_fields
        return definition.model_copy(update=chosen) if own else _of_sheet(definition, **chosen)

    return take


def _pair(*both: tuple[str, Mapping[Any, str]]) -> Take:
    """Two fields in one cell, with a point between them; each part is found among the labels of either."""

    def take(definition: Definition, cell: Cell) -> Definition:
        for part in cell.text.split(" · "):
            name, options = next(
                ((n, o) for n, o in both if part.casefold() in {label.casefold() for label in o.values()}),
                both[0],
            )
            definition = _one_of(name, options)(definition, Cell(cell.column, part, cell.world))
        return definition

    return take


_COSTS = {key: field_words.COST.format(cost=label) for key, label in sheet_words.COST.items()}
_BENEFITS = {key: field_words.BENEFIT.format(benefit=label) for key, label in sheet_words.BENEFIT.items()}


def _keepers(definition: Definition, cell: Cell) -> Definition:
    """Who records the values, and after a comma who stands in."""
    updater, _, delegate = cell.text.partition(",")
    found = {"updater": person(cell, updater), "delegate": person(cell, delegate) if delegate else ""}
    return _of_sheet(definition, **found)


def _actions(definition: Definition, cell: Cell) -> Definition:
    found = list(_ACTION.finditer(cell.text))
    if not found or "".join(one[0] for one in found) != cell.text:
        raise cell.refused(words.NO_ACTIONS)
    before = {action.what: action for action in definition.sheet.actions}
    actions = tuple(
        before.get(one["what"], Action(what=one["what"])).model_copy(
            update={
                "who": person(cell, one["who"]),
                "by": _day(Cell(cell.column, one["by"], cell.world)),
            }
        )
        for one in found
    )
    return _of_sheet(definition, actions=actions)


_TEXTS = {
    2: "name", 11: "question", 12: "use", 17: "formula", 24: "source", 32: "evidence",
    33: "influence", 34: "gaming", 35: "weaknesses", 37: "reaction", 39: "reward",
}  # fmt: skip
_FIELDS: dict[int, Take] = {
    **{number_: _text(name) for number_, name in _TEXTS.items()},
    7: _one_of("perspective", sheet_words.PERSPECTIVES),
    13: _one_of("audience", sheet_words.AUDIENCE),
    14: _pair(("nature", sheet_words.NATURES), ("lagging", sheet_words.LAGGING)),
    15: _one_of("horizon", sheet_words.HORIZONS),
    16: _one_of("financial", sheet_words.FINANCIAL),
    25: _one_of("availability", sheet_words.AVAILABILITY),
    26: _pair(("reporting", sheet_words.REPORTING), ("adding", sheet_words.ADDING)),
    27: lambda definition, cell: _of_sheet(definition, owner=person(cell, cell.text)),
    28: _keepers,
    31: _pair(("cost", _COSTS), ("benefit", _BENEFITS)),
    36: _actions,
    40: lambda definition, cell: _of_sheet(definition, review_on=_coming_day(cell)),
}
MAY_BE_EMPTY = frozenset(FIELDS[number_ - 1].title for number_ in _TEXTS)

TAKES: dict[str, Take] = {
    FIELDS[2].title: _restated,
    columns.TARGET: _target,
    columns.START: lambda definition, cell: _changed(definition, baseline=number(cell, definition)),
    columns.DUE: lambda definition, cell: _changed(definition, due=_coming_day(cell)),
    columns.WEIGHT: _weight,
    **{FIELDS[number_ - 1].title: take for number_, take in _FIELDS.items()},
}
"""The columns that may be changed, in the order in which their changes are made."""


def edited(definition: Definition, cells: Mapping[str, Cell]) -> tuple[Definition, tuple[str, ...]]:
    """The definition with all cells that can be taken, and why others cannot."""
    wrong: list[str] = []
    for column, take in TAKES.items():
        cell = cells.get(column)
        if cell is None:
            continue
        try:
            definition = _taken(definition, cell, take)
        except RefusedCellError as refused:
            wrong.append(str(refused))
    return definition, tuple(wrong)


def _taken(definition: Definition, cell: Cell, take: Take) -> Definition:
    if len(cell.text) > LONGEST:
        raise RefusedCellError(words.TOO_LONG.format(column=cell.column, most=f"{LONGEST:,}"))
    if cell.is_emptied and cell.column not in MAY_BE_EMPTY:
        raise cell.refused(words.NOT_EMPTY)
    return take(definition, cell)
