"""From what was understood, and a few answers, to a whole definition and the sentence that says it."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kpi_rules.change import arrival
from kpi_rules.countable import counted_direction, counted_thing, start_among
from kpi_rules.durations import in_unit_of
from kpi_rules.metrics import better_direction, is_money
from kpi_rules.nouns import Definition
from kpi_rules.phrases import rate
from kpi_rules.sentences import counts_things, sentence
from kpi_rules.shares import share_metric
from nlp import read_amount
from nlp.nouns import Amount, Comparator, Direction, Measure, Period, Reading, Target, TargetKind, Unit

__all__ = ["Part", "definition_of", "filled", "missing", "sentence"]

_RELATIVE = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINT, Unit.TIMES})


_ARTICLE = re.compile(r"^(?:the|our|an?)\s{1,3}", re.IGNORECASE)
_VAGUE_NAMES = frozenset({"vague-noun", "vague-adjective"})
_MONEY = frozenset({"$", "money", "currency"})
_THINGS = frozenset({"times", "things", "pieces", "number", "a number", "a number of things", "count"})


class Part(StrEnum):
    """A part of a definition that a person can be asked for."""

    METRIC = "metric"
    TARGET = "target"
    UNIT = "unit"
    BASELINE = "baseline"
    DUE = "due"


def definition_of(reading: Reading) -> Definition:
    """What the statement says, as a definition. What it does not say stays empty; a known change becomes a value."""
    base, when = reading.baseline, reading.deadline
    definition = Definition(
        statement=reading.text,
        metric=_metric(reading),
        direction=_stated_direction(reading),
        measure=reading.measure,
        baseline=_start_of(reading),
        due=when.last_day if when and not (when.cadence and when.first_day is None) else None,
        cadence=rate(reading),
    )
    return _settled(_with_target(definition, _reaching(reading)), start=base)


def _stated_direction(reading: Reading) -> Direction | None:
    """The direction that a verb states; "cost from $80 to $50" has none, and its numbers tell."""
    moves = reading.baseline is not None and reading.target is not None
    return None if moves and reading.verb is None else counted_direction(reading)


def _start_of(reading: Reading) -> Decimal | None:
    """Where it stands today, in the unit of the target; nothing where the two units cannot be compared."""
    base, target = reading.baseline, reading.target
    if base is None:
        return None
    among = start_among(base, target) if target else None
    if among is not None:
        return among
    return in_unit_of(base, unit_text=target.unit_text if target else "")


def _reaching(reading: Reading) -> Target | None:
    """The target. From 2x to 4x is a value to arrive at, although "4x" alone is a change; a rhythm is no unit."""
    base, target, when = reading.baseline, reading.target, reading.deadline
    if target is None:
        return None
    if base is not None and base.unit is target.unit is Unit.TIMES:
        return target.model_copy(update={"kind": TargetKind.REACH})
    rhythm = (
        when is not None and when.cadence is not None and target.unit_text.casefold() in when.text.casefold()
    )
    return target.model_copy(update={"unit_text": ""}) if target.unit is Unit.COUNT and rhythm else target


def _metric(reading: Reading) -> str:
    if reading.measure is Measure.MILESTONE and reading.milestone:
        return reading.milestone.text
    return share_metric(reading) or ("" if _metric_is_vague(reading) else _stated_metric(reading))


def _stated_metric(reading: Reading) -> str:
    return counted_thing(reading) or _repeated(reading)


def _repeated(reading: Reading) -> str:
    """What is done so many times: "exercise twice a week" counts "exercise"."""
    times = reading.target is not None and reading.target.unit_text == "times"
    return reading.verb.text.casefold() if times and reading.verb else ""


def _metric_is_vague(reading: Reading) -> bool:
    """Without a number, "a good relationship" names nothing that could be counted: the metric is still to be found."""
    metric = reading.metric
    if metric is None or reading.target is not None:
        return False
    words = (vague for vague in reading.vague if vague.rule in _VAGUE_NAMES)
    return any(vague.start < metric.end and metric.start < vague.end for vague in words)


def _with_target(definition: Definition, target: Target | None) -> Definition:
    if target is None:
        return definition
    bare = target.unit is Unit.COUNT and not target.unit_text
    if bare and is_money(definition.metric):
        target = target.model_copy(update={"unit": Unit.CURRENCY})
    return _targeted(definition, target, kind=target.kind)


def missing(definition: Definition) -> tuple[Part, ...]:
    """What is still to be asked, in the order to ask. A deliverable needs nothing but a date."""
    if definition.measure is Measure.MILESTONE:
        return _if(Part.METRIC, when=not definition.metric) + _if(Part.DUE, when=definition.due is None)
    return (
        _if(Part.METRIC, when=not definition.metric)
        + _if(Part.TARGET, when=definition.target is None)
        + _if(Part.UNIT, when=definition.target is not None and _without_unit(definition))
        + _if(Part.BASELINE, when=_needs_baseline(definition))
        + _if(Part.DUE, when=definition.due is None and definition.cadence is None)
    )


def _without_unit(definition: Definition) -> bool:
    return definition.unit is None or (definition.unit is Unit.CURRENCY and not definition.currency)


def _if(part: Part, *, when: bool) -> tuple[Part, ...]:
    return (part,) if when else ()


def _needs_baseline(definition: Definition) -> bool:
    """A change needs its start; keeping a value does not, nor does getting a number of things done."""
    if definition.baseline is not None or definition.direction is Direction.KEEP or counts_things(definition):
        return False
    return definition.target_kind is TargetKind.CHANGE or definition.comparator is not Comparator.BETWEEN


def filled(
    definition: Definition,
    part: Part,
    *,
    today: date,
    text: str = "",
    amount: Amount | None = None,
    period: Period | None = None,
    currency: str = "USD",
) -> Definition:
    """The definition with one answer put in.

    Pass `amount` for target, unit and baseline, `period` for the date, `text` as typed ("by 15%" is a change, "to 15%"
    a value). A percent change turns into a value as soon as the start is known. `currency` stands in where money is
    meant and no currency was named. An answer that does not fit the part leaves the definition as it was.
    """
    match part:
        case Part.METRIC if text.strip():
            return definition.model_copy(update={"metric": _ARTICLE.sub("", text.strip(" \t.,;"))})
        case Part.TARGET if amount is not None:
            return _target_filled(definition, amount, text=text or amount.text, currency=currency)
        case Part.UNIT:
            return _unit_filled(definition, amount=amount, text=text, currency=currency)
        case Part.BASELINE if amount is not None:
            wanted = definition.unit_text if definition.unit is Unit.DURATION else ""
            changed = definition.model_copy(update={"baseline": in_unit_of(amount, unit_text=wanted)})
            return _settled(changed, start=_priced(definition, amount, currency=currency))
        case Part.DUE if period is not None:
            return _due_filled(definition, period, today=today)
        case _:
            return definition


def _due_filled(definition: Definition, period: Period, *, today: date) -> Definition:
    """A bare rhythm leaves no day; a day that has passed is no deadline."""
    last = period.last_day if period.last_day and period.last_day >= today else None
    if period.cadence:
        return definition.model_copy(update={"cadence": period.cadence, "due": last or definition.due})
    return definition.model_copy(update={"due": last or definition.due})


def _target_filled(definition: Definition, amount: Amount, *, text: str, currency: str) -> Definition:
    kind = _kind(definition, amount, text=text)
    priced = amount if kind is TargetKind.CHANGE else _priced(definition, amount, currency=currency)
    measured = definition.model_copy(update={"measure": Measure.QUANTITY})
    return _settled(_targeted(measured, priced, kind=kind), start=_start(definition))


def _start(definition: Definition) -> Amount | None:
    """The baseline with its unit, while the definition's unit is still that of the baseline."""
    if definition.baseline is None or definition.target is not None:
        return None
    return Amount(
        text="",
        start=0,
        end=0,
        value=definition.baseline,
        unit=definition.unit,
        unit_text=definition.unit_text,
        currency=definition.currency,
    )


def _kind(definition: Definition, amount: Amount, *, text: str) -> TargetKind:
    words = text.casefold().split()
    if words[:1] in (["by"], ["plus"], ["minus"]) or (words[:1] and words[0][:1] in "+-"):
        return TargetKind.CHANGE
    if words[:1] in (["to"], ["at"], ["below"], ["above"], ["under"]):
        return TargetKind.REACH
    if amount.unit in {Unit.PERCENTAGE_POINT, Unit.TIMES}:
        return TargetKind.CHANGE
    if amount.unit is Unit.PERCENT and is_money(definition.metric):
        return TargetKind.CHANGE
    return TargetKind.REACH


def _targeted(definition: Definition, amount: Amount, *, kind: TargetKind) -> Definition:
    return definition.model_copy(
        update={
            "target": amount.value,
            "target_high": amount.high,
            "target_kind": kind,
            "comparator": amount.comparator,
            "unit": amount.unit,
            "unit_text": amount.unit_text,
            "currency": amount.currency,
        }
    )


def _priced(definition: Definition, amount: Amount, *, currency: str) -> Amount:
    """A bare number of a money metric is money."""
    unnamed = amount.unit in {None, Unit.COUNT} and is_money(definition.metric)
    if (unnamed or amount.unit is Unit.CURRENCY) and not amount.unit_text and not amount.currency:
        return amount.model_copy(update={"unit": Unit.CURRENCY, "currency": definition.currency or currency})
    return amount


def _unit_filled(definition: Definition, *, amount: Amount | None, text: str, currency: str) -> Definition:
    fields = (
        _unit_of(amount) if amount is not None and amount.unit is not None else _named_unit(text, currency)
    )
    return definition.model_copy(update=fields)


def _named_unit(text: str, currency: str) -> dict[str, object]:
    """A unit by its bare name; a name that is none is taken for the things that are counted."""
    name = text.strip()
    if name.casefold() in _MONEY:
        return {"unit": Unit.CURRENCY, "unit_text": "", "currency": currency}
    if name.casefold() in _THINGS:
        return {"unit": Unit.COUNT, "unit_text": "", "currency": None}
    one = read_amount(f"1 {name}") if name else None
    if one is not None and one.unit is not None:
        return _unit_of(one)
    return {"unit": Unit.COUNT, "unit_text": name, "currency": None} if name else {}


def _settled(definition: Definition, *, start: Amount | None) -> Definition:
    """Direction and value worked out from what is known by now."""
    directed = definition.model_copy(update={"direction": _direction(definition)})
    if directed.target_kind is not TargetKind.CHANGE or directed.baseline is None:
        return _unit_from(directed, start)
    return _reached(directed, start=start)


def _direction(definition: Definition) -> Direction | None:
    moved = (
        definition.baseline not in {None, definition.target} and definition.target_kind is TargetKind.REACH
    )
    kept_apart = definition.direction is Direction.KEEP and moved and definition.target is not None
    if (definition.direction is not None and not kept_apart) or definition.target is None:
        return definition.direction
    if definition.baseline is None or definition.target_kind is TargetKind.CHANGE:
        return better_direction(definition.metric)
    if definition.baseline == definition.target:
        return Direction.KEEP
    return Direction.INCREASE if definition.target > definition.baseline else Direction.DECREASE


def _unit_from(definition: Definition, start: Amount | None) -> Definition:
    """The start's unit serves for a target that has none, or none but a bare count."""
    bare = _without_unit(definition) or (definition.unit is Unit.COUNT and not definition.unit_text)
    if start is None or not bare or start.unit is None:
        return definition
    return definition.model_copy(update=_unit_of(start))


def _unit_of(amount: Amount) -> dict[str, object]:
    return {"unit": amount.unit, "unit_text": amount.unit_text, "currency": amount.currency}


def _reached(definition: Definition, *, start: Amount | None) -> Definition:
    """The change worked out. A relative change takes the unit of its start, and waits while that is unknown."""
    change, base, unit = definition.target, definition.baseline, definition.unit
    relative = unit in _RELATIVE
    if change is None or base is None or (relative and (start is None or start.unit is None)):
        return definition
    value = arrival(change, unit=unit, start=base, direction=definition.direction)
    if value is None:
        return definition
    fields: dict[str, object] = {"target": value, "target_kind": TargetKind.REACH, "target_high": None}
    if relative and start is not None:
        fields |= _unit_of(start)
    return definition.model_copy(update=fields)
