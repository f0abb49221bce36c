"""Tables as files that spreadsheet programs open: people's words stay words, numbers and days stay what they are."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from bot.sheets.marks import BEGINS_A_FORMULA, marked
from bot.sheets.nouns import Value

LONGEST = 32_767
"""Characters that a cell takes."""

WIDTH, WIDE = 16, 44


def as_csv(rows: Sequence[Sequence[Value]]) -> bytes:
    """UTF-8 with a byte order mark, as Excel wants it; an apostrophe before what would become a formula."""
    out = StringIO(newline="")
    csv.writer(out).writerows([_plain(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return marked(value)
        case Decimal():
            return f"{value:f}"
        case _:
            return value.isoformat()


def as_workbook(rows: Sequence[Sequence[Value]], *, title: str) -> bytes:
    """One sheet, the first row its head. Text is stored as text, whatever it begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, longest in enumerate(_longest(rows), 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDE if longest > WIDTH else WIDTH
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(rows[0]))}{len(rows)}"
    bold = Font(bold=True)
    for number, row in enumerate(rows):
        cells = [_cell(sheet, value) for value in row]
        for cell in cells if number == 0 else ():
            cell.font = bold
        sheet.append(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _longest(rows: Sequence[Sequence[Value]]) -> list[int]:
    return [max(len(str(value or "")) for value in column) for column in zip(*rows, strict=True)]


def _cell(sheet: Worksheet | WriteOnlyWorksheet, value: Value) -> Cell:
    cell = WriteOnlyCell(sheet)
    if not isinstance(value, str):
        cell.value = value
        return cell
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
    cell.data_type = "s"
    # Else such a text becomes a formula as soon as somebody edits the cell.
    cell.quotePrefix = cell.value.startswith(BEGINS_A_FORMULA)
    return cell
