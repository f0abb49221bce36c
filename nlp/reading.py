"""A statement in, a reading out."""

from datetime import date

from nlp.answers import amount, period
from nlp.clean import prepare
from nlp.nouns import Measure, Reading, Target
from nlp.rules.calendar import Calendar
from nlp.rules.numbers import numbers
from nlp.rules.periods import periods


def read(text: str, *, today: date, fiscal_year_start: int = 1) -> Reading:
    """What a statement says. Any text gives a reading; spans count code points of `text`."""
    prepared = prepare(text)
    whens = periods(prepared.text, calendar=Calendar(today, fiscal_year_start))
    found = numbers(prepared.text, taken=[(w.start, w.end) for w in whens])
    deadline = max(whens, key=lambda when: when.strength, default=None)
    values = [amount(number, text=text, prepared=prepared) for number in found]
    return Reading(
        text=text,
        target=Target(**values[-1].model_dump()) if values else None,
        baseline=values[0] if len(values) > 1 else None,
        deadline=period(deadline, text=text, prepared=prepared) if deadline else None,
        measure=Measure.QUANTITY if values else Measure.NONE,
    )
