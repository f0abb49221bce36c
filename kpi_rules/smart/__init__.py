"""SMART: what a single statement says about itself, one file a letter."""

from kpi_rules.smart.judge import Judgement, judge
from kpi_rules.smart.rule import Context

__all__ = ["Context", "Judgement", "judge"]
