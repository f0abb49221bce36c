"""How the numbers of an answer go into a definition: in its unit, in its direction, several at once."""

from decimal import Decimal

from bot.dialogue.facts import Facts
from kpi_rules.metrics import in_percent
from kpi_rules.nouns import Definition
from kpi_rules.rewrite import Part, filled
from nlp.nouns import Amount, Direction, Period, Reading, TargetKind, Unit

MOST_DIGITS = 4
_RELATIVE = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINT, Unit.TIMES})


def in_known_unit(definition: Definition, amount: Amount) -> Amount:
    """A bare number is meant in the unit that the KPI has already; that of a change ("15 % less") is another one."""
    relative = definition.target_kind is TargetKind.CHANGE and definition.unit in _RELATIVE
    if (
        (relative and not in_percent(definition.metric))
        or definition.unit is None
        or amount.unit not in {None, Unit.COUNT}
        or amount.unit_text
    ):
        return amount
    update = {"unit": definition.unit, "unit_text": definition.unit_text, "currency": definition.currency}
    return amount.model_copy(update=update)


_SCALES = (Decimal(10) ** 9, Decimal(10) ** 6, Decimal(10) ** 3)
_FAR = 500
"""How many times as much makes it unlikely that two numbers of one KPI have the same scale."""


def in_known_scale(amount: Amount, beside: Decimal | None) -> Amount:
    """ "10" beside 12 million means 10 million: nobody wants a millionfold."""
    bare = amount.value.as_tuple().exponent == 0 or amount.value < _FAR
    if not beside or not amount.value or not bare or beside / amount.value < _FAR:
        return amount
    scale = next((one for one in _SCALES if beside % (one / 100) == 0 and beside / one >= 1), None)
    if scale is None or not _written_short(amount) or beside / (amount.value * scale) >= _FAR:
        return amount
    return amount.model_copy(update={"value": amount.value * scale})


def _written_short(amount: Amount) -> bool:
    """Whether hardly more than a few digits were typed: no thousand, million or k."""
    return sum(sign.isdecimal() for sign in amount.text) <= MOST_DIGITS and amount.value < _FAR * 2


def directed(definition: Definition) -> Definition:
    """From 9 to 5 goes down, whatever the first words of the sentence seemed to say."""
    base, target = definition.baseline, definition.target
    if base is None or target is None or base == target or definition.target_kind is not TargetKind.REACH:
        return definition
    direction = Direction.INCREASE if target > base else Direction.DECREASE
    return definition.model_copy(update={"direction": direction})


def with_both(definition: Definition, both: tuple[Amount, Amount], facts: Facts) -> Definition:
    """The definition with what is wanted and with where it stands now, said in one breath."""
    wanted, now = (in_known_unit(definition, amount) for amount in both)
    targeted = filled(definition, Part.TARGET, amount=wanted, today=facts.today)
    return filled(targeted, Part.BASELINE, amount=in_known_unit(targeted, now), today=facts.today)


def with_all_said(definition: Definition, said: Reading, facts: Facts) -> Definition:
    """An answer such as "from 45 to 30 days by June" fills three parts at once."""
    given: tuple[tuple[Part, Amount | None, Period | None], ...] = (
        (Part.BASELINE, said.baseline, None),
        (Part.TARGET, said.target, None),
        (Part.DUE, None, said.deadline),
    )
    for part, amount, period in given:
        if amount or period:
            known = in_known_unit(definition, amount) if amount else None
            definition = filled(definition, part, amount=known, period=period, today=facts.today)
    return definition
