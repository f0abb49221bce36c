"""How KPIs are doing: formulas, the standing of one KPI with its reasons, trends, and the score of several."""

from kpi_rules.scoring.formulas import (
    Kind,
    achievement,
    against,
    in_band,
    inverse_ratio,
    is_yes_or_no,
    kind_of,
    progress,
    threshold_score,
)
from kpi_rules.scoring.history import Actual, Case, Day, adds_up, running_totals
from kpi_rules.scoring.rolling import Roll, roll_up, rolled
from kpi_rules.scoring.standing import standing
from kpi_rules.scoring.targets import target_on
from kpi_rules.scoring.timeline import Stretch, edition, timeline
from kpi_rules.scoring.trend import Trend, trend
from kpi_rules.scoring.verdict import Method, Standing

__all__ = [
    "Actual",
    "Case",
    "Day",
    "Kind",
    "Method",
    "Roll",
    "Standing",
    "Stretch",
    "Trend",
    "achievement",
    "adds_up",
    "against",
    "edition",
    "in_band",
    "inverse_ratio",
    "is_yes_or_no",
    "kind_of",
    "progress",
    "roll_up",
    "rolled",
    "running_totals",
    "standing",
    "target_on",
    "threshold_score",
    "timeline",
    "trend",
]
