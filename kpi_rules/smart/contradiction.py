"""Whether the start, the change and the target of a sentence fit together."""

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from kpi_rules.change import tidy
from kpi_rules.numbers import amount_text
from kpi_rules.smart.rule import Context, Hit, at
from nlp import read_amount
from nlp.nouns import Amount, Direction, Reading, TargetKind, Unit

_BY_PERCENT = re.compile(
    r"\bby\s{1,4}(\d{1,3}(?:\.\d{1,4})?)\s?(?:%|percent\b|per cent\b)"
    r"(?!\s(?!(?:to|from|by|in|until|till|before|over|within|this|next|each|per|every|through|and|or|on|at)\b)[a-z])",
    re.IGNORECASE,
)
"""Not "by 10% price cuts": there the percentage belongs to something else."""
_IN_BRACKETS = re.compile(
    r"\(\s?[+-]?(\d{1,3}(?:\.\d{1,4})?)\s?%(?:\s(?:increase|decrease|reduction|growth|more|less|up|down))?\s?\)",
    re.IGNORECASE,
)
_MULTIPLES = {
    "double": Decimal(100),
    "triple": Decimal(200),
    "quadruple": Decimal(300),
    "halve": Decimal(50),
}
_ROUNDING = Decimal("0.006")
"""How far, as a share of the start, a percentage rounded to a whole one may be from the true one, and a little."""


def contradiction(reading: Reading, context: Context) -> Iterable[Hit]:
    """Where the stated target is not what the stated change leads to."""
    start, change = _start(reading, context), _change(reading)
    stated = _stated(reading) if start is not None and change is not None else None
    if start is None or change is None or stated is None or _incomparable(reading, stated):
        return
    due = start * (1 + _sign(reading) * change.value / 100)
    # A percentage is rounded to a whole one: 3,000 to 5,000 may be called +67%.
    if abs(due - stated.value) > max(abs(due) / 200, abs(start) * _ROUNDING):
        yield at(
            stated,
            percent=change.text,
            due=amount_text(stated, tidy(due)),
            stated=amount_text(stated, stated.value),
        )


class _Change(NamedTuple):
    value: Decimal
    text: str


def _change(reading: Reading) -> _Change | None:
    """The change in percent that stands beside two values: "by 15%", "(+50%)", "double"."""
    verb = reading.verb_word
    if verb in _MULTIPLES:
        return _Change(_MULTIPLES[verb], verb)
    found = _BY_PERCENT.search(reading.text) or _IN_BRACKETS.search(reading.text)
    return _Change(Decimal(found.group(1)), f"{found.group(1)}%") if found else None


def _incomparable(reading: Reading, stated: Amount) -> bool:
    """Whether the two values are not of one kind, so that no percentage leads from one to the other."""
    base = reading.baseline
    units = {base.unit, stated.unit} - {None, Unit.COUNT} if base is not None else set()
    return len(units) > 1


def _start(reading: Reading, context: Context) -> Decimal | None:
    return reading.baseline.value if reading.baseline else context.baseline


def _stated(reading: Reading) -> Amount | None:
    target, base = reading.target, reading.baseline
    in_percent = target is not None and target.unit is Unit.PERCENT
    shares = in_percent and base is not None and base.unit is Unit.PERCENT
    if target is not None and target.kind is TargetKind.REACH and (shares or not in_percent):
        return target
    return _second_amount(reading)


_MOST_AMOUNTS = 5
_TO = re.compile(r"\bto\s{1,4}([^\s\d]{0,4}\s?\d[\d.,]{0,20}(?:\s?[a-zA-Z]{1,8})?)", re.IGNORECASE)


def _second_amount(reading: Reading) -> Amount | None:
    for found in islice(_TO.finditer(reading.text), _MOST_AMOUNTS):
        words = found.group(1)
        amount_read = read_amount(words)
        if amount_read is not None and amount_read.unit is not Unit.PERCENT:
            start = found.start(1) + amount_read.start
            span = {"start": start, "end": start + len(amount_read.text)}
            return amount_read.model_copy(update=span)
    return None


def _sign(reading: Reading) -> int:
    return -1 if reading.direction is Direction.DECREASE else 1
