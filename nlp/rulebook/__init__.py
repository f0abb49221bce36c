"""The reading rules as values: what each asks, why, and the sentences that show it."""

from nlp.rulebook import goals, numbers, periods, units, vague
from nlp.rules.rule import Example, Rule

RULES: tuple[Rule, ...] = (*numbers.RULES, *units.RULES, *periods.RULES, *goals.RULES, *vague.RULES)
"""Every reading rule, theme by theme."""

__all__ = ["RULES", "Example", "Rule"]
