"""Which rule took which words, and what it took them to mean."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from nlp.analysis import Analysis, analyse
from nlp.answers import plain, span
from nlp.clean import prepare
from nlp.nouns import Comparator, Trace, Unit
from nlp.rules.calendar import Calendar
from nlp.rules.head import Head, Part
from nlp.rules.names import places
from nlp.rules.number import Number
from nlp.rules.rule import Taken
from nlp.rules.when import When

_VERBS = {
    "down": "verb-down",
    "up": "verb-up",
    "keep": "verb-keep",
    "reach": "verb-reach",
    "add": "verb-add",
    "deliver": "verb-deliver",
    "activity": "verb-activity",
}
_BOUNDS = {Comparator.AT_LEAST: "bound-floor", Comparator.AT_MOST: "bound-ceiling"}


def explain(text: str, *, today: date, fiscal_year_start: int = 1) -> tuple[Trace, ...]:
    """The words that each rule took, in the order of the text."""
    prepared = prepare(text)
    found = analyse(prepared, calendar=Calendar(today, fiscal_year_start))
    taken = sorted(_taken(found), key=lambda record: (record.start, -record.end, record.rule))
    return tuple(
        Trace(
            **dict(span((record.start, record.end), text=text, prepared=prepared)),
            rule=record.rule,
            meaning=str(record.meaning),
        )
        for record in taken
    )


def _taken(found: Analysis) -> Iterator[Taken]:
    for number in found.numbers:
        yield from _number(number)
    for when in found.whens:
        yield Taken(when.rule, when.start, when.end, days(when))
    for when in found.lengths:
        yield Taken("period-is-the-metric", when.start, when.end, "not a deadline")
    for head in found.heads:
        yield from _verb(found, head)
    yield from found.vague
    yield from found.slips
    yield from _parts(found)
    for start, end in places(found.sentence):
        yield Taken("name-with-digits", start, end, "a name")


def _number(number: Number) -> Iterator[Taken]:
    yield Taken(number.rule, number.start, number.end, written(number))
    if number.unit is not None:
        rule = f"unit-{number.unit.value.replace('_', '-')}"
        yield Taken(rule, number.start, number.end, number.currency or number.unit_text or number.unit.value)
    if number.comparator in _BOUNDS:
        yield Taken(_BOUNDS[number.comparator], number.front, number.end, number.comparator.value)


def _verb(found: Analysis, head: Head) -> Iterator[Taken]:
    place = found.sentence.starts[head.first], found.sentence.ends[head.last - 1]
    rule = next((rule for kind, rule in _VERBS.items() if kind in head.kinds), None)
    if rule is not None and head.part is not Part.CARRIER:
        yield Taken(rule, *place, head.part.value)
    elif head.part is Part.CARRIER:
        yield Taken("verb-carrier", *place, head.part.value)


def _parts(found: Analysis) -> Iterator[Taken]:
    if found.aim is not None:
        number = found.aim.number
        yield Taken("goal-target", number.start, number.end, f"{found.aim.kind.value} {written(number)}")
    if found.baseline is not None:
        yield Taken("goal-baseline", found.baseline.start, found.baseline.end, written(found.baseline))
    if found.deadline is not None:
        yield Taken("goal-deadline", found.deadline.start, found.deadline.end, days(found.deadline))
    for rule, place in (("goal-metric", found.metric), ("goal-means", found.means)):
        if place is not None:
            yield Taken(rule, *place, found.sentence.text[slice(*place)])
    for place in found.scope:
        yield Taken("goal-scope", *place, found.sentence.text[slice(*place)])
    for goal in found.goals if len(found.goals) > 1 else ():
        yield Taken("goal-several", goal.start, goal.end, "a goal of its own")
    for place in found.abbreviations:
        yield Taken("goal-abbreviation", *place, "not explained")


def written(number: Number) -> str:
    """A number in plain words: value, upper end, unit."""
    value = _digits(number.value)
    if number.high is not None:
        value += f" to {_digits(number.high)}"
    unit = number.currency or (
        number.unit.value if number.unit not in {None, Unit.COUNT} and number.unit else ""
    )
    if number.unit in {Unit.DURATION, Unit.COUNT}:
        unit = number.unit_text
    return f"{value} {unit}".strip()


def _digits(value: Decimal) -> str:
    return f"{plain(value):f}"


def days(when: When) -> str:
    """A time in plain words: its days, or its rhythm."""
    if when.cadence is not None:
        return when.cadence.value
    known = [day.isoformat() for day in (when.first_day, when.last_day) if day is not None]
    return " to ".join(dict.fromkeys(known)) or "days not known"
