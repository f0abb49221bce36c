"""What nobody but a person can say about a KPI, in the order in which it is asked."""

from collections.abc import Iterator
from enum import StrEnum

from kpi_rules.sheet_nouns import Action, Availability, Degree, Sheet


class Point(StrEnum):
    """One thing that a sheet does not hold yet."""

    ACTION = "action"
    INFLUENCE = "influence"
    GAMING = "gaming"
    SOURCE = "source"
    AVAILABILITY = "availability"
    FETCHING = "fetching"
    """An action that gets a number which nobody has yet."""
    BENEFIT = "benefit"
    KEEPING = "keeping"
    """Why it is kept although it costs much and brings little."""


def unsaid(sheet: Sheet) -> tuple[Point, ...]:
    """The points that are open on a sheet whose defaults are filled in."""
    return tuple(_open(sheet))


def is_whole(action: Action) -> bool:
    """Whether it says what, who and by when."""
    return bool(action.what.strip() and action.who) and action.by is not None


def _open(sheet: Sheet) -> Iterator[Point]:
    if not any(is_whole(action) for action in sheet.actions if not action.fetches):
        yield Point.ACTION
    if not sheet.influence.strip():
        yield Point.INFLUENCE
    if not sheet.gaming.strip():
        yield Point.GAMING
    if not sheet.source.strip():
        yield Point.SOURCE
    if sheet.availability is None:
        yield Point.AVAILABILITY
    missing = sheet.availability is Availability.MISSING
    if missing and not any(is_whole(action) for action in sheet.actions if action.fetches):
        yield Point.FETCHING
    yield from _worth(sheet)


def _worth(sheet: Sheet) -> Iterator[Point]:
    if sheet.cost is not Degree.HIGH:
        return
    if sheet.benefit is None:
        yield Point.BENEFIT
    elif sheet.benefit is Degree.LOW and not sheet.keep_because.strip():
        yield Point.KEEPING
