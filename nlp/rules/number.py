"""What a found number is, before anybody asks what part it plays."""

from decimal import Decimal
from typing import NamedTuple

from nlp.nouns import Comparator, Unit

Place = tuple[int, int]
"""Start and end of some characters."""


class Number(NamedTuple):
    """A number in the text with the unit beside it."""

    start: int
    end: int
    value: Decimal
    rule: str
    high: Decimal | None = None
    comparator: Comparator = Comparator.EXACTLY
    unit: Unit | None = None
    unit_text: str = ""
    currency: str | None = None
    lead: int = -1
    """Where its comparator starts: "at least 50" leads at "at"."""
    change: bool = False
    """A multiple: it says by how much, whatever stands around it."""

    @property
    def front(self) -> int:
        """Where the number starts with its comparator."""
        return self.lead if self.lead >= 0 else self.start
