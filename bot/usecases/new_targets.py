"""A new target as it is typed in a review: one number, or both ends of a range, near enough to be meant."""

from decimal import Decimal
from typing import NamedTuple

from bot.dialogue.recording import example
from bot.dialogue.reviewing import aim_text
from bot.dialogue.titles import value_text
from bot.wording import reviews as words
from kpi_rules.nouns import Definition
from kpi_rules.reports import Report, fitted, known, reports
from kpi_rules.scoring import Day, Kind, kind_of


class Aim(NamedTuple):
    """A target; of a range both ends."""

    low: Decimal
    high: Decimal | None = None


def read_target(text: str, definition: Definition, day: Day) -> Aim | str:
    """The target that was typed, or what is wrong with it."""
    found = reports(text, kpis=(known("", definition),), today=day.today, starts_in=day.starts_in)
    low = fitted(found[0], definition) if len(found) == 1 else None
    if low is None:
        return words.NOT_A_TARGET.format(example=example(definition))
    is_range, high = kind_of(definition) is Kind.RANGE, found[0].high
    if is_range != (high is not None):
        wanted = aim_text(definition, definition.target, definition.target_high)
        return (words.NOT_A_RANGE if is_range else words.NOT_ONE_TARGET).format(example=wanted)
    if (low, high) == (definition.target, definition.target_high):
        return words.SAME_TARGET
    if _is_far(low, definition, factor=day.limits.jump) and not _says_unit(found[0]):
        old, new = aim_text(definition, definition.target, None), value_text(definition, low)
        return words.FAR_TARGET.format(old=old, new=new)
    return Aim(low, high)


def _is_far(value: Decimal, definition: Definition, *, factor: Decimal) -> bool:
    old = definition.target
    if not old or not value:
        return False
    ratio = abs(value / old)
    return ratio >= factor or ratio * factor <= 1


def _says_unit(report: Report) -> bool:
    return bool(report.unit_text)
