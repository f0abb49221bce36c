"""An edited export comes back: what each line changes of what it was written from, and what stands against it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.dialogue.cells import Cell, RefusedCellError, World
from bot.dialogue.edited import TAKES, edited
from bot.dialogue.fields import FIELDS, Whole
from bot.dialogue.titles import title
from bot.sheets.lines import Line, Sheet
from bot.sheets.nouns import Value, Wrong
from bot.usecases import export
from bot.usecases.board import Board
from bot.usecases.imported_values import Valued, value_of
from bot.usecases.whole import wholes
from bot.wording import export as columns
from bot.wording import imported as words
from kpi_rules.cascade.assigned import assigned_target
from kpi_rules.gate import Weight, check_set, whole_set
from kpi_rules.nouns import Definition, Department, DraftState, Kpi
from store import kpis, missions, people
from store.nouns import StoredKpi

ID, STATEMENT, REWARD, VERSION = (FIELDS[number - 1].title for number in (1, 3, 39, 41))
WANTED = frozenset({ID, STATEMENT, VERSION})
"""Columns without which a table is none that we wrote."""

FOLLOWING = frozenset(
    {columns.STATUS, columns.LAST, columns.PERIOD, columns.RECORDED, columns.PERCENT, VERSION, ID}
)
"""Columns that change by themselves from day to day, or are looked at apart."""
_VERSION = re.compile(r"version (\d+)")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something is not taken: of which line, or of which department."""

    said: str
    line: int = 0
    name: str = ""
    """Of the KPI, or of the department."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What one line changes."""

    line: int
    kpi: StoredKpi
    cells: Mapping[str, Cell]
    after: Definition | None = None
    value: Valued | None = None

    @property
    def name(self) -> str:
        """What the KPI is called."""
        return title(self.kpi.kpi.definition)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a file changes, and all that keeps it from doing so."""

    edits: tuple[Edit, ...] = ()
    problems: tuple[Problem, ...] = ()
    same: int = 0
    """Lines that say what is in force."""
    emptied: bool = False
    """Whether somebody emptied cells, which changes nothing."""
    unknown: tuple[str, ...] = ()
    """Columns that no export has."""


@dataclass(slots=True)
class _Desk:
    """What the lines are compared with, and what came of it so far."""

    look: Board
    world: World
    names: Mapping[str, str]
    known: Mapping[str, tuple[StoredKpi, Whole]]
    edits: list[Edit] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    same: int = 0
    emptied: bool = False

    def wrong(self, line: Line, said: str, kpi: StoredKpi | None = None) -> None:
        """Note why a line is not taken."""
        self.problems.append(Problem(said, line.number, title(kpi.kpi.definition) if kpi else ""))


def plan(look: Board, sheet: Sheet) -> Plan:
    """What the file changes, line by line; nothing is written yet."""
    desk = _desk(look)
    for line in sheet.lines:
        _compare(desk, line)
    for department in look.company.departments:
        desk.problems += _of_set(desk, department)
    return Plan(
        edits=tuple(desk.edits),
        problems=tuple(sorted(desk.problems, key=lambda one: (one.line == 0, one.line))),
        same=desk.same,
        emptied=desk.emptied,
        unknown=tuple(name for name in sheet.titles if name and name not in export.HEAD),
    )


def _desk(look: Board) -> _Desk:
    found = (k for k in kpis.with_parts(look.session) if k.level in export.LEVELS)
    every = {k.kpi.id: k for k in found if k.state is DraftState.APPROVED}
    whole = {one.id: one for one in wholes(look.session, look.company, tuple(every.values()))}
    persons = people.everyone(look.session)
    called: dict[str, tuple[str, ...]] = {}
    for person in persons:
        for name in {person.name.casefold(), person.user_id.casefold()} if not person.deleted else ():
            called[name] = (*called.get(name, ()), person.user_id)
    world = World(look.day.today, look.day.starts_in, look.limits, called)
    names = {person.user_id: person.name for person in persons}
    return _Desk(look, world, names, {id_: (every[id_], one) for id_, one in whole.items()})


def _compare(desk: _Desk, line: Line) -> None:
    id_ = str(line.cells.get(ID) or "").strip()
    if not id_:
        desk.wrong(line, words.NO_ID)
    elif id_ not in desk.known:
        desk.wrong(line, words.NO_SUCH.format(id=id_))
    elif id_ in desk.seen:
        desk.wrong(line, words.TWICE.format(number=desk.seen[id_]), desk.known[id_][0])
    else:
        desk.seen[id_] = line.number
        _edit(desk, line, *desk.known[id_])


def _edit(desk: _Desk, line: Line, kpi: StoredKpi, whole: Whole) -> None:
    """What differs from the version that the line was written from."""
    written = _VERSION.search(str(line.cells.get(VERSION) or ""))
    then = int(written[1]) if written else 0
    base = _at_version(desk, whole, then)
    if base is None:
        absent = words.NO_SUCH_VERSION.format(then=then) if written else words.NO_VERSION
        desk.wrong(line, absent, kpi)
        return
    said = export.line_of(base, desk.names)
    changed = {name: value for name, value in line.cells.items() if _differs(name, value, said)}
    gone = {name for name, value in said.items() if name in TAKES and value and name not in line.cells}
    desk.emptied = desk.emptied or bool(gone - {REWARD})
    if changed and then != kpi.version:
        desk.wrong(line, words.CHANGED_SINCE.format(then=then, now=kpi.version), kpi)
        return
    _take(desk, line, kpi, changed=changed, said=said)


def _at_version(desk: _Desk, whole: Whole, version: int) -> Whole | None:
    if version == whole.version:
        return whole
    versions = kpis.versions(desk.look.session, whole.id)
    known = next((one for one in versions if one.number == version), None)
    return replace(whole, definition=known.definition, version=version) if known else None


def _differs(name: str, value: Value, said: Mapping[str, Value]) -> bool:
    """Whether a cell holds something else than was written there."""
    if name in FOLLOWING or name not in said:
        return False
    was = said[name]
    if isinstance(was, Decimal) and isinstance(value, str):
        try:
            return Decimal(value.strip()) != was
        except ArithmeticError:
            return True
    return _bare(value) != _bare(was)


def _bare(value: Value) -> str:
    """A text without what programs do to it: blanks, line breaks, zeros behind the point."""
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value.normalize():f}"
        case str():
            return "".join(value.split())
        case _:
            return value.isoformat()


def _take(
    desk: _Desk, line: Line, kpi: StoredKpi, *, changed: Mapping[str, Value], said: Mapping[str, Value]
) -> None:
    wrong = [words.WRONG_CELL.format(column=n, value=v) for n, v in changed.items() if isinstance(v, Wrong)]
    wrong += [_elsewhere(name, said[name]) for name in changed if name not in TAKES]
    right = {n: v for n, v in changed.items() if n in TAKES and not isinstance(v, Wrong)}
    cells = {name: Cell(name, value, desk.world) for name, value in right.items()}
    after, refused = edited(kpi.kpi.definition, cells)
    wrong += _locked(desk, kpi, after)
    value = None
    try:
        value = value_of(desk.look, line, kpi, world=desk.world)
    except RefusedCellError as reason:
        wrong.append(str(reason))
    for why in (*wrong, *refused):
        desk.wrong(line, why, kpi)
    is_new = after != kpi.kpi.definition
    if is_new or value:
        desk.edits.append(Edit(line.number, kpi, cells, after if is_new else None, value))
    elif not wrong and not refused:
        desk.same += 1


def _locked(desk: _Desk, kpi: StoredKpi, after: Definition) -> list[str]:
    """A target that is set from the top changes with its indicator, and not by itself."""
    department = next(d for d in desk.look.company.departments if d.id == kpi.department)
    found = assigned_target(after, department=department, company=desk.look.company)
    before = kpi.kpi.definition.target
    if found is None or after.target in {found[1], before}:
        return []
    return [words.ASSIGNED.format(indicator=found[0].statement)]


def _elsewhere(column: str, now: Value) -> str:
    said = words.ELSEWHERE.format(column=column, now=now or "")
    return f"{said} {words.HINTS[column]}" if column in words.HINTS else said


def _of_set(desk: _Desk, department: Department) -> Iterator[Problem]:
    """What stands against the department's set once it is changed, and did not before."""
    changed = {edit.kpi.kpi.id: edit for edit in desk.edits if edit.after is not None}
    mine = [k.kpi for k, _ in desk.known.values() if k.department == department.id and not k.parent]
    if not any(kpi.id in changed for kpi in mine):
        return
    after = [
        kpi.model_copy(update={"definition": changed[kpi.id].after}) if kpi.id in changed else kpi
        for kpi in mine
    ]
    before = {(rule, kpi) for rule, kpi, _ in _blocks(desk, department, mine)}
    for rule, kpi, said in _blocks(desk, department, after):
        edit = changed.get(kpi)
        if (rule, kpi) not in before:
            yield Problem(said, edit.line, edit.name) if edit else Problem(said, name=department.name)


def _blocks(desk: _Desk, department: Department, every: Sequence[Kpi]) -> tuple[tuple[str, str, str], ...]:
    """Each block by its rule and its KPI, or by its rule alone where it is about the whole set."""
    look, session = desk.look, desk.look.session
    whole = whole_set(
        every,
        department=department,
        needs=missions.needs_of(session, department.id),
        capabilities=missions.capabilities_of(session, department.id),
        company=look.company,
        today=look.day.today,
        limits=look.limits,
    )
    blocks = (finding for finding in check_set(whole) if finding.weight is Weight.BLOCK)
    return tuple(
        (one.rule, kpi, f"{one.sentence} {one.todo}") for one in blocks for kpi in (one.kpis or ("",))
    )
