"""What a shared file is, what is read from it, and why it may not be read."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

MOST_LINES = 200
"""A list that one person can still go through."""

MOST_ROWS, MOST_COLUMNS = 2_000, 50
LONGEST_LINE = 1_000
"""Characters; a longer text is an essay and not a KPI."""


class Kind(StrEnum):
    """How a list is written down."""

    XLSX = "xlsx"
    CSV = "csv"
    TXT = "txt"


class Trouble(StrEnum):
    """Why a file is not read. Each has its sentence in `bot/wording/sheets.py`."""

    KIND = "kind"
    MACROS = "macros"
    ELSEWHERE = "elsewhere"
    TOO_BIG = "too_big"
    NO_RIGHT = "no_right"
    GONE = "gone"
    NO_ANSWER = "no_answer"
    MISMATCH = "mismatch"
    PROTECTED = "protected"
    TOO_HEAVY = "too_heavy"
    UNREADABLE = "unreadable"
    EMPTY = "empty"


class RefusedError(Exception):
    """The file is not read, for one reason that a person can be told."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file as Slack describes it. Nothing in it is trusted."""

    name: str
    mode: str = ""
    size: int = 0
    url: str = ""


class Wrong(str):
    """What a spreadsheet program shows in the place of a value that it could not compute."""

    __slots__ = ()


Value = str | Decimal | date | None
"""What a cell holds."""


@dataclass(frozen=True, slots=True)
class Row:
    """One KPI of a list: its words, and what stood in the columns beside them."""

    text: str
    baseline: str = ""
    target: str = ""
    unit: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a file holds: at most `MOST_LINES` rows, where they stood, and how many there were besides."""

    rows: tuple[Row, ...]
    sheet: str = ""
    column: str = ""
    more: int = 0
    """Rows beyond the limit."""
    long: int = 0
    """Texts left out because they are longer than `LONGEST_LINE`."""
    cut: bool = False
    """There were more rows than are looked at."""
