"""A library of KPI patterns as data: offered where it helps, never pushed."""

from functools import cache

from kpi_rules.catalogue.load import guide, patterns, splits
from kpi_rules.catalogue.lookup import Catalogue
from kpi_rules.catalogue.nouns import CapabilityExample, Cost, Guide, NeedPattern, Pattern, Split
from kpi_rules.catalogue.words import alike
from kpi_rules.functions import Function, Trade

__all__ = [
    "CapabilityExample",
    "Catalogue",
    "Cost",
    "Guide",
    "NeedPattern",
    "Pattern",
    "Split",
    "alike",
    "catalogue",
]


@cache
def catalogue() -> Catalogue:
    """The whole catalogue, read from its files on first use."""
    return Catalogue(
        patterns=patterns(), guides=tuple(guide(line) for line in (*Function, *Trade)), splits=splits()
    )
