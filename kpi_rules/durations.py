"""Durations in one unit: three days are seventy-two hours."""

import re
from decimal import Decimal

from nlp.nouns import Amount, Unit

_TIME_OF_DAY = re.compile(r"(?P<whole>\d{1,3}):(?P<part>[0-5]\d)")
_HOURS = {
    "second": Decimal(1) / Decimal(3600),
    "minute": Decimal(1) / Decimal(60),
    "hour": Decimal(1),
    "day": Decimal(24),
    "week": Decimal(168),
}
"""Hours of a unit. A month or a working day has no fixed length, so neither is here."""


def in_unit_of(amount: Amount, *, unit_text: str) -> Decimal | None:
    """The amount's value in another unit of time; unchanged where the units are one, None where none can be told."""
    if amount.unit is Unit.TIMES and _bare(unit_text) in _HOURS:
        return _clock(amount.text, unit=_bare(unit_text))
    mine, wanted = _bare(amount.unit_text), _bare(unit_text)
    # "receivable days from 2 to 1 hour": a unit that does not stand beside the number was only guessed for it.
    written = amount.unit_text.casefold() in amount.text.casefold()
    if amount.unit is not Unit.DURATION or not wanted or not written or mine == wanted:
        return amount.value
    if mine not in _HOURS or wanted not in _HOURS:
        return None
    return (amount.value * _HOURS[mine] / _HOURS[wanted]).quantize(Decimal("0.01")).normalize()


def _clock(text: str, *, unit: str) -> Decimal | None:
    """ "6:30" beside minutes is six and a half of them."""
    found = _TIME_OF_DAY.fullmatch(text.strip())
    if found is None or unit not in {"minute", "hour"}:
        return None
    return Decimal(found["whole"]) + round(Decimal(found["part"]) / 60, 2)


def _bare(unit_text: str) -> str:
    word = unit_text.casefold().strip(" .")
    short = {
        "s": "second",
        "sec": "second",
        "min": "minute",
        "h": "hour",
        "hr": "hour",
        "hrs": "hour",
        "d": "day",
    }
    return short.get(word, word.removesuffix("s"))
