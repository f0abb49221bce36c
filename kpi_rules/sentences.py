"""The whole sentence of a definition: verb, metric, from baseline, to target with its unit, by date."""

import re
from datetime import date
from decimal import Decimal

from kpi_rules import lexicon
from kpi_rules.metrics import better_direction
from kpi_rules.nouns import Definition
from kpi_rules.numbers import amount, noun_for, plain
from kpi_rules.words import bare_forms
from nlp.nouns import Cadence, Comparator, Direction, Measure, TargetKind, Unit

_VERBS = {Direction.INCREASE: "Increase", Direction.DECREASE: "Reduce", Direction.KEEP: "Keep"}
_RISING = frozenset(["increase", "raise", "grow", "lift"])
_FALLING = frozenset(["reduce", "cut", "lower", "decrease", "shorten"])
_KEEPING = frozenset(["keep", "hold", "maintain"])
_OF_DIRECTION = {Direction.INCREASE: _RISING, Direction.DECREASE: _FALLING, Direction.KEEP: _KEEPING}
_NEEDS_ARTICLE = re.compile(
    r"(?:average|median|mean|overall|total)\b|"
    r"(?:[a-z][\w-]{2,30} ){0,2}(?:rate|ratio|percentage|proportion|share) of\b|"
    r"(?:amount|cost|count|level|number|percentage|proportion|quality|rate|ratio|share|time|value|volume) "
    r"(?:between|from|of|per|to)\b",
    re.IGNORECASE,
)
_TWICE = 2
_OWN_ARTICLE = re.compile(r"\b(the|our|their|its)\s{1,3}$", re.IGNORECASE)
EACH = {
    Cadence.DAILY: "each day",
    Cadence.WEEKLY: "each week",
    Cadence.MONTHLY: "each month",
    Cadence.QUARTERLY: "each quarter",
    Cadence.HALF_YEARLY: "half-yearly",
    Cadence.YEARLY: "each year",
}


def composed(definition: Definition) -> str:
    """The definition as one sentence without a full stop, or the statement itself while there is nothing to say better.

    Leaves out what is not known yet.
    """
    if definition.measure is Measure.MILESTONE:
        return _joined(_capital(definition.metric or definition.statement), _when(definition))
    if definition.target is None or not definition.metric:
        return definition.statement
    if counts_things(definition):
        return _joined(_counting(definition), _when(definition))
    if definition.direction is Direction.KEEP:
        return _joined(_keeping(definition), _when(definition))
    return _joined(
        _verb(definition), _named(definition), _from(definition), _to(definition), _when(definition)
    )


def with_gaps(definition: Definition) -> str:
    """ "Increase cash flow from … to … by …": the shape of a sentence whose target is not known yet."""
    when = _when(definition) or "by …"
    if definition.direction is Direction.KEEP:
        return _joined(_verb(definition), _named(definition), "at …", when)
    directed = definition.model_copy(
        update={"direction": definition.direction or better_direction(definition.metric)}
    )
    start = f"from {shown(definition, definition.baseline)}" if definition.baseline is not None else "from …"
    return _joined(_verb(directed), _named(definition), start, "to …", when)


def counts_things(definition: Definition) -> bool:
    """Whether the target counts the very things that the metric names, as "50 new clients" does."""
    if definition.unit is not Unit.COUNT or definition.baseline is not None or not definition.unit_text:
        return False
    if (
        definition.direction in {Direction.DECREASE, Direction.KEEP}
        or definition.target_kind is TargetKind.CHANGE
    ):
        return False
    named = definition.unit_text.casefold() in definition.metric.casefold() or _repeats(definition)
    return named and _first_word(definition) not in (_RISING | _FALLING | _KEEPING) - {"hold"}


def _repeats(definition: Definition) -> bool:
    """Whether something is done so many times: "exercise 2 times"."""
    return definition.unit_text == "times" and _first_word(definition) == definition.metric.casefold()


def spoken(day: date) -> str:
    """The day as people write it: 31 December 2027."""
    return f"{day.day} {day:%B} {day.year}"


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _first_word(definition: Definition) -> str:
    return next(iter(definition.statement.split()), "").strip(".,:;").casefold()


def _verb(definition: Definition) -> str:
    """The person's own verb where it says the same, so that the sentence stays theirs."""
    direction = definition.direction or Direction.INCREASE
    first = _first_word(definition)
    return first.capitalize() if first in _OF_DIRECTION[direction] else _VERBS[direction]


def _named(definition: Definition) -> str:
    """The metric as it stands in a sentence: "the number of orders", "cash flow"; the person's own article stays."""
    own = _OWN_ARTICLE.search(definition.statement[: _place(definition)])
    if own is not None:
        return f"{own[1].casefold()} {definition.metric}"
    return f"the {definition.metric}" if _NEEDS_ARTICLE.match(definition.metric) else definition.metric


def _place(definition: Definition) -> int:
    """Where the statement names the metric; at its very beginning where it does not."""
    return max(0, definition.statement.casefold().find(definition.metric.casefold()))


def _counting(definition: Definition) -> str:
    if _repeats(definition):
        return _joined(_capital(definition.metric), _bound(definition), _value(definition))
    known = lexicon.words("verbs", "counting")
    verb = next((v for v in bare_forms(_first_word(definition)) if v in known), "reach")
    return _joined(verb.capitalize(), _bound(definition), _counted_things(definition))


def _counted_things(definition: Definition) -> str:
    value = definition.target or Decimal(0)
    start = definition.metric.casefold().index(definition.unit_text.casefold())
    head, tail = definition.metric[:start], definition.metric[start + len(definition.unit_text) :]
    noun = definition.metric[start : start + len(definition.unit_text)]
    if definition.target_high is not None:
        value, numbers = definition.target_high, f"{plain(value)} to {plain(definition.target_high)}"
    else:
        numbers = plain(value)
    return f"{numbers} {head}{noun_for(value, noun=noun)}{tail}"


def _bound(definition: Definition) -> str:
    match definition.comparator:
        case Comparator.AT_LEAST:
            return "at least"
        case Comparator.AT_MOST:
            return "at most"
        case _:
            return ""


def _keeping(definition: Definition) -> str:
    place = {Comparator.AT_LEAST: "at or above", Comparator.AT_MOST: "at or below", Comparator.EXACTLY: "at"}
    range_ = definition.target_high is not None
    words = _range(definition) if range_ else f"{place.get(definition.comparator, 'at')} {_value(definition)}"
    return _joined(_verb(definition), _named(definition), words)


def _range(definition: Definition) -> str:
    low, high = definition.target or Decimal(0), definition.target_high or Decimal(0)
    if definition.unit in {Unit.CURRENCY, Unit.PERCENT}:
        return f"between {_shown(low, definition)} and {_shown(high, definition)}"
    return f"between {plain(low)} and {_shown(high, definition)}"


def _from(definition: Definition) -> str:
    base = definition.baseline
    if base is None or definition.target_kind is TargetKind.CHANGE:
        return ""
    sided = definition.unit in {Unit.CURRENCY, Unit.PERCENT, Unit.TIMES}
    return f"from {_shown(base, definition) if sided else plain(base)}"


def _to(definition: Definition) -> str:
    if definition.target_kind is TargetKind.CHANGE and definition.unit is Unit.TIMES:
        return _multiplied(definition)
    step = "by" if definition.target_kind is TargetKind.CHANGE else "to"
    if definition.target_high is not None:
        return f"{step} {_range(definition)}"
    return _joined(step, _bound(definition), _value(definition))


def _multiplied(definition: Definition) -> str:
    """ "By 2x" would leave open whether it is twice or three times as much in the end."""
    times = "twice" if definition.target == _TWICE else f"{plain(definition.target or Decimal(0))} times"
    return _joined("to", _bound(definition), times, "today's value")


def _value(definition: Definition) -> str:
    return _shown(definition.target or Decimal(0), definition)


def _shown(value: Decimal, definition: Definition) -> str:
    # "the number of orders to 500 orders" says it twice.
    said = definition.unit is Unit.COUNT and definition.unit_text.casefold() in definition.metric.casefold()
    return shown(definition, value, bare=said)


def shown(definition: Definition, value: Decimal | None, *, bare: bool = False) -> str:
    """A value of the definition with its unit; `bare` without the noun or the time that it counts."""
    unit_text = "" if bare else definition.unit_text
    return amount(
        value or Decimal(0), unit=definition.unit, unit_text=unit_text, currency=definition.currency
    )


def _when(definition: Definition) -> str:
    rhythm = EACH[definition.cadence] if definition.cadence else ""
    day = f"by {spoken(definition.due)}" if definition.due else ""
    return _joined(rhythm, day)
