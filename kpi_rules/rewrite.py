"""From what was understood to a definition, and what it still lacks before its sentence can be said."""

from decimal import Decimal

from kpi_rules.answers import Part, filled
from kpi_rules.countable import counted_direction, measure_of, start_among
from kpi_rules.durations import in_unit_of
from kpi_rules.measured import metric_of
from kpi_rules.metrics import is_money
from kpi_rules.nouns import Definition
from kpi_rules.pace import time_metric
from kpi_rules.phrases import rate
from kpi_rules.sentences import counts_things, sentence
from kpi_rules.signs import holds, is_signed, span_around_zero
from kpi_rules.targets import settled, targeted, without_unit
from nlp.nouns import Comparator, Direction, Measure, Reading, Target, TargetKind, Unit

__all__ = ["Part", "definition_of", "filled", "missing", "sentence"]


def definition_of(reading: Reading) -> Definition:
    """What the statement says, as a definition. What it does not say stays empty; a known change becomes a value."""
    base, when = reading.baseline, reading.deadline
    definition = Definition(
        statement=reading.text,
        metric=metric_of(reading),
        direction=_stated_direction(reading),
        measure=measure_of(reading),
        baseline=_start_of(reading),
        due=when.last_day if when and not (when.cadence and when.first_day is None) else None,
        cadence=rate(reading),
    )
    return settled(_with_target(definition, _reaching(reading)), start=base)


def _stated_direction(reading: Reading) -> Direction | None:
    """The direction that a verb states; "cost from $80 to $50" has none, and its numbers tell."""
    if span_around_zero(reading) or holds(reading):
        return Direction.KEEP
    if is_signed(reading) and reading.verb is None:
        return Direction.DECREASE if is_signed(reading) == "-" else Direction.INCREASE
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
    if span_around_zero(reading):
        return target.model_copy(
            update={"value": -target.value, "high": target.value, "comparator": Comparator.BETWEEN}
        )
    if base is None and is_signed(reading):
        return target.model_copy(update={"kind": TargetKind.CHANGE, "value": abs(target.value)})
    if time_metric(reading) and target.comparator is Comparator.EXACTLY:
        target = target.model_copy(update={"comparator": Comparator.AT_MOST})
    if base is not None and base.unit is target.unit is Unit.TIMES:
        return target.model_copy(update={"kind": TargetKind.REACH})
    rhythm = (
        when is not None and when.cadence is not None and target.unit_text.casefold() in when.text.casefold()
    )
    return target.model_copy(update={"unit_text": ""}) if target.unit is Unit.COUNT and rhythm else target


def _with_target(definition: Definition, target: Target | None) -> Definition:
    if target is None:
        return definition
    bare = target.unit is Unit.COUNT and not target.unit_text
    if bare and is_money(definition.metric):
        target = target.model_copy(update={"unit": Unit.CURRENCY})
    return targeted(definition, target, kind=target.kind)


def missing(definition: Definition) -> tuple[Part, ...]:
    """What is still to be asked, in the order to ask. A deliverable needs nothing but a date."""
    if definition.measure is Measure.MILESTONE:
        return _if(Part.METRIC, when=not definition.metric) + _if(Part.DUE, when=definition.due is None)
    return (
        _if(Part.METRIC, when=not definition.metric)
        + _if(Part.TARGET, when=definition.target is None)
        + _if(Part.UNIT, when=definition.target is not None and without_unit(definition))
        + _if(Part.BASELINE, when=_needs_baseline(definition))
        + _if(Part.DUE, when=definition.due is None and definition.cadence is None)
    )


def _if(part: Part, *, when: bool) -> tuple[Part, ...]:
    return (part,) if when else ()


def _needs_baseline(definition: Definition) -> bool:
    """A change needs its start; keeping a value does not, nor does getting a number of things done."""
    if definition.baseline is not None or definition.direction is Direction.KEEP or counts_things(definition):
        return False
    return definition.target_kind is TargetKind.CHANGE or definition.comparator is not Comparator.BETWEEN
