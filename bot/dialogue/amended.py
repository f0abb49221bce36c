"""The numbers and the date of the KPI on the table, changed by what somebody says of them."""

import re

from bot.dialogue import prompts, spoken
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.missed import unit_alone
from bot.dialogue.numbers import directed, in_known_scale, in_known_unit, with_all_said
from bot.dialogue.remarks import is_remark
from bot.dialogue.table import defined, on_table
from kpi_rules.nouns import Definition
from kpi_rules.rewrite import Part, filled
from nlp.nouns import Amount, Measure, Period

_ITS = re.compile(
    r"^(?:(?:no|sorry|oh|well|i mean|i meant|it'?s|it is|that'?s|that is|they are|should be|in|both)[ ,:.]+)+",
    re.IGNORECASE,
)


def uncounted(definition: Definition) -> bool:
    """A deliverable counts as a KPI only on purpose: the first question is what one would count instead."""
    return definition.measure is Measure.MILESTONE and not definition.kept_because


def refined(draft: Draft, facts: Facts, text: str) -> Draft | None:
    """The work with the numbers and the date of an answer that names nothing new: "from 45 to 35 days by June"."""
    said = facts.read(text)
    if said.metric is not None or (said.target is None and said.baseline is None):
        return None
    return defined(draft, directed(with_all_said(on_table(draft).definition, said, facts)))


def stands(draft: Draft, facts: Facts, text: str) -> Draft | None:
    """The work with where it stands today, where an answer says just that: "it's like 1h now"; else None."""
    amount = spoken.amount_in(text) if spoken.says_now(text) else None
    if amount is None or uncounted(on_table(draft).definition):
        return None
    definition = on_table(draft).definition
    known = in_known_scale(in_known_unit(definition, amount), definition.target)
    return defined(draft, directed(filled(definition, Part.BASELINE, amount=known, today=facts.today)))


def in_unit(draft: Draft, facts: Facts, text: str) -> Draft | None:
    """The work with its numbers in the unit that is named alone: "no, it's percent"; None where none is."""
    unit = unit_alone(_ITS.sub("", text))
    if not unit or on_table(draft).definition.target is None:
        return None
    return defined(draft, filled(on_table(draft).definition, Part.UNIT, text=unit, today=facts.today))


def measured_in(draft: Draft, facts: Facts, text: str) -> Draft | None:
    """The work counted in what is named; None for a yes, a number or a remark."""
    known = on_table(draft).definition
    is_sign = text.strip() in {"%", "$", "€", "£"}
    if not is_sign and (prompts.says_nothing(text) or is_remark(text)):
        return None
    after = filled(known, Part.UNIT, text=text, today=facts.today)
    return None if after == known else defined(draft, after)


def redated(draft: Draft, facts: Facts, period: Period) -> Draft:
    """The work with another date, or another rhythm."""
    return defined(draft, filled(on_table(draft).definition, Part.DUE, period=period, today=facts.today))


def retargeted(draft: Draft, facts: Facts, amount: Amount) -> Draft:
    """The work with another target, in the unit that it has."""
    definition = on_table(draft).definition
    known = in_known_unit(definition, amount)
    return defined(draft, directed(filled(definition, Part.TARGET, amount=known, today=facts.today)))
