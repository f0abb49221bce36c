"""One value as somebody said it."""

from datetime import date
from decimal import Decimal

from nlp.nouns import Frozen, Unit


class Report(Frozen):
    """A value, how it was said, and which KPIs may be meant: none when the name is not known, several when unclear."""

    text: str
    name: str = ""
    """Its words without those of the period and of the value of last time."""
    candidates: tuple[str, ...] = ()
    is_named: bool = False
    """Words of the text name a KPI."""
    value: Decimal
    high: Decimal | None = None
    """The other end, where it was said as a range."""
    written: str = ""
    """The number as it was written, with its unit."""
    unit: Unit | None = None
    unit_text: str = ""
    currency: str | None = None
    is_done: bool = False
    """It was said with a word: done, or not."""
    is_same: bool = False
    """It is the value of last time again."""
    is_unclear: bool = False
    """More than one of its numbers may be the value."""
    adds: bool = False
    """It comes on top of the last value."""
    day: date | None = None
    """A day of the period that it is for, when one was named."""
    note: str = ""
