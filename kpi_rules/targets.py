"""A target worked out: with its unit, its direction, and its value once the start is known."""

from decimal import Decimal

from kpi_rules.change import arrival
from kpi_rules.metrics import better_direction, is_a_time
from kpi_rules.nouns import Definition
from nlp.nouns import Amount, Comparator, Direction, TargetKind, Unit

_OPPOSITE = {Comparator.AT_LEAST: Comparator.AT_MOST, Comparator.AT_MOST: Comparator.EXACTLY}
_RELATIVE = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINT, Unit.TIMES})


def targeted(definition: Definition, amount: Amount, *, kind: TargetKind) -> Definition:
    """The definition with this amount as its target, a value or a change."""
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


def settled(definition: Definition, *, start: Amount | None) -> Definition:
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
    bare = without_unit(definition) or (definition.unit is Unit.COUNT and not definition.unit_text)
    if start is None or not bare or start.unit is None:
        return definition
    return definition.model_copy(update=unit_of(start))


def unit_of(amount: Amount) -> dict[str, object]:
    """The fields of a definition that say in what it is counted."""
    return {"unit": amount.unit, "unit_text": amount.unit_text, "currency": amount.currency}


def without_unit(definition: Definition) -> bool:
    """Whether the unit is still to be asked."""
    bare = definition.unit is Unit.COUNT and not definition.unit_text and is_a_time(definition.metric)
    return bare or definition.unit is None or (definition.unit is Unit.CURRENCY and not definition.currency)


def _reached(definition: Definition, *, start: Amount | None) -> Definition:
    """The change worked out. A relative change takes the unit of its start, and waits while that is unknown."""
    change, base, unit = definition.target, definition.baseline, definition.unit
    relative = unit in _RELATIVE
    if change is None or base is None or (relative and (start is None or start.unit is None)):
        return definition
    ends = [_arrived(end, definition) for end in (change, definition.target_high) if end is not None]
    known = sorted(end for end in ends if end is not None)
    if len(known) < len(ends):
        return definition
    fields: dict[str, object] = {
        "target": known[0],
        "target_high": known[1] if known[1:] else None,
        "target_kind": TargetKind.REACH,
        "comparator": _turned(definition),
    }
    if relative and start is not None:
        fields |= unit_of(start)
    return definition.model_copy(update=fields)


def _arrived(change: Decimal, definition: Definition) -> Decimal | None:
    start = definition.baseline or Decimal(0)
    return arrival(change, unit=definition.unit, start=start, direction=definition.direction)


def _turned(definition: Definition) -> Comparator:
    """A fall by at least a tenth leads to nine tenths at most; one by up to a tenth aims at nine tenths."""
    if definition.direction is not Direction.DECREASE:
        return definition.comparator
    return _OPPOSITE.get(definition.comparator, definition.comparator)
