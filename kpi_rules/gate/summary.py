"""A set in figures: how its KPIs are spread over every view in which a set should be balanced."""

from collections import Counter
from collections.abc import Mapping

from kpi_rules.gate.kpi_set import KpiSet
from kpi_rules.nouns import Kpi
from kpi_rules.periods import rhythm

NO_SIDE = "company"
"""The side of a KPI that answers an indicator of the company itself."""


def spread(whole: KpiSet) -> Mapping[str, Counter[str]]:
    """How many KPIs stand on each side of each balance. The names of the balances are fields of a definition."""
    counts: dict[str, Counter[str]] = {}
    for kpi in whole.kpis:
        for name, value in _places(kpi).items():
            counts.setdefault(name, Counter())[value] += 1
    return counts


def _places(kpi: Kpi) -> dict[str, str]:
    definition = kpi.definition
    sheet = definition.sheet
    return {
        "side": str(definition.side or NO_SIDE),
        "nature": str(definition.nature),
        "lagging": "back" if sheet.lagging else "ahead",
        "horizon": str(definition.horizon),
        "financial": "money" if sheet.financial else "other",
        "perspective": str(definition.perspective),
        "rhythm": str(rhythm(definition)),
    }
