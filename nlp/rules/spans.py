"""Two times that are the ends of one: "from January to June 2027"."""

from datetime import date

from nlp.rules.calendar import months_on
from nlp.rules.when import Strength, When

_THROUGH = frozenset({" to ", "-", " - ", " until ", " through ", " till "})


def spans(whens: list[When], *, text: str) -> list[When]:
    """The times, "from January to June 2027" made one."""
    joined: list[When] = []
    for when in whens:
        last = joined[-1] if joined else None
        if last and last.first_day and when.last_day and _through(last, when, text=text):
            first = _latest(last.first_day, before=when.last_day)
            joined[-1] = last._replace(
                end=when.end, strength=Strength.STRETCH, first_day=first, last_day=when.last_day
            )
        else:
            joined.append(when)
    return joined


def _through(first: When, last: When, *, text: str) -> bool:
    """Whether two times are the ends of one: "January to March", "between January and March"."""
    between = text[first.end : last.start]
    return between in _THROUGH or (between == " and " and text[: first.start].endswith("between "))


def _latest(day: date, *, before: date) -> date:
    """The day in the last year in which it still comes before another."""
    moved = months_on(day, 12 * (before.year - day.year))
    return moved if moved <= before else months_on(moved, -12)
