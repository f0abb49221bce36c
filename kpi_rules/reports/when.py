"""Which period somebody means: "October", "last month", "Q3", "week 47", always one that has begun."""

import re
from calendar import month_abbr, month_name
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from kpi_rules import periods
from nlp.nouns import Cadence

_MONTHS = {name.casefold(): n for n, name in enumerate(month_name) if n}
_MONTHS |= {name.casefold(): n for n, name in enumerate(month_abbr) if n} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_UNITS = {
    "day": Cadence.DAILY, "week": Cadence.WEEKLY, "month": Cadence.MONTHLY, "quarter": Cadence.QUARTERLY,
    "half": Cadence.HALF_YEARLY, "half-year": Cadence.HALF_YEARLY, "year": Cadence.YEARLY,
}  # fmt: skip
_YEAR = r"(?P<year>20\d\d)"
_PLAIN_MONTH = rf"(?!(?-i:may|march|mar)\b)(?P<month>{_MONTH})"
# A month's name is also a word ("may", "march"): it counts at either end of what is said, or behind a preposition.
_PATTERNS = (
    re.compile(
        rf"\b(?:on|as of|per)\s+(?:the\s+)?(?P<date>[0-3]?\d)(?:st|nd|rd|th)?\.?\s+(?:of\s+)?"
        rf"(?P<month>{_MONTH})\b\.?(?:\s+{_YEAR})?\s*[:,–—-]?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:on|as of|per)\s+(?P<month>{_MONTH})\.?\s+(?P<date>[0-3]?\d)(?:st|nd|rd|th)?"
        rf"(?:,?\s+{_YEAR})?\s*(?:[:,]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\b(?:for|in|of|on)\s+)?(?<![\d.,])(?P<iso>20\d\d-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)(?!\d)\s*[:–—]?"
        r"|(?:\b(?:for|in|of)\s+)?(?<![\d.,/])(?P<number>0?[1-9]|1[0-2])/(?P<year>20\d\d)(?!\d)\s*[:–—]?",
        re.IGNORECASE,
    ),
    re.compile(rf"\(\s*(?:(?:for|in|of)\s+)?(?P<month>{_MONTH})\.?(?:\s+{_YEAR})?\s*\)", re.IGNORECASE),
    re.compile(
        rf"(?:^|\b(?:for|in|of)\s+)(?P<month>{_MONTH})\.?(?:\s+(?P<year>20\d\d))?(?=\s|[:,–—-]|$)"
        r"\s*[:,–—-]?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<=[^\W\d]\s){_PLAIN_MONTH}\b\.?(?:\s+{_YEAR})?\s*[:=,–—]?"
        r"(?=\s*[-+−]?\W?(?!20\d\d\s*$)\d)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<=[\d%]\s)(?P<month>{_MONTH})\.?(?:\s+(?P<year>20\d\d))?\s*$", re.IGNORECASE),
    re.compile(
        r"(?:\b(?:for|in)\s+)?\b(?P<part>[QH][1-4])(?:[\s/-]*(?:FY\s*)?(?P<year>20\d\d))?\b\s*[:–—]?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\b(?:for|in)\s+)?\b(?:week\s*|W|KW)(?P<week>\d\d?)\b(?:\s+(?:of\s+)?(?P<year>20\d\d))?\s*[:–—]?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\b(?:for|in)\s+)?\b(?P<which>last|previous|this)\s+(?P<unit>day|week|month|quarter|half-year|half|year)\b['’]?s?\s*[:–—]?",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:for|in)\s+(?P<iso>20\d\d)\s*$", re.IGNORECASE),
    re.compile(r"\b(?P<yesterday>yesterday)\b\s*[:–—]?", re.IGNORECASE),
)


class When(NamedTuple):
    """The last day of what was named, not later than today, and the text without it."""

    day: date | None
    rest: str
    start: int = 0
    """Where it was named."""


def when(text: str, *, today: date, starts_in: int = 1) -> When:
    """The period that a text names, and the text without it."""
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if found is not None:
            period = _period(found, today=today, starts_in=starts_in)
            if period is not None:
                rest = f"{text[: found.start()]} {text[found.end() :]}"
                return When(min(period.last, today), " ".join(rest.split()), found.start())
    return When(None, text)


def _period(found: re.Match[str], *, today: date, starts_in: int) -> periods.Period | None:
    groups = {name: value.casefold() for name, value in found.groupdict().items() if value}
    year = int(groups["year"]) if "year" in groups else None
    if "yesterday" in groups:
        return periods.period_of(today - timedelta(days=1), Cadence.DAILY)
    if "unit" in groups:
        running = periods.period_of(today, _UNITS[groups["unit"]], starts_in=starts_in)
        return running if groups["which"] == "this" else periods.before(running, starts_in=starts_in)
    if "iso" in groups:
        named = periods.named(groups["iso"], starts_in=starts_in)
        return named if named is not None and named.first <= today else None
    return _latest(_key(groups), year=year, today=today, starts_in=starts_in)


def _key(groups: dict[str, str]) -> Callable[[int], str]:
    if "number" in groups:
        return lambda year: f"{year}-{int(groups['number']):02}"
    if "date" in groups:
        return lambda year: f"{year}-{_MONTHS[groups['month']]:02}-{int(groups['date']):02}"
    if "month" in groups:
        return lambda year: f"{year}-{_MONTHS[groups['month']]:02}"
    if "week" in groups:
        return lambda year: f"{year}-W{int(groups['week']):02}"
    return lambda year: f"{year}-{groups['part'].upper()}"


def _latest(
    key: Callable[[int], str], *, year: int | None, today: date, starts_in: int
) -> periods.Period | None:
    """The one of the year given, else the newest that has begun."""
    years = (year,) if year is not None else (today.year + 1, today.year, today.year - 1)
    known = (periods.named(key(one), starts_in=starts_in) for one in years)
    return next((period for period in known if period is not None and period.first <= today), None)
