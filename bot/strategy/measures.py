"""From a key success factor to an indicator: what the catalogue offers for it."""

from bot.dialogue.say import Choice
from bot.strategy.factors import factor_by
from bot.wording import strategy as words
from kpi_rules.catalogue import catalogue
from kpi_rules.catalogue.nouns import Pattern
from kpi_rules.nouns import Company, Factor
from nlp.nouns import Direction, Unit

PREFIX = "factor"
OFFERED = 2
"""Candidates for each factor: what can be weighed at a glance."""

VERBS = {Direction.INCREASE: "Increase", Direction.DECREASE: "Reduce", Direction.KEEP: "Keep"}
UNITS = {Unit.PERCENT: "%", Unit.CURRENCY: "money"}


def pursued(company: Company) -> tuple[Factor, ...]:
    """The factors that an objective needs. Others are not broken down."""
    known = {objective.id for objective in company.objectives}
    return tuple(f for f in company.strategy.factors if f.objective in known)


def options(company: Company) -> tuple[Choice, ...]:
    """For each factor that is pursued: the indicators that the catalogue knows, and one in own words."""
    return tuple(option for factor in pursued(company) for option in _options(factor))


def _options(factor: Factor) -> tuple[Choice, ...]:
    found = catalogue().for_factor(factor.statement, limit=OFFERED)
    own = Choice(f"{PREFIX}:{factor.id}:", words.MEASURE_OWN.format(factor=factor.statement))
    return (*(Choice(f"{PREFIX}:{factor.id}:{p.id}", _label(p, factor)) for p in found), own)


def _label(pattern: Pattern, factor: Factor) -> str:
    direction = words.DIRECTIONS[pattern.direction.value] if pattern.direction else ""
    return words.MEASURE_OPTION.format(
        name=pattern.name, unit=unit(pattern), direction=direction, factor=factor.statement
    )


def unit(pattern: Pattern) -> str:
    """The unit as people say it."""
    return UNITS.get(pattern.unit, pattern.unit_text) if pattern.unit else ""


def verb(pattern: Pattern) -> str:
    """How a sentence about it begins."""
    return VERBS.get(pattern.direction, "") if pattern.direction else ""


def chosen(company: Company, about_id: str) -> tuple[Factor, Pattern | None] | None:
    """The factor and the candidate that an option names; None when it names none that is pursued."""
    prefix, _, rest = about_id.partition(":")
    factor_id, _, pattern_id = rest.partition(":")
    factor = factor_by(company, factor_id)
    if prefix != PREFIX or factor is None or factor not in pursued(company):
        return None
    found = catalogue().for_factor(factor.statement, limit=OFFERED)
    return factor, next((p for p in found if p.id == pattern_id), None)


def unit_hint(company: Company, about_id: str) -> str:
    """In which unit the target of a candidate is counted."""
    found = chosen(company, about_id)
    pattern = found[1] if found else None
    return words.UNIT_HINT.format(unit=unit(pattern)) if pattern else ""
