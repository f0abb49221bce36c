"""The gate: a department's KPIs judged as one set before they may be submitted."""

from kpi_rules.gate.check import check_set, whole_set
from kpi_rules.gate.kpi_set import KpiSet, SetFinding, Weight
from kpi_rules.gate.links import coverage
from kpi_rules.gate.size import check_owners
from kpi_rules.gate.summary import NO_SIDE, spread
from kpi_rules.gate.weights import check_weights, largest, proposed, weights_of

__all__ = [
    "NO_SIDE",
    "KpiSet",
    "SetFinding",
    "Weight",
    "check_owners",
    "check_set",
    "check_weights",
    "coverage",
    "largest",
    "proposed",
    "spread",
    "weights_of",
    "whole_set",
]
