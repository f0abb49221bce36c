"""The gate: a department's KPIs judged as one set before they may be submitted."""

from kpi_rules.gate.check import check_set
from kpi_rules.gate.kpi_set import SetFinding, Weight
from kpi_rules.gate.links import coverage
from kpi_rules.gate.size import check_owners
from kpi_rules.gate.weights import check_weights

__all__ = ["SetFinding", "Weight", "check_owners", "check_set", "check_weights", "coverage"]
