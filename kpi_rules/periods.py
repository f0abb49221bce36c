"""The periods for which values are recorded: the days, weeks, months, quarters, halves and years of one company.

Quarters, halves and years follow the fiscal year, which is named for the year it ends in. Keys of one rhythm sort
in the order of time: `2027-03-31`, `2027-W13`, `2027-03`, `2027-Q1`, `2027-H1`, `2027`.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from kpi_rules.nouns import Definition
from nlp.nouns import Cadence, Frozen

_DAY = timedelta(days=1)
_MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3, Cadence.HALF_YEARLY: 6, Cadence.YEARLY: 12}
_LETTERS = {Cadence.QUARTERLY: "Q", Cadence.HALF_YEARLY: "H"}
_KEY = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)


class Period(Frozen):
    """A stretch of time that one value is for."""

    key: str
    cadence: Cadence
    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def rhythm(definition: Definition) -> Cadence:
    """How often a value is recorded: as the definition says, else its sheet, else every month."""
    return definition.cadence or definition.sheet.reporting or Cadence.MONTHLY


@lru_cache(maxsize=4096)
def period_of(day: date, cadence: Cadence, *, starts_in: int = 1) -> Period:
    """The period of this rhythm that the day lies in."""
    if cadence is Cadence.DAILY:
        return Period(key=day.isoformat(), cadence=cadence, first=day, last=day)
    if cadence is Cadence.WEEKLY:
        return _week(day)
    months = _MONTHS[cadence]
    begins = 1 if months == 1 else starts_in
    first = _on(day.replace(day=1), -((day.month - begins) % 12 % months))
    last = _on(first, months) - _DAY
    return Period(key=_key(first, cadence, starts_in=starts_in), cadence=cadence, first=first, last=last)


@lru_cache(maxsize=4096)
def named(key: str, *, starts_in: int = 1) -> Period | None:
    """The period that a key names; None when it names none."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    try:
        return _named(found, starts_in=starts_in)
    except ValueError:
        return None


def after(period: Period, *, starts_in: int = 1) -> Period:
    """The next period of the same rhythm."""
    return period_of(period.last + _DAY, period.cadence, starts_in=starts_in)


def before(period: Period, *, starts_in: int = 1) -> Period:
    """The one before it."""
    return period_of(period.first - _DAY, period.cadence, starts_in=starts_in)


def between(first: date, last: date, *, cadence: Cadence, starts_in: int = 1) -> Iterator[Period]:
    """The periods from the one that holds `first` to the one that holds `last`, the oldest first."""
    period = period_of(first, cadence, starts_in=starts_in)
    while period.first <= last:
        yield period
        period = after(period, starts_in=starts_in)


def owed(
    cadence: Cadence, *, since: date, today: date, known: frozenset[str], starts_in: int = 1, most: int = 12
) -> tuple[Period, ...]:
    """The periods that are over and have no value, the newest last, and no more than `most` of them.

    The first is the one that `since` falls into: nobody owes a value for a time in which the KPI did not exist.
    """
    found: list[Period] = []
    period = before(period_of(today, cadence, starts_in=starts_in), starts_in=starts_in)
    while period.last >= since and len(found) < most:
        if period.key not in known:
            found.append(period)
        period = before(period, starts_in=starts_in)
    return tuple(reversed(found))


def meant(
    cadence: Cadence, *, today: date, known: frozenset[str], since: date, grace_days: int, starts_in: int = 1
) -> Period:
    """The period that a bare value is for: the one just over while its value is awaited, else the running one."""
    running = period_of(today, cadence, starts_in=starts_in)
    past = before(running, starts_in=starts_in)
    waits = past.last >= since and past.key not in known
    return past if waits and (today - past.last).days <= grace_days else running


def month_end(day: date) -> date:
    """The last day of the month that the day is in."""
    return _on(day.replace(day=1), 1) - _DAY


def text_of(period: Period) -> str:
    """How people call the period: "November 2026", "Q1 2027", "week 48 of 2026"."""
    match period.cadence:
        case Cadence.DAILY:
            return f"{period.first.day} {period.first:%B %Y}"
        case Cadence.WEEKLY:
            return f"week {int(period.key[-2:])} of {period.key[:4]}"
        case Cadence.MONTHLY:
            return f"{period.first:%B %Y}"
        case Cadence.YEARLY:
            return period.key
        case _:
            return f"{period.key[5:]} {period.key[:4]}"


def short_text(period: Period) -> str:
    """The same where there is little room: "Nov", "Q1", "W48"."""
    match period.cadence:
        case Cadence.DAILY:
            return f"{period.first.day} {period.first:%b}"
        case Cadence.MONTHLY:
            return f"{period.first:%b}"
        case Cadence.YEARLY:
            return period.key
        case _:
            return period.key[5:]


def _week(day: date) -> Period:
    first = day - timedelta(days=day.weekday())
    year, week, _ = first.isocalendar()
    last = first + timedelta(days=6)
    return Period(key=f"{year}-W{week:02}", cadence=Cadence.WEEKLY, first=first, last=last)


def _on(first: date, months: int) -> date:
    """The first of the month so many months later."""
    index = first.year * 12 + first.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def _key(first: date, cadence: Cadence, *, starts_in: int) -> str:
    if cadence is Cadence.MONTHLY:
        return f"{first.year}-{first.month:02}"
    year = first.year + (starts_in > 1 and first.month >= starts_in)
    if cadence is Cadence.YEARLY:
        return f"{year}"
    part = (first.month - starts_in) % 12 // _MONTHS[cadence] + 1
    return f"{year}-{_LETTERS[cadence]}{part}"


def _named(found: re.Match[str], *, starts_in: int) -> Period:
    year = int(found["year"])
    if found["day"]:
        return period_of(date(year, int(found["month"]), int(found["day"])), Cadence.DAILY)
    if found["month"]:
        return period_of(date(year, int(found["month"]), 1), Cadence.MONTHLY)
    if found["week"]:
        return period_of(date.fromisocalendar(year, int(found["week"]), 1), Cadence.WEEKLY)
    start = date(year - (starts_in > 1), starts_in, 1)
    if found["quarter"]:
        return period_of(_on(start, 3 * (int(found["quarter"]) - 1)), Cadence.QUARTERLY, starts_in=starts_in)
    if found["half"]:
        return period_of(_on(start, 6 * (int(found["half"]) - 1)), Cadence.HALF_YEARLY, starts_in=starts_in)
    return period_of(start, Cadence.YEARLY, starts_in=starts_in)
