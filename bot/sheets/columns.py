"""Which column of a table holds the KPIs, and which ones the numbers and days beside them."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from bot.sheets.nouns import LONGEST_LINE, MOST_LINES, Listing, RefusedError, Row, Trouble
from bot.sheets.tables import NOTHING, Cell, Table

HEADER_ROWS = 10
"""A heading stands near the top, below a title at most."""

LONGEST_HEADER = 5
"""Words; what is longer is a sentence."""


_IN_FULL = re.compile(r"\bkey (?:performance indicator|result)s?\b")
"""What people write in full for what the bot calls a KPI."""


class Role(StrEnum):
    """What a column holds."""

    STATEMENT = "statement"
    TARGET = "target"
    BASELINE = "baseline"
    UNIT = "unit"
    DUE = "due"


STATEMENTS = (
    frozenset({"kpi", "kpis", "statement", "statements"}),
    frozenset({"goal", "goals", "objective", "objectives", "aim"}),
    frozenset({"indicator", "indicators", "measure", "metric", "description"}),
    frozenset({"target", "targets"}),
)
"""How the column of the KPIs is called, the surest words first."""

BESIDE = (
    (Role.DUE, frozenset({"due", "deadline", "date", "when", "until"})),
    (Role.UNIT, frozenset({"unit", "units", "uom"})),
    (Role.BASELINE, frozenset({"baseline", "today", "current", "actual", "now", "start"})),
    (Role.TARGET, frozenset({"target", "targets", "value"})),
)
HEADINGS = frozenset().union(*STATEMENTS)
IGNORED = frozenset({
    "id", "no", "nr", "number", "owner", "responsible", "type", "category", "weight", "status", "source",
    "formula", "frequency", "comment", "comments", "department", "perspective",
})  # fmt: skip


Columns = dict[Role, int]


def listing(tables: Iterable[Table]) -> Listing:
    """The KPIs of the first sheet that names a column for them, else of the first that holds any text."""
    spare: Listing | None = None
    for table in tables:
        at, columns = _headed(table.rows)
        if columns:
            found = _listing(table, table.rows[at + 1 :], columns=columns, heading=table.rows[at])
            if found.rows:
                return found
        spare = spare or _listing(table, table.rows, columns={Role.STATEMENT: _longest(table.rows)})
    if spare is None or not spare.rows:
        raise RefusedError(Trouble.EMPTY)
    return spare


def _headed(rows: Sequence[Sequence[Cell]]) -> tuple[int, Columns]:
    """The first row that names its columns, and what each holds; nothing when there is none."""
    for words in STATEMENTS:
        for at, row in enumerate(rows[:HEADER_ROWS]):
            statement = next(
                (n for n, cell in enumerate(row) if _names(cell) & words and _may(cell, words)), -1
            )
            if statement >= 0 and not _is_title(row, rows[at + 1 :]) and _is_prose(rows[at + 1 :], statement):
                return at, {Role.STATEMENT: statement} | _beside(row, statement)
    return 0, {}


def _is_title(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row of one cell stands above a table of several columns: "Finance KPIs 2027"."""
    return _filled(row) == 1 and any(_filled(other) > 1 for other in below[:HEADER_ROWS])


def _filled(row: Sequence[Cell]) -> int:
    return sum(bool(cell.text) for cell in row)


def _names(cell: Cell) -> frozenset[str]:
    words = re.findall(r"[a-z]+", _IN_FULL.sub("kpi", cell.text.casefold()))
    return frozenset(words) if len(words) <= LONGEST_HEADER else frozenset()


def _may(cell: Cell, words: frozenset[str]) -> bool:
    """ "KPI owner" and "KPI target" name something else than the KPI."""
    others = IGNORED.union(*(names for _, names in BESIDE)) - words
    return not _names(cell) & others


def _is_prose(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Whether most of what stands in a column is words and not numbers."""
    cells = [row[column] for row in rows if column < len(row) and row[column].text]
    return bool(cells) and sum(cell.prose for cell in cells) * 2 > len(cells)


def _beside(row: Sequence[Cell], statement: int) -> Columns:
    found: Columns = {}
    for n, cell in enumerate(row):
        role = next((role for role, words in BESIDE if _names(cell) & words), None)
        if n != statement and role is not None and not _names(cell) & IGNORED:
            found.setdefault(role, n)
    return found


def _longest(rows: Sequence[Sequence[Cell]]) -> int:
    """The column with the most words in it."""
    width = max((len(row) for row in rows), default=0)
    sizes = [sum(len(row[n].text) for row in rows if n < len(row) and row[n].prose) for n in range(width)]
    return sizes.index(max(sizes)) if sizes else 0


def _listing(
    table: Table, rows: Sequence[Sequence[Cell]], *, columns: Columns, heading: Sequence[Cell] = ()
) -> Listing:
    prose = [row for row in rows if _cell(row, columns[Role.STATEMENT]).prose]
    every = [row for row in (_row(cells, columns) for cells in prose) if row.text.casefold() not in HEADINGS]
    short = [row for row in every if len(row.text) <= LONGEST_LINE]
    return Listing(
        rows=tuple(short[:MOST_LINES]),
        sheet=table.name,
        column=heading[columns[Role.STATEMENT]].text if heading else "",
        more=max(0, len(short) - MOST_LINES),
        long=len(every) - len(short),
        cut=table.cut,
    )


def _row(row: Sequence[Cell], columns: Columns) -> Row:
    beside = {role: _cell(row, columns.get(role)).text[:100] for role in Role}
    return Row(
        text=_cell(row, columns[Role.STATEMENT]).text,
        baseline=beside[Role.BASELINE],
        target=beside[Role.TARGET],
        unit=beside[Role.UNIT],
        due=beside[Role.DUE],
    )


def _cell(row: Sequence[Cell], column: int | None) -> Cell:
    return row[column] if column is not None and column < len(row) else NOTHING
