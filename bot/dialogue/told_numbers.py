"""An objective without a number, and the answer that tells where it stands and what would be good, as one sentence."""

from bot.dialogue import spoken
from bot.dialogue.facts import Facts
from bot.dialogue.numbers import directed, with_both
from kpi_rules.nouns import Definition
from kpi_rules.rewrite import Part, definition_of, filled, sentence


def with_told_numbers(statement: str, told: str, facts: Facts) -> str:
    """ "More hotel customers" and "8 now, 14 would be nice by end of 2027" together; empty where they do not fit."""
    both = spoken.wanted_and_now(told)
    definition = definition_of(facts.read(statement))
    if both is None or not definition.metric:
        return ""
    return sentence(directed(with_both(_dated(definition, told, facts), both, facts)))


def _dated(definition: Definition, told: str, facts: Facts) -> Definition:
    period = spoken.day_in(told, facts)
    return filled(definition, Part.DUE, period=period, today=facts.today) if period else definition
