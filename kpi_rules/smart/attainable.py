"""A: a goal that can be reached by standing on tiptoe. Only past values can tell."""

import re
from collections.abc import Iterable
from decimal import Decimal

from kpi_rules.change import arrival
from kpi_rules.findings import Letter, Severity
from kpi_rules.numbers import amount, amount_text
from kpi_rules.signs import is_signed
from kpi_rules.smart.rule import Context, Example, Hit, Rule, at, whole
from nlp.nouns import Comparator, Direction, Reading, Target, TargetKind, Unit

_ABSOLUTE_WORDS = re.compile(
    r"\b(?:always|never(?! (?:more|less|fewer|later)\b)|without exception|at all times|no exceptions?)\b",
    re.IGNORECASE,
)

_EACH_OF_THEM = re.compile(
    r"\b(?:all|every|each)\b(?! (?:day|week|month|quarter|half|year|of the time)\b) [a-z-]+", re.IGNORECASE
)
"""Beside a time that is to be kept: "all complaints closed within 5 days"."""
_ABSOLUTE_STEMS = ("always", "never", "exception", "at all times")


def lower_is_better(reading: Reading) -> bool:
    """Whether the statement wants a small value."""
    if reading.direction is Direction.KEEP and reading.target:
        return reading.target.comparator is Comparator.AT_MOST
    return reading.direction is Direction.DECREASE


def goal(reading: Reading, context: Context) -> Decimal | None:
    """The value to arrive at, as far as sentence and context tell."""
    if reading.target is None or reading.direction is None:
        return None
    target, now = reading.target, start(reading, context)
    if target.kind is TargetKind.REACH:
        return target.value
    if now is None:
        return None
    return arrival(target.value, unit=target.unit, start=now, direction=reading.direction)


def start(reading: Reading, context: Context) -> Decimal | None:
    """The value today: from the sentence, else from the context."""
    return reading.baseline.value if reading.baseline else context.baseline


def attainable(reading: Reading, context: Context) -> bool | None:
    """False when too high or too low, None when the past values or the target that would tell are missing."""
    if reading.target is None or (context.reached, context.best_past, context.baseline) == (None, None, None):
        return None
    if any((*_too_low(reading, context), *_too_high(reading, context))):
        return False
    return None if goal(reading, context) is None or _best(reading, context) is None else True


def _no_evidence(reading: Reading, context: Context) -> Iterable[Hit]:
    if reading.target is not None and attainable(reading, context) is None:
        yield whole()


def _no_baseline(reading: Reading, context: Context) -> Iterable[Hit]:
    target = reading.target
    changes = target is not None and (target.kind is TargetKind.CHANGE or is_signed(reading))
    if target is None or not changes or start(reading, context) is not None:
        return
    if target.unit in {Unit.PERCENT, Unit.PERCENTAGE_POINT, Unit.TIMES}:
        yield at(target, words=target.text)


def _current(context: Context) -> Decimal | None:
    return context.reached if context.reached is not None else context.baseline


def _too_low(reading: Reading, context: Context) -> Iterable[Hit]:
    value, now = goal(reading, context), _current(context)
    if value is None or now is None or reading.target is None or reading.direction is Direction.KEEP:
        return
    if (value >= now) if lower_is_better(reading) else (value <= now):
        yield at(reading.target, now=_shown(now, reading.target), goal=_shown(value, reading.target))


def _too_high(reading: Reading, context: Context) -> Iterable[Hit]:
    value, best = goal(reading, context), context.best_past
    if value is None or best is None or best <= 0 or reading.target is None:
        return
    factor = context.limits.stretch_factor
    if (value * factor < best) if lower_is_better(reading) else (value > best * factor):
        yield at(reading.target, best=_shown(best, reading.target), goal=_shown(value, reading.target))


def _best(reading: Reading, context: Context) -> Decimal | None:
    """The best value that was measured. Where it started from says little about what is possible."""
    values = [value for value in (context.reached, context.best_past) if value is not None]
    if not values:
        return None
    return min(values) if lower_is_better(reading) else max(values)


def _tiptoe(reading: Reading, context: Context) -> Iterable[Hit]:
    best, value = _best(reading, context), goal(reading, context)
    if best is None or value is None or reading.target is None or not attainable(reading, context):
        return
    if (value < best) if lower_is_better(reading) else (value > best):
        yield at(reading.target, best=_shown(best, reading.target), goal=_shown(value, reading.target))


def _shown(value: Decimal, target: Target) -> str:
    if target.kind is TargetKind.CHANGE:
        return amount(round(value, 2), unit=None)
    return amount_text(target, round(value, 2))


def _absolute(reading: Reading, _context: Context) -> Iterable[Hit]:
    target = reading.target
    if target is not None and target.kind is TargetKind.REACH and _extreme(target):
        yield at(target, words=target.text)
        return
    timed = target is not None and target.unit is Unit.DURATION and target.comparator is Comparator.AT_MOST
    if timed and (each := _EACH_OF_THEM.search(reading.text)):
        yield Hit(*each.span(), {"words": each[0].casefold()})
    words = reading.text.casefold()
    found = _ABSOLUTE_WORDS.search(reading.text) if any(stem in words for stem in _ABSOLUTE_STEMS) else None
    if found:
        yield Hit(found.start(), found.end(), {"words": found.group()})


def _extreme(target: Target) -> bool:
    return target.value == 0 or (target.unit is Unit.PERCENT and target.value == 100)


_RISE = "Raise NPS to {} by 30 June 2027"
_PAST = Context(reached=Decimal(40), best_past=Decimal(44))

RULES = (
    Rule(
        id="no-evidence",
        letter=Letter.A,
        severity=Severity.ADVICE,
        asks="Is there a past value to compare the target with?",
        why="The sentence alone cannot show whether this is a stretch or already the case.",
        question="What was the last value, and the best one so far?",
        source="Attainable: challenging yet achievable, seen against baseline and past values.",
        find=_no_evidence,
        examples=(Example("Cut accounts receivable days from 45 to 30 by 30 June 2027"),),
        ignores=(Example(_RISE.format(50), context=_PAST),),
    ),
    Rule(
        id="no-baseline",
        letter=Letter.A,
        severity=Severity.ADVICE,
        asks="Does a change say from which value?",
        why="A change of {words} means little until readers know from which value it starts.",
        question="What is the value today?",
        source="Churn by 10 % less: no baseline.",
        find=_no_baseline,
        examples=(
            Example("Reduce churn by 10% through improved service quality", "10%"),
            Example("Increase sales volume by 20%", "20%"),
            Example("Sales +20% by 30 June 2027", "20%"),
        ),
        ignores=(
            Example("Reduce accounts receivable days from 45 to 30 days"),
            Example(
                "Increase cash flow by 15% by 30 June 2027", context=Context(baseline=Decimal(1_000_000))
            ),
        ),
    ),
    Rule(
        id="too-low",
        letter=Letter.A,
        severity=Severity.FLAG,
        asks="Is the target better than what is already reached?",
        why="The last value was {now}. A target of {goal} would be met without any change.",
        question="Which value would be a step forward, or is the point to keep it there?",
        source="Too low a goal does not stimulate.",
        find=_too_low,
        examples=(Example(_RISE.format(38), "38", _PAST),),
        ignores=(Example(_RISE.format(50), context=_PAST),),
    ),
    Rule(
        id="too-high",
        letter=Letter.A,
        severity=Severity.FLAG,
        asks="Is the target within sight of the best value so far?",
        why="The best value so far was {best}. People may give up on {goal} before they start.",
        question="What makes it possible this time, or which step could come first?",
        source="Too high a goal takes confidence away.",
        find=_too_high,
        examples=(Example(_RISE.format(90), "90", _PAST),),
        ignores=(Example(_RISE.format(50), context=_PAST),),
    ),
    Rule(
        id="tiptoe",
        letter=Letter.A,
        severity=Severity.ADVICE,
        asks="Is it a goal to reach on tiptoe?",
        why=(
            "{goal} lies beyond the best value so far ({best}) and within sight of it: a goal for "
            "standing on tiptoe."
        ),
        question="What would have to go well to get there?",
        source="A goal that can only be reached by standing on tiptoe.",
        find=_tiptoe,
        examples=(Example(_RISE.format(50), "50", _PAST),),
        ignores=(Example(_RISE.format(90), context=_PAST),),
    ),
    Rule(
        id="absolute",
        letter=Letter.A,
        severity=Severity.ADVICE,
        asks="Can one slip spoil the whole period?",
        why=(
            "With {words}, a single exception on the first day means that the KPI is lost for the whole "
            "period."
        ),
        question="Is no exception really meant, or is there a value that would still be good?",
        source="Attainable: an all-or-nothing target discourages after the first miss.",
        find=_absolute,
        examples=(
            Example("Answer 100% of data requests within 2 days by 30 June 2027", "100%"),
            Example("Achieve zero accidents each quarter", "zero"),
            Example("All complaints closed within 5 days", "All complaints"),
        ),
        ignores=(
            Example("Answer 95% of data requests within 2 days by 30 June 2027"),
            Example("Close the books within 5 days each month"),
        ),
    ),
)
