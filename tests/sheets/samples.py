"""Files that people share, and files that nobody should."""

import base64
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

from tests.people import Json

Value = str | int | float | date | None
LIST = b"KPI;Today;Target;Due\nReduce accounts receivable days;45;30;end of 2027\nImprove cash flow;;;\n"
SHEET = "xl/worksheets/sheet1.xml"


def attached(name: str, content: bytes) -> list[Json]:
    """A file as a person attaches it."""
    return [{"name": name, "content_base64": base64.b64encode(content).decode()}]


def workbook(
    rows: Sequence[Sequence[Value]], *, title: str = "KPIs", formats: dict[str, str] | None = None
) -> bytes:
    """A workbook with one sheet; `formats` says how single cells are shown."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for place, shown_as in (formats or {}).items():
        sheet[place].number_format = shown_as
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    file = BytesIO()
    book.save(file)
    book.close()
    return file.getvalue()


def repacked(content: bytes, **members: bytes) -> bytes:
    """A workbook with members replaced or added; in names, `__` stands for "/" and `_DOT_` for "."."""
    changed = {name.replace("__", "/").replace("_DOT_", "."): data for name, data in members.items()}
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, data in changed.items():
            new.writestr(name, data)
    return file.getvalue()


def with_sheet(xml: bytes) -> bytes:
    """A workbook whose only sheet is this XML."""
    return repacked(workbook([["KPI"], ["Reduce cost"]]), xl__worksheets__sheet1_DOT_xml=xml)


def sheet_xml(cells: str) -> bytes:
    """A sheet that holds these rows."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()


def inline(place: str, text: str) -> str:
    """A cell that carries its own text."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
