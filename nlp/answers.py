"""Short answers: an amount, or a time, on its own."""

from datetime import date
from decimal import Decimal
from typing import Any

from nlp.clean import Prepared, prepare
from nlp.nouns import Amount, Period, Span
from nlp.pipeline import pipeline
from nlp.rules.calendar import Calendar
from nlp.rules.counted import counted
from nlp.rules.number import Number, Place
from nlp.rules.numbers import numbers
from nlp.rules.periods import periods
from nlp.rules.when import When

_CENT = Decimal("0.01")
_MOST_DIGITS = 28
_PLAIN = Decimal(10**_MOST_DIGITS)


def read_amount(text: str) -> Amount | None:
    """The one amount in an answer such as "1.2m", "30 days" or "4.5 out of 5"; nothing where it gives none or two."""
    prepared = prepare(text)
    sentence = pipeline().sentence(prepared.text)
    found = numbers(sentence)
    if len(found) != 1:
        return None
    return amount(counted(found[0], sentence=sentence), text=text, prepared=prepared)


def read_period(text: str, *, today: date, fiscal_year_start: int = 1) -> Period | None:
    """When an answer such as "end of June", "next fiscal year" or "every month" is; nothing where it does not say."""
    prepared = prepare(text)
    found = periods(pipeline().sentence(prepared.text), calendar=Calendar(today, fiscal_year_start))
    if not found:
        return None
    return period(max(found, key=lambda when: when.strength), text=text, prepared=prepared)


def span(place: Place, *, text: str, prepared: Prepared) -> Span:
    """Some words with their place in the text as given."""
    start, end = prepared.span(*place)
    return Span(text=text[start:end], start=start, end=end)


def amount(number: Number, *, text: str, prepared: Prepared) -> Amount:
    """The number as a value with its place in the text as given."""
    return Amount(**amount_parts(number, text=text, prepared=prepared))


def amount_parts(number: Number, *, text: str, prepared: Prepared) -> dict[str, Any]:
    """What an amount is made of."""
    start, end = prepared.span(number.start, number.end)
    return {
        "text": text[start:end],
        "start": start,
        "end": end,
        "value": plain(number.value),
        "high": plain(number.high) if number.high is not None else None,
        "comparator": number.comparator,
        "unit": number.unit,
        "unit_text": number.unit_text,
        "currency": number.currency,
    }


def plain(value: Decimal) -> Decimal:
    """The value without trailing zeros or an exponent; an endless fraction is cut to two decimals."""
    if value == value.to_integral_value() and abs(value) < _PLAIN:
        return Decimal(int(value))
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent <= -_MOST_DIGITS // 2:
        value = value.quantize(_CENT)
    return value.normalize()


def period(when: When, *, text: str, prepared: Prepared) -> Period:
    """The period as a value with its place in the text as given."""
    start, end = prepared.span(when.start, when.end)
    return Period(
        text=text[start:end],
        start=start,
        end=end,
        first_day=when.first_day,
        last_day=when.last_day,
        cadence=when.cadence,
    )
