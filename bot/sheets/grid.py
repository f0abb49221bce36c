"""A whole table as it stands in a file, cell by cell: what an edited export is read with."""

import csv
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from bot.sheets.delimited import MOST_FIELD, decoded
from bot.sheets.marks import unmarked
from bot.sheets.nouns import Kind, RefusedError, Trouble
from bot.sheets.workbook import ERRORS, check_archive

MOST_ROWS, MOST_COLUMNS = 20_000, 100
SIGNS = (",", ";", "\t")

Packed = list[str] | None
"""A cell on its way between two processes: its kind and its text. None is an empty one."""

TEXT, NUMBER, DAY, WRONG = "text", "number", "day", "wrong"


def packed_rows(content: bytes, kind: Kind) -> list[list[Packed]]:
    """Every row of the first visible sheet, or of the text; RefusedError when there is more than anybody exports."""
    rows = _of_workbook(content) if kind is Kind.XLSX else _of_text(content)
    found: list[list[Packed]] = []
    for row in rows:
        if len(found) == MOST_ROWS or len(row) > MOST_COLUMNS:
            raise RefusedError(Trouble.TOO_HEAVY)
        found.append(row)
    if not any(any(row) for row in found):
        raise RefusedError(Trouble.EMPTY)
    return found


def _of_workbook(content: bytes) -> Iterable[list[Packed]]:
    import openpyxl  # noqa: PLC0415 - loaded after the limits of the process are set, and only for workbooks

    check_archive(content)
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    with closing(book):
        sheet: Any = next((one for one in book.worksheets if one.sheet_state == "visible"), None)
        for row in sheet.iter_rows(max_row=MOST_ROWS + 1, values_only=True) if sheet else ():
            yield _trimmed([_packed(value) for value in row])


def _packed(value: object) -> Packed:
    match value:
        case bool():
            return [TEXT, str(value)]
        case int() | float() | Decimal():
            return [NUMBER, str(value)]
        case datetime():
            return [DAY, value.date().isoformat()]
        case date():
            return [DAY, value.isoformat()]
        case str() if value in ERRORS:
            return [WRONG, value]
        case str() if value.strip():
            return [TEXT, value]
        case None | str():
            return None
        case _:
            return [WRONG, str(value)]


def _of_text(content: bytes) -> Iterable[list[Packed]]:
    csv.field_size_limit(MOST_FIELD)
    text = decoded(content)
    head = text.partition("\n")[0]
    sign = max(SIGNS, key=head.count)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True):
            yield _trimmed([[TEXT, unmarked(cell)] if cell.strip() else None for cell in row])
    except csv.Error as error:
        raise RefusedError(Trouble.UNREADABLE) from error


def _trimmed(row: Sequence[Packed]) -> list[Packed]:
    """Without empty cells at its end: programs add them as they like."""
    last = max((at for at, cell in enumerate(row) if cell), default=-1)
    return list(row[: last + 1])
