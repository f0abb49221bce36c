"""What both workbooks and text files become before anybody looks for KPIs in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """One cell as a person reads it. A number or a date is no `prose`, however it is written."""

    text: str
    prose: bool


NOTHING = Cell("", prose=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one sheet, top to bottom, blank ones left out. `cut` when there were more than are looked at."""

    rows: Sequence[Sequence[Cell]]
    name: str = ""
    cut: bool = False


def written(text: str) -> Cell:
    """A cell that holds text, on one line."""
    whole = " ".join(text.split())
    return Cell(whole, prose=any(char.isalpha() for char in whole))
