"""Do the parts make the whole? Gaps as numbers, where the units agree."""

from collections.abc import Sequence
from decimal import Decimal

from kpi_rules.metrics import better_direction
from kpi_rules.nouns import Definition, Indicator
from kpi_rules.numbers import noun_for
from kpi_rules.words import share_a_term, terms
from nlp.nouns import Direction, Frozen, TargetKind, Unit

ADDING = {Unit.COUNT, Unit.CURRENCY}
"""Units whose parts add up; a rate, a duration or a score is reached by one KPI or by none."""

MANY = Decimal(2)
"""A number that nouns are written in the plural for."""


class Coverage(Frozen):
    """What the departments' targets come to, beside the target of the indicator."""

    reached: Decimal
    """Their sum where parts add up, else the best of them."""
    gap: Decimal
    """What is left of the target; negative when they promise more than it."""
    adds_up: bool
    counted: int
    """How many KPIs could be compared."""


def coverage(indicator: Indicator, definitions: Sequence[Definition]) -> Coverage | None:
    """Whether the targets of these KPIs come to the indicator's; None where nothing can be compared."""
    target = indicator.target
    comparable = [d.target for d in definitions if d.target is not None and same_kind(indicator, d)]
    if target is None or not comparable:
        return None
    if indicator.unit in ADDING:
        reached = sum(comparable, Decimal(0))
        return Coverage(reached=reached, gap=target - reached, adds_up=True, counted=len(comparable))
    falls = _direction(indicator.statement, None) is Direction.DECREASE
    best = min(comparable) if falls else max(comparable)
    gap = best - target if falls else target - best
    return Coverage(reached=best, gap=gap, adds_up=False, counted=len(comparable))


def same_kind(indicator: Indicator, definition: Definition) -> bool:
    """Whether the two count the same thing the same way."""
    same_unit = indicator.unit is definition.unit and indicator.currency == definition.currency
    if not same_unit or definition.target_kind is TargetKind.CHANGE:
        return False
    if _direction(indicator.statement, None) is not _direction(definition.statement, definition.direction):
        return False
    if indicator.unit is Unit.COUNT:
        return _noun(indicator.unit_text) == _noun(definition.unit_text)
    metric = definition.metric or definition.statement
    if indicator.unit is Unit.CURRENCY:
        return share_a_term(metric, indicator.statement)
    return bool(terms(metric)) and terms(metric) <= terms(indicator.statement)


def _direction(statement: str, known: Direction | None) -> Direction:
    return (
        Direction.DECREASE
        if (known or better_direction(statement)) is Direction.DECREASE
        else Direction.INCREASE
    )


def _noun(unit_text: str) -> str:
    """The last word of what is counted, in the plural: "new customers" and "customer" are both customers."""
    words = noun_for(MANY, noun=unit_text).casefold().split()
    return words[-1] if words else ""


def split_gap(indicator: Indicator) -> Decimal:
    """What the named parts leave of the target; negative when they are more than it, 0 when there are none."""
    parts = indicator.split.parts
    if not parts or indicator.target is None:
        return Decimal(0)
    return indicator.target - sum((part.target for part in parts), Decimal(0))
