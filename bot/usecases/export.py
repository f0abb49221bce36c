"""Every approved KPI as one line of a table: its place in the tree, how it stands, and all fields of its sheet."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.dialogue.days import day_text
from bot.dialogue.fields import FIELDS, Field, Whole
from bot.dialogue.say import Paragraph
from bot.dialogue.standing import Shown
from bot.sheets.nouns import Value
from bot.usecases.board import Board, board
from bot.usecases.long_looks import at_length
from bot.usecases.scene import Scene
from bot.usecases.whole import wholes
from bot.wording import export as words
from bot.wording import status as status_words
from bot.wording.markup import Markup, counted, fill
from kpi_rules import periods
from kpi_rules.cascade.tree import Branch, Carried, Twig, tree
from kpi_rules.nouns import Department, DraftState, Level
from nlp.nouns import Measure
from store import kpis, people
from store.nouns import StoredKpi

Row = tuple[Value, ...]

LEVELS = {Level.DEPARTMENT, Level.POST}
FRONT = (
    words.OBJECTIVE, words.INDICATOR, words.DEPARTMENT, words.KPI, words.PART,
    words.STATUS, words.LAST, words.PERIOD, words.RECORDED, words.PERCENT,
    words.START, words.TARGET, words.COUNTED_IN, words.DUE, words.WEIGHT,
)  # fmt: skip
SHEET = tuple(field for field in FIELDS if field.title not in FRONT)
"""What the sheet adds: no two columns bear one title."""
HEAD = (*FRONT, *(field.title for field in SHEET))
UNIT = 18
_MENTION = re.compile(r"<@(\w+)>")
_CSV = re.compile(r"(?:^|\s)csv\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a table is made: what they may not see stays empty."""

    user: str = ""
    is_administrator: bool = False
    """Who has the database sees everything."""

    def sees(self, field: Field, whole: Whole) -> bool:
        """Whether this field of this KPI is for them."""
        return not field.hidden or self.is_administrator or self.user in whole.concerned


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a KPI hangs: the statements above it."""

    kpi: str
    objective: str = ""
    indicator: str = ""
    parent: str = ""


def table(look: Board, reader: Reader, *, department: Department | None = None) -> tuple[Row, ...]:
    """The head and one line for each KPI in the order of the tree; no line where nothing is approved."""
    found = kpis.with_parts(look.session, department.id if department else "")
    every = {k.kpi.id: k for k in found if k.level in LEVELS and k.state is DraftState.APPROVED}
    whole = {one.id: one for one in wholes(look.session, look.company, tuple(every.values()))}
    shown = {one.id: one for one in look.shown(every.values())}
    names = {person.user_id: person.name for person in people.everyone(look.session)}
    places = (place for place in _places(look, tuple(every.values())) if place.kpi in whole)
    lines = (
        (*_front(place, whole[place.kpi], shown[place.kpi]), *_fields(whole[place.kpi], reader, names))
        for place in places
    )
    return (HEAD, *lines)


def _places(look: Board, every: Sequence[StoredKpi]) -> Iterator[_Place]:
    carried = tuple(Carried(kpi=k.kpi, department=k.department, parent=k.parent) for k in every)
    whole = tree(look.company, carried)
    for limb in whole.limbs:
        for branch in limb.branches:
            yield from _under(branch.twigs, objective=limb.objective.statement, branch=branch)
    yield from _under(whole.loose)


def _under(twigs: Sequence[Twig], *, objective: str = "", branch: Branch | None = None) -> Iterator[_Place]:
    indicator = branch.indicator.statement if branch else ""
    for twig in twigs:
        top = twig.carried.kpi
        yield _Place(top.id, objective, indicator)
        for part in twig.parts:
            yield _Place(part.kpi.id, objective, indicator, top.definition.statement)


def _front(place: _Place, whole: Whole, shown: Shown) -> Row:
    """The place in the tree, then what one computes with."""
    known, found = whole.definition, shown.standing
    part = known.statement if place.parent else ""
    return (
        place.objective,
        place.indicator,
        whole.department.name,
        place.parent or known.statement,
        part,
        status_words.LABELS[found.status],
        *_last(shown),
        None if found.percent is None else round(found.percent, 1),
        known.baseline,
        known.target,
        _unit(whole),
        known.due,
        None if whole.sheet.weight is None else Decimal(whole.sheet.weight),
    )


def _unit(whole: Whole) -> str:
    """The unit as its sheet names it; of a milestone the share that is done."""
    return "%" if whole.definition.measure is Measure.MILESTONE else FIELDS[UNIT - 1].value(whole)


def _last(shown: Shown) -> Row:
    last = shown.case.last
    return (last.value, periods.text_of(last.period), last.on) if last else (None, "", None)


def line_of(whole: Whole, names: Mapping[str, str]) -> dict[str, Value]:
    """What an export says in the columns that follow from the definition alone, by their titles."""
    known = whole.definition
    own: dict[str, Value] = {
        words.START: known.baseline,
        words.TARGET: known.target,
        words.DUE: known.due,
        words.WEIGHT: None if whole.sheet.weight is None else Decimal(whole.sheet.weight),
    }
    return {field.title: _named(field, whole, names) for field in FIELDS} | own


def _fields(whole: Whole, reader: Reader, names: Mapping[str, str]) -> Row:
    return tuple(_named(field, whole, names) if reader.sees(field, whole) else "" for field in SHEET)


def _named(field: Field, whole: Whole, names: Mapping[str, str]) -> str:
    """The field on one line, people by their names."""
    value = field.value(whole)
    if field.people:
        return ", ".join(names.get(user) or user for user in value.split())
    return _MENTION.sub(lambda found: names.get(found[1]) or found[1], " ".join(value.split()))


def hand_out(scene: Scene, asked: str) -> None:
    """The table as a file in the person's DM: a workbook, or `csv` when that is asked for."""
    name, is_csv = _CSV.sub("", asked).strip(), bool(_CSV.search(asked))
    department = scene.company.department_named(name)
    if name and department is None:
        _unknown(scene, name)
        return
    count = 0 if department else kpis.count(scene.session)
    at_length(
        scene,
        lambda there: _hand_out(there, department, is_csv=is_csv),
        asked=f"export {asked}",
        count=count,
    )


def _hand_out(scene: Scene, department: Department | None, *, is_csv: bool) -> None:
    # openpyxl takes a moment to load, and few ask for a table.
    from bot.sheets.outgoing import as_csv, as_workbook  # noqa: PLC0415

    day = board(scene.session, scene.services, user=scene.user)
    rows = table(day, Reader(scene.user), department=department)
    if len(rows) == 1:
        none = fill(words.NONE_OF, department=department.name) if department else words.NONE
        scene.say((Paragraph(none),))
        return
    content = as_csv(rows) if is_csv else as_workbook(rows, title=words.SHEET)
    scene.note("kpis exported", subject=department.id if department else "company")
    scene.file(
        scene.user,
        content,
        name=f"{words.FILE}.{'csv' if is_csv else 'xlsx'}",
        comment=_comment(day, len(rows) - 1, is_owner=scene.is_owner),
        instead=words.INSTEAD,
    )


def _unknown(scene: Scene, name: str) -> None:
    known = ", ".join(d.name for d in scene.company.departments)
    scene.say((Paragraph(fill(words.UNKNOWN, name=name, names=known)),))


def _comment(look: Board, count: int, *, is_owner: bool) -> Markup:
    rewards = Markup("") if is_owner else words.NO_REWARDS
    day = day_text(look.day.today)
    return fill(words.HANDED_OUT, count=counted(count, "KPI"), day=day, rewards=rewards)
