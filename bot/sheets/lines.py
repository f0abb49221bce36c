"""The lines of an edited export: where its columns are, and what stands in each of a line's cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.sheets.nouns import Value

HEADS_AT = 10
"""A head stands near the top, below a title at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file with its number there; cells by the titles of their columns, empty ones left out."""

    number: int
    cells: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The titles of all columns, and the lines below them that are not blank."""

    titles: tuple[str, ...]
    lines: tuple[Line, ...]


def sheet_of(rows: Sequence[Sequence[Value]], *, wanted: frozenset[str]) -> Sheet | None:
    """The sheet whose head has all of the wanted columns; None when no row near the top is such a head."""
    for at, row in enumerate(rows[:HEADS_AT]):
        titles = tuple(str(cell or "").strip() for cell in row)
        if wanted <= set(titles):
            below = enumerate(rows[at + 1 :], at + 2)
            return Sheet(titles, tuple(_line(n, cells, titles) for n, cells in below if any(cells)))
    return None


def _line(number: int, cells: Sequence[Value], titles: Sequence[str]) -> Line:
    """Of two columns with one title the first counts."""
    known = [(title, cell) for title, cell in zip(titles, cells, strict=False) if title and cell is not None]
    return Line(number, dict(reversed(known)))
