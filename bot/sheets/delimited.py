"""`.csv` and `.txt`: which characters the bytes mean, and which sign parts the columns."""

import csv
from collections import Counter
from collections.abc import Sequence
from io import StringIO

from bot.sheets.nouns import MOST_COLUMNS, MOST_ROWS, Kind, RefusedError, Trouble
from bot.sheets.tables import Cell, Table, written

ENCODINGS = ("utf-8-sig", "cp1252")
WHOLE_LINE = "\x1f"
"""Parts nothing: no text holds it."""

SIGNS = {Kind.CSV: ("\t", ";", ","), Kind.TXT: ("\t",)}
LOOKED_AT = 50
MOST_FIELD = 100_000
MOST_BREAKS = 20
"""Lines that one cell may hold; more means a quote that was never closed."""


def delimited_table(content: bytes, kind: Kind) -> Table:
    """The whole file as one table."""
    lines = list(StringIO(decoded(content).replace(WHOLE_LINE, " "), newline=""))
    sign = delimiter(lines, SIGNS[kind])
    plain_text = kind is Kind.TXT and sign == WHOLE_LINE
    fields = _unquoted(lines, sign) if plain_text else _fields(lines, sign)
    rows = [row for row in (_cells(one) for one in fields) if any(cell.text for cell in row)]
    return Table(rows[:MOST_ROWS], cut=len(rows) > MOST_ROWS)


def decoded(content: bytes) -> str:
    """The text; RefusedError when the bytes are none."""
    wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    for encoding in ("utf-16",) if wide else ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError(Trouble.UNREADABLE)


def delimiter(lines: Sequence[str], signs: Sequence[str]) -> str:
    """The sign that parts most lines into as many columns as the first one; else lines stay whole."""
    sample = [line for line in lines[:LOOKED_AT] if line.strip()]
    return next((sign for sign in signs if _parts_columns(sample, sign)), WHOLE_LINE)


def _parts_columns(sample: Sequence[str], sign: str) -> bool:
    """A comma with a space behind it belongs to a sentence."""
    text = "\n".join(sample)
    if sign == "," and text.count(", ") * 2 > text.count(","):
        return False
    widths = Counter(len(row) for row in _fields(sample, sign))
    width = widths.most_common(1)[0][0] if widths else 0
    return width > 1 and widths[width] * 10 >= sum(widths.values()) * 8


def _fields(lines: Sequence[str], sign: str) -> list[list[str]]:
    """Rows with their quotes resolved; where one quote never ends, quotes are taken as they are."""
    csv.field_size_limit(MOST_FIELD)
    try:
        found = list(csv.reader(lines, delimiter=sign))
    except csv.Error:
        return _unquoted(lines, sign)
    endless = any(field.count("\n") > MOST_BREAKS for row in found for field in row)
    return _unquoted(lines, sign) if endless else found


def _unquoted(lines: Sequence[str], sign: str) -> list[list[str]]:
    return [line.rstrip("\r\n").split(sign) for line in lines]


def _cells(fields: Sequence[str]) -> list[Cell]:
    return [written(field.strip(" \t")) for field in fields[:MOST_COLUMNS]]
