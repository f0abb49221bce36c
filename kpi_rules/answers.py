"""One answer put into a definition: what was typed for a target, a unit, today's value or a date."""

import re
from datetime import date
from enum import StrEnum

from kpi_rules.durations import in_unit_of
from kpi_rules.metrics import better_direction, in_percent, is_money
from kpi_rules.nouns import Definition
from kpi_rules.targets import settled, targeted, unit_of
from nlp import read_amount
from nlp.nouns import Amount, Direction, Measure, Period, TargetKind, Unit

_ARTICLE = re.compile(r"^(?:the|our|an?)\s{1,3}", re.IGNORECASE)
_WHOLE = 100
_MONEY = frozenset({"$", "money", "currency"})
_THINGS = frozenset({"times", "things", "pieces", "number", "a number", "a number of things", "count"})


class Part(StrEnum):
    """A part of a definition that a person can be asked for."""

    METRIC = "metric"
    TARGET = "target"
    UNIT = "unit"
    BASELINE = "baseline"
    DUE = "due"


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
            return settled(changed, start=_priced(definition, amount, currency=currency))
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
    return settled(targeted(measured, priced, kind=kind), start=_start(definition))


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
    if amount.unit in {Unit.PERCENTAGE_POINT, Unit.TIMES} or _is_halved(definition, text=text):
        return TargetKind.CHANGE
    if amount.unit is Unit.PERCENT and is_money(definition.metric):
        return TargetKind.CHANGE
    return TargetKind.REACH


def _is_halved(definition: Definition, *, text: str) -> bool:
    """ "Half" as a target of complaints is half as many as today, and no share of them."""
    falls = better_direction(definition.metric) is Direction.DECREASE
    return falls and not in_percent(definition.metric) and _HALF.fullmatch(text.strip(" .!?")) is not None


_HALF = re.compile(
    r"(?:(?:by|to|at|about|maybe|say|only|just|the|cut|cut it|make it) )*(?:half|halve it|halved)"
    r"(?: (?:of (?:it|that|them|today|now|what we have)|now|today|as (?:many|much|long)|the (?:number|amount|time)))*",
    re.IGNORECASE,
)


def _priced(definition: Definition, amount: Amount, *, currency: str) -> Amount:
    """A bare number of a money metric is money, one of a rate a percentage."""
    bare = amount.unit in {None, Unit.COUNT} and not amount.unit_text
    if bare and 0 < amount.value <= _WHOLE and in_percent(definition.metric):
        return amount.model_copy(update={"unit": Unit.PERCENT, "unit_text": "%"})
    unnamed = amount.unit in {None, Unit.COUNT} and is_money(definition.metric)
    if (unnamed or amount.unit is Unit.CURRENCY) and not amount.unit_text and not amount.currency:
        return amount.model_copy(update={"unit": Unit.CURRENCY, "currency": definition.currency or currency})
    return amount


def _unit_filled(definition: Definition, *, amount: Amount | None, text: str, currency: str) -> Definition:
    fields = (
        unit_of(amount) if amount is not None and amount.unit is not None else _named_unit(text, currency)
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
        return unit_of(one)
    return {"unit": Unit.COUNT, "unit_text": name, "currency": None} if name else {}
