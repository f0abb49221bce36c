"""Amounts and times as people type them in a hurry: "40ish", "evry month", "June 31st"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

import nlp
from bot.dialogue.facts import Facts
from nlp.nouns import Amount, Period

_MONTHS = [name.casefold() for name in calendar.month_name if name]
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_CALENDAR_WORDS = (
    *_MONTHS, "every", "each", "month", "months", "monthly", "quarter", "quarters", "quarterly", "year", "years",
    "yearly", "annually", "weeks", "weekly", "daily", "day", "days", "next", "this", "until", "before", "within",
    "week", "fiscal", "calendar", "spring", "summer", "autumn", "winter", "christmas", "easter", "first", "second",
    "third", "fourth", "half", "middle", "start", "beginning", "later", "latest", "following", "current", "coming",
)  # fmt: skip
_SHORTEST, _ALIKE = 4, 0.8
_ISH = re.compile(r"(?<=\d)\s*-?ish\b", re.IGNORECASE)


def respelled(text: str) -> str:
    """The text with slips in words of the calendar put right: "evry month" is "every month"."""
    return re.sub(r"[^\W\d_]+", lambda found: _respelled(found[0]), text)


def _respelled(word: str) -> str:
    low = word.casefold()
    if len(low) < _SHORTEST or low in _CALENDAR_WORDS:
        return word
    same_start = [known for known in _CALENDAR_WORDS if known[0] == low[0]]
    close = get_close_matches(low, same_start, n=1, cutoff=_ALIKE)
    return close[0].capitalize() if close and close[0] in _MONTHS else close[0] if close else word


def period_in(text: str, facts: Facts) -> tuple[Period | None, str]:
    """When a text says, and the text as it was understood: the words themselves, or without their slips."""
    for said in dict.fromkeys((respelled(text), text)):
        if no_such_day(said, today=facts.today) is None:
            period = nlp.read_period(said, today=facts.today, fiscal_year_start=facts.fiscal_year_start)
            if period is not None:
                return period, said
    return None, text


def amount_in(text: str) -> Amount | None:
    """The one amount that a text gives. "The second one sounds good" gives none."""
    said = _ISH.sub("", text)
    amount = nlp.read_amount(said)
    if amount is None or any(sign.isdecimal() for sign in said):
        return amount
    is_pointing = amount.text.casefold() == "one" and len(said.split()) > 1
    return None if is_pointing else amount


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """A day that the calendar does not have, and the last one that this month has."""

    month: str
    days: int
    last: date


_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s.]+([a-z]{3,9})\.?(?:[\s,]+(\d{4}))?\b", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    r"\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s*,?\s+(\d{4}))?(?![\d.])\b", re.IGNORECASE
)
_NUMBERS = re.compile(r"\b(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))\b")


def no_such_day(text: str, *, today: date) -> NoSuchDay | None:
    """The day in a text that does not exist, such as June 31st."""
    for found in _DAY_MONTH.finditer(text):
        wrong = _wrong(found[2], found[1], found[3], today=today)
        if wrong is not None:
            return wrong
    for found in _MONTH_DAY.finditer(text):
        wrong = _wrong(found[1], found[2], found[3], today=today)
        if wrong is not None:
            return wrong
    numbers = _NUMBERS.search(text)
    if numbers is None:
        return None
    year, month, day = numbers[1] or numbers[6], numbers[2] or numbers[5], numbers[3] or numbers[4]
    name = _MONTHS[int(month) - 1] if 1 <= int(month) <= len(_MONTHS) else ""
    return _wrong(name, day, year, today=today)


def _wrong(name: str, day: str, year: str | None, *, today: date) -> NoSuchDay | None:
    month = _month(name)
    if month is None or int(day) < 1:
        return None
    in_year = int(year) if year else today.year + (month < today.month)
    days = calendar.monthrange(in_year, month)[1] if 1 <= in_year <= date.max.year else int(day)
    if int(day) <= days:
        return None
    return NoSuchDay(calendar.month_name[month], days, date(in_year, month, days))


def _month(name: str) -> int | None:
    low = name.casefold()
    return _MONTHS.index(low) + 1 if low in _MONTHS else _SHORT.get(low)
