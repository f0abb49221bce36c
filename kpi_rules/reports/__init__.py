"""What somebody says about values: "AR days 38, churn 4.5%", "October: 40 – a big customer paid late"."""

from kpi_rules.reports.fitting import Doubt, doubt, fitted, measures_change
from kpi_rules.reports.naming import Known, is_fully_named, known, named, names_in
from kpi_rules.reports.plainly import is_correction, plainly
from kpi_rules.reports.reading import reports
from kpi_rules.reports.report import Report

__all__ = [
    "Doubt",
    "Known",
    "Report",
    "doubt",
    "fitted",
    "is_correction",
    "is_fully_named",
    "known",
    "measures_change",
    "named",
    "names_in",
    "plainly",
    "reports",
]
