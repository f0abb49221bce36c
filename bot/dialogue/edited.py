"""What an edited cell of the exported table changes in a KPI. Pure: a cell and a definition in, a definition out."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import nlp
from bot.dialogue.cells import Cell, RefusedCellError, World, choice, coming_day, day, number, person
from bot.dialogue.fields import FIELDS
from bot.wording import export as columns
from bot.wording import fields as field_words
from bot.wording import imported as words
from bot.wording import sheet as sheet_words
from kpi_rules.findings import Finding
from kpi_rules.nouns import Definition
from kpi_rules.periods import period_of, rhythm
from kpi_rules.review import Decision, Verdict, adjusted, earlier
from kpi_rules.rewrite import definition_of, sentence
from kpi_rules.sheet.upkeep import recut
from kpi_rules.sheet_nouns import Action
from kpi_rules.smart.judge import judge
from kpi_rules.smart.rule import Context
from nlp.nouns import Reading

LONGEST = 1_500
"""Characters of a cell, as many as a field of a form takes."""

Take = Callable[[Definition, Cell], Definition]
_ACTION = re.compile(r"(?P<what>[^;].*?) \((?P<who>[^()]*), (?P<by>[^(),]*)\)(?:; |$)")


def _changed(definition: Definition, **changes: object) -> Definition:
    """The definition with other numbers, its sentence said anew."""
    after = recut(definition.model_copy(update=changes), before=definition)
    return after.model_copy(update={"statement": sentence(after)})


def _of_sheet(definition: Definition, **changes: object) -> Definition:
    return definition.model_copy(update={"sheet": definition.sheet.model_copy(update=changes)})


def _restated(definition: Definition, cell: Cell) -> Definition:
    """Another sentence: read and judged like one that is typed."""
    world = cell.world
    reading = _read(cell.text, world)
    kept = _flags(_read(definition.statement, world), definition, world) if definition.kept_because else ()
    known = {flag.rule for flag in kept}
    flags = [flag for flag in _flags(reading, definition, world) if flag.rule not in known]
    if flags:
        raise RefusedCellError(words.NO_STATEMENT.format(why=flags[0].why, question=flags[0].question))
    said = definition_of(reading)
    hung = ("serves", "indicator", "side", "perspective", "horizon", "nature", "kept_because", "sheet")
    taken: dict[str, object] = {name: getattr(definition, name) for name in hung}
    if said.baseline is None and said.unit is definition.unit:
        taken["baseline"] = definition.baseline
    return _remembering(recut(said.model_copy(update=taken), before=definition), definition, world)


def _read(text: str, world: World) -> Reading:
    return nlp.read(text, today=world.today, fiscal_year_start=world.starts_in)


def _flags(reading: Reading, definition: Definition, world: World) -> tuple[Finding, ...]:
    """What is weak in a wording of this KPI."""
    context = Context(
        today=world.today,
        baseline=definition.baseline,
        best_past=definition.sheet.best,
        limits=world.limits,
    )
    return judge(reading, context).flags


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


def _one_of(name: str, options: Mapping[Any, str]) -> Take:
    def take(definition: Definition, cell: Cell) -> Definition:
        chosen = {name: choice(cell, cell.text, options)}
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
                "by": day(Cell(cell.column, one["by"], cell.world)),
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
    40: lambda definition, cell: _of_sheet(definition, review_on=coming_day(cell)),
}
MAY_BE_EMPTY = frozenset(FIELDS[number_ - 1].title for number_ in _TEXTS)

TAKES: dict[str, Take] = {
    FIELDS[2].title: _restated,
    columns.TARGET: _target,
    columns.START: lambda definition, cell: _changed(definition, baseline=number(cell, definition)),
    columns.DUE: lambda definition, cell: _changed(definition, due=coming_day(cell)),
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
