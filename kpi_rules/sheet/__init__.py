"""The definition sheet: what follows by itself, what only people can say, and how a year is cut into periods."""

from kpi_rules.sheet.defaults import completed, like, pattern_of
from kpi_rules.sheet.instalments import cut, instalments
from kpi_rules.sheet.settled import settled
from kpi_rules.sheet.unsaid import Point, unsaid
from kpi_rules.sheet.upkeep import chosen, recut

__all__ = [
    "Point",
    "chosen",
    "completed",
    "cut",
    "instalments",
    "like",
    "pattern_of",
    "recut",
    "settled",
    "unsaid",
]
