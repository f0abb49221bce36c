"""The definition sheet: what follows by itself, what only people can say, and how a year is cut into periods."""

from kpi_rules.sheet.defaults import completed, like, pattern_of
from kpi_rules.sheet.instalments import instalments
from kpi_rules.sheet.unsaid import Point, unsaid
from kpi_rules.sheet.upkeep import chosen, recut

__all__ = [
    "Point",
    "chosen",
    "completed",
    "instalments",
    "like",
    "pattern_of",
    "recut",
    "unsaid",
]
