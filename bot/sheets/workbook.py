"""`.xlsx`: looked at as an archive first, then read without formulas, macros or links."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from bot.sheets.nouns import MOST_COLUMNS, MOST_ROWS, RefusedError, Trouble
from bot.sheets.tables import NOTHING, Cell, Table, written

MOST_MEMBERS, MOST_UNPACKED, MOST_RATIO = 100, 20 * 1024 * 1024, 100
MOST_SHEETS = 10
CURRENCIES = "$€£¥"
ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!")


def check_archive(content: bytes) -> None:
    """RefusedError for what would unpack to too much, holds macros, or is no workbook."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise RefusedError(Trouble.UNREADABLE) from error
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > min(MOST_UNPACKED, MOST_RATIO * len(content)):
        raise RefusedError(Trouble.TOO_HEAVY)
    names = {member.filename for member in members}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise RefusedError(Trouble.MACROS)
    if "[Content_Types].xml" not in names:
        raise RefusedError(Trouble.MISMATCH)


def workbook_tables(content: bytes) -> Iterator[Table]:
    """The visible sheets, one after the other."""
    import openpyxl  # noqa: PLC0415 - loaded after the limits of the process are set, and only for workbooks

    check_archive(content)
    if not openpyxl.DEFUSEDXML:
        raise RefusedError(Trouble.UNREADABLE)
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    with closing(book):
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for sheet in visible[:MOST_SHEETS]:
            yield _table(sheet)


def _table(sheet: Any) -> Table:  # noqa: ANN401 - openpyxl's read-only sheets have no type of their own
    found: list[list[Cell]] = []
    number = 0
    for number, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS), 1):
        cells = [_cell(cell.value, cell) for cell in row]
        if number <= MOST_ROWS and any(cell.text for cell in cells):
            found.append(cells)
    return Table(found, name=str(sheet.title), cut=number > MOST_ROWS)


def _cell(value: object, cell: Any) -> Cell:  # noqa: ANN401 - as above
    match value:
        case str():
            return NOTHING if value in ERRORS else written(value)
        case bool() | None:
            return NOTHING
        case int() | float() | Decimal():
            return Cell(_number(Decimal(str(value)), str(cell.number_format or "")), prose=False)
        case date():
            return Cell(f"{value.day} {value:%B %Y}", prose=False)
        case _:
            return NOTHING


def _number(value: Decimal, shown_as: str) -> str:
    """As the sheet shows it: a share in percent, money with its sign."""
    if not value.is_finite():
        return ""
    if "%" in shown_as:
        return f"{_plain(round(value * 100, 6))} %"
    sign = next((char for char in CURRENCIES if char in shown_as.replace("[$", "[")), "")
    return f"{sign}{_plain(value)}"


def _plain(value: Decimal) -> str:
    """Without an exponent or idle zeros; long numbers in groups of three."""
    text = f"{value:,f}" if abs(value) >= 10_000 else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
