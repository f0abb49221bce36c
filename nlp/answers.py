"""Short answers: an amount, or a time, on its own."""

from datetime import date

from nlp.clean import Prepared, prepare
from nlp.nouns import Amount, Period
from nlp.rules.calendar import Calendar
from nlp.rules.numbers import Number, numbers
from nlp.rules.periods import When, periods


def read_amount(text: str) -> Amount | None:
    """The amount that an answer such as "1.2m", "30 days" or "4.5 out of 5" gives; nothing where it gives none or two."""
    prepared = prepare(text)
    found = numbers(prepared.text)
    return amount(found[0], text=text, prepared=prepared) if len(found) == 1 else None


def read_period(text: str, *, today: date, fiscal_year_start: int = 1) -> Period | None:
    """When an answer such as "end of June", "next fiscal year" or "every month" is; nothing where it does not say."""
    prepared = prepare(text)
    found = periods(prepared.text, calendar=Calendar(today, fiscal_year_start))
    if not found:
        return None
    return period(max(found, key=lambda when: when.strength), text=text, prepared=prepared)


def amount(number: Number, *, text: str, prepared: Prepared) -> Amount:
    """The number as a value with its place in the text as given."""
    start, end = prepared.span(number.start, number.end)
    return Amount(
        text=text[start:end],
        start=start,
        end=end,
        value=number.value,
        high=number.high,
        comparator=number.comparator,
        unit=number.unit,
        unit_text=number.unit_text,
        currency=number.currency,
    )


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
