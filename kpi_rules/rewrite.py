"""From what was understood to a definition, and what it still lacks before its sentence can be said."""

from datetime import date, timedelta
from decimal import Decimal

from kpi_rules import lexicon
from kpi_rules.answers import Part, filled
from kpi_rules.countable import counted_direction, measure_of, saves_on, start_among
from kpi_rules.durations import in_unit_of
from kpi_rules.loss import is_name, loses
from kpi_rules.measured import metric_of, verb_meant
from kpi_rules.metrics import is_money
from kpi_rules.nouns import Definition
from kpi_rules.own_words import own_words
from kpi_rules.pace import time_metric
from kpi_rules.phrases import rate
from kpi_rules.sentences import composed, counts_things, with_gaps
from kpi_rules.signs import holds, is_signed, span_around_zero
from kpi_rules.targets import settled, targeted, without_unit
from kpi_rules.words import bare_forms
from nlp import read
from nlp.lexicon import lexicon as verbs
from nlp.nouns import Comparator, Direction, Measure, Reading, Target, TargetKind, Unit

__all__ = ["Part", "definition_of", "filled", "missing", "sentence"]

_ANY_DAY = date(2026, 1, 1)
"""For a definition without a day: where words stand in a sentence does not depend on when it is read."""


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
    if reading.verb is None and (
        slip := next(filter(None, (verb_meant(s.text, reading) for s in reading.slips)), "")
    ):
        return _direction_of(slip)
    if is_signed(reading) and reading.verb is None:
        return Direction.DECREASE if is_signed(reading) == "-" else Direction.INCREASE
    moves = reading.baseline is not None and reading.target is not None
    # From 120 to 90 days goes down, whether that is called an improvement or not named at all.
    open_verb = reading.verb is None or reading.verb.text.casefold() in lexicon.words(
        "light", "verbs of any way"
    )
    improves = reading.verb is not None and open_verb
    return None if (moves and open_verb) or improves else counted_direction(reading)


def _direction_of(verb: str) -> Direction | None:
    listed = verbs("verbs")
    ways = {"up": Direction.INCREASE, "down": Direction.DECREASE, "keep": Direction.KEEP}
    return next((way for kind, way in ways.items() if verb in listed[kind]), None)


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
    if saves_on(reading):
        return target.model_copy(update={"kind": TargetKind.CHANGE})
    if base is None and is_signed(reading):
        return target.model_copy(update={"kind": TargetKind.CHANGE, "value": abs(target.value)})
    if target.kind is TargetKind.CHANGE and _is_growth(reading):
        target = target.model_copy(update={"kind": TargetKind.REACH})
    if _is_limit(reading) and target.comparator is Comparator.EXACTLY:
        target = target.model_copy(update={"comparator": Comparator.AT_MOST})
    if time_metric(reading) and target.comparator is Comparator.EXACTLY:
        target = target.model_copy(update={"comparator": Comparator.AT_MOST})
    if base is not None and base.unit is target.unit is Unit.TIMES:
        return target.model_copy(update={"kind": TargetKind.REACH})
    rhythm = (
        when is not None and when.cadence is not None and target.unit_text.casefold() in when.text.casefold()
    )
    return target.model_copy(update={"unit_text": ""}) if target.unit is Unit.COUNT and rhythm else target


def _is_limit(reading: Reading) -> bool:
    """ "Limit overtime to 5 hours": less is as good."""
    return reading.verb_word in lexicon.words("light", "limiting")


def _is_growth(reading: Reading) -> bool:
    """ "Achieve 40% growth": the growth itself is the figure, and 40% the value to reach."""
    verb, metric = reading.verb_word, reading.metric
    grown = metric is not None and metric.text.casefold().endswith("growth")
    return grown and (not verb or verb in lexicon.words("verbs", "of arrival"))


def _with_target(definition: Definition, target: Target | None) -> Definition:
    if target is None:
        return definition
    bare = target.unit is Unit.COUNT and not target.unit_text
    if bare and is_money(definition.metric):
        target = target.model_copy(update={"unit": Unit.CURRENCY})
    return targeted(definition, target, kind=target.kind)


def sentence(definition: Definition) -> str:
    """The definition as one sentence without a full stop, or the statement itself while nothing better can be said.

    Put together anew from its parts where that loses nothing; else the person's own words with what was answered.
    """
    milestone = definition.measure is Measure.MILESTONE
    if not milestone and (definition.target is None or not definition.metric):
        return definition.statement
    # The day before the last one: "in April" or "this year" then means what was meant.
    day = definition.due - timedelta(days=1) if definition.due else _ANY_DAY
    said, whole = read(definition.statement, today=day), composed(definition)
    if milestone:
        stated = definition.metric.casefold() in definition.statement.casefold()
        return own_words(definition, said) if stated else whole
    well = is_name(definition.metric) and not loses(whole, said)
    return whole if well or not _is_about(definition, said) else own_words(definition, said)


def _is_about(definition: Definition, said: Reading) -> bool:
    """Whether the statement still says what the definition does; another metric may have been named since."""
    target = said.target
    if target is None or definition_of(said).metric != definition.metric:
        return False
    relative = target.kind is TargetKind.CHANGE and definition.target_kind is TargetKind.REACH
    same = definition.target == target.value and definition.target_kind is target.kind
    return same or relative or (definition.target_kind is target.kind and any(map(str.isdigit, target.text)))


def outline(definition: Definition) -> str:
    """The sentence with "…" for what is still to be said; empty while not even what is counted is known."""
    gaps = missing(definition)
    if not definition.metric or Part.METRIC in gaps:
        return ""
    if definition.measure is not Measure.MILESTONE and definition.target is None:
        return with_gaps(definition)
    return f"{sentence(definition)} by …" if Part.DUE in gaps else sentence(definition)


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
    if (
        definition.baseline is not None
        or definition.direction is Direction.KEEP
        or _starts_at_nothing(definition)
    ):
        return False
    return definition.target_kind is TargetKind.CHANGE or definition.comparator is not Comparator.BETWEEN


def _starts_at_nothing(definition: Definition) -> bool:
    """Things to get done, money to save and habits begin at nothing, so nobody needs to say where they stand."""
    if counts_things(definition) or definition.metric.startswith("savings"):
        return True
    work = lexicon.words("verbs", "counting") - lexicon.words("verbs", "of arrival")
    first = definition.statement.casefold().split()[:1]
    stated = definition.metric.casefold() in definition.statement.casefold()
    done = stated and bool(first) and not work.isdisjoint(bare_forms(first[0]))
    habit = definition.target == 1 and definition.cadence is not None
    return definition.unit is Unit.COUNT and definition.target_kind is TargetKind.REACH and (done or habit)
