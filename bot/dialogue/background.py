"""What stands behind the objectives, as far as it concerns one department."""

from bot.dialogue.facts import Facts
from bot.dialogue.say import Says, Small
from bot.wording import mission as words
from bot.wording.markup import Markup, fill
from kpi_rules.nouns import Department


def background(department: Department, facts: Facts) -> Says:
    """What matters now, what happens outside, and what the company asks of departments of this function."""
    strategy = facts.company.strategy
    lines = [fill(words.VISION, vision=facts.company.vision)] if facts.company.vision else []
    if strategy.issues:
        lines.append(fill(words.ISSUES, text="; ".join(strategy.issues)))
    if strategy.environment:
        lines.append(fill(words.ENVIRONMENT, text=strategy.environment))
    lines += _for_function(department, facts)
    return (Small(Markup("\n".join(lines))),) if lines else ()


def _for_function(department: Department, facts: Facts) -> list[Markup]:
    """The strategy of its function, and its part in the factors that are pursued."""
    strategy, name = facts.company.strategy, department.name
    known = {objective.id for objective in facts.company.objectives}
    said = [
        fill(words.FUNCTIONAL, department=name, text=way.text)
        for way in strategy.functional
        if way.function in department.functions
    ]
    pursued = (factor for factor in strategy.factors if factor.objective in known)
    return said + [
        fill(words.FACTOR, factor=factor.statement, department=name, text=way.text)
        for factor in pursued
        for way in factor.ways
        if way.function in department.functions
    ]
