"""Needs that were really asked about: what was asked of whom, what they said, and where a need stands by that."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from kpi_rules.ground_nouns import Need
from nlp.nouns import Frozen


class Standing(StrEnum):
    """What the department served has said about a need."""

    PROPOSED = "proposed"
    """Noted by the department that drafts; nobody was asked about these words."""
    SILENT = "silent"
    """Asked, and not answered yet."""
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    NOT_NEEDED = "not_needed"
    WANTED = "wanted"
    """Named by the department served itself, and not taken in yet."""
    LEFT = "left"
    """Named by the department served, and left out."""


class Request(Frozen):
    """One need put before the department served, with the answer as far as there is one."""

    need: str
    draft: str
    department: str
    """The department that drafts."""
    served: str
    asked: str
    """The person asked."""
    asked_at: datetime
    text: str
    """The words that were asked about."""
    standing: Standing
    answer: str = ""
    """The words of the department served, when they are others."""
    by: str = ""
    at: datetime | None = None


class Note(Frozen):
    """What a department that was asked wants to be known; it stays with the sheet."""

    department: str
    author: str
    text: str
    at: datetime


class Asked(Frozen):
    """All that was asked about one draft, and noted by those who were asked."""

    requests: tuple[Request, ...] = ()
    notes: tuple[Note, ...] = ()

    def about(self, need: Need) -> Request | None:
        """The request about this need: by its id, else about the very same words."""
        same = (r for r in self.requests if r.served == need.department and _alike(r.text, need.text))
        return next((r for r in self.requests if r.need == need.id), None) or next(same, None)

    def standing(self, need: Need) -> Standing:
        """Where the need stands now. Words that changed since nobody was asked about."""
        request = self.about(need)
        if request is None:
            return Standing.PROPOSED
        if request.answer and _alike(request.answer, need.text):
            return Standing.CONFIRMED
        if not _alike(request.text, need.text):
            return Standing.PROPOSED
        return Standing.CONFIRMED if request.standing is Standing.WANTED else request.standing

    def silent(self, needs: Sequence[Need]) -> tuple[Need, ...]:
        """The needs that were asked about in vain so far."""
        return tuple(need for need in needs if self.standing(need) is Standing.SILENT)


def _alike(one: str, other: str) -> bool:
    return " ".join(one.split()).strip(" .").casefold() == " ".join(other.split()).strip(" .").casefold()
