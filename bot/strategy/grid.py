"""The matrix as text that reads well on a phone: objective by objective, a line for each department."""

from collections.abc import Sequence

from bot.dialogue.say import Choice
from bot.sheets.nouns import Value
from bot.wording import cascade as words
from bot.wording.markup import Markup, counted, few, fill, plain
from kpi_rules.cascade.matrix import Cell, Gap, Row
from kpi_rules.nouns import Company

ORDER = {Gap.CARRIES: 0, Gap.NOTHING: 1, None: 2}


def rows(found: Sequence[Row], company: Company) -> list[list[Markup]]:
    """The lines of each objective: first what is missing."""
    return [_row(number, row, company) for number, row in enumerate(found, 1)]


def _row(number: int, row: Row, company: Company) -> list[Markup]:
    head = fill(words.OBJECTIVE, number=number, statement=row.objective.statement)
    cells = sorted(row.cells, key=lambda cell: ORDER[cell.gap])
    return [head, *(_cell(cell, company) for cell in cells)]


def short(found: Sequence[Row]) -> list[list[Markup]]:
    """A few lines for each objective, where there are too many departments for one each."""
    return [_short(number, row) for number, row in enumerate(found, 1)]


def _short(number: int, row: Row) -> list[Markup]:
    head = fill(words.OBJECTIVE, number=number, statement=row.objective.statement)
    groups = (
        (words.SHORT_KPIS, [c for c in row.cells if c.gap is None and c.kpis]),
        (words.SHORT_REASON, [c for c in row.cells if c.gap is None and not c.kpis]),
        (words.SHORT_CARRIES, [c for c in row.cells if c.gap is Gap.CARRIES]),
        (words.SHORT_NOTHING, [c for c in row.cells if c.gap is Gap.NOTHING]),
    )
    lines = [
        fill(template, count=counted(len(cells), "department"), names=few([c.department.name for c in cells]))
        for template, cells in groups
        if cells
    ]
    return [head, *lines]


def table(found: Sequence[Row], company: Company) -> list[list[Value]]:
    """A line for each department and a column for each objective, for a spreadsheet program."""
    head: list[Value] = [words.COLUMN, *(row.objective.statement for row in found)]
    by_department = zip(*(row.cells for row in found), strict=True)
    return [
        head,
        *([cells[0].department.name, *(_told(c, company) for c in cells)] for cells in by_department),
    ]


def _told(cell: Cell, company: Company) -> str:
    """The cell without the name of its department."""
    said = plain(_cell(cell, company)).strip()
    return said.replace(f"{cell.department.name}: ", "", 1)


def _cell(cell: Cell, company: Company) -> Markup:
    name = cell.department.name
    if cell.silent:
        found = (company.indicator(one) for one in cell.silent)
        statements = "”, “".join(indicator.statement for indicator in found if indicator)
        return fill(words.CELL_CARRIES, department=name, indicators=statements)
    if cell.kpis:
        return fill(words.CELL_KPIS, department=name, kpis=counted(len(cell.kpis), "KPI"))
    if cell.reason:
        return fill(words.CELL_REASON, department=name, reason=cell.reason)
    return fill(words.CELL_NOTHING, department=name)


def count(found: Sequence[Row]) -> Markup:
    """How many fields are open."""
    open_ = sum(len(row.gaps) for row in found)
    cells = sum(len(row.cells) for row in found)
    return fill(words.MATRIX_COUNT, gaps=open_, cells=cells) if open_ else words.MATRIX_FULL


def open_cells(found: Sequence[Row], user: str, *, owner: bool) -> tuple[Choice, ...]:
    """The fields for which this person may say why there is no KPI."""
    return tuple(
        Choice(
            f"{row.objective.id}:{cell.department.id}",
            words.EXCUSE_OPTION.format(department=cell.department.name, objective=row.objective.statement),
        )
        for row in found
        for cell in row.cells
        if cell.gap is Gap.NOTHING and (owner or user in {cell.department.head, *cell.department.deputies})
    )
