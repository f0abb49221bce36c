"""What is said of an answer that was understood otherwise than it was typed, or that said more than was asked."""

from bot.dialogue import spoken
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.numbers import in_known_scale, in_known_unit
from bot.dialogue.say import Says, Small
from bot.dialogue.sheet import due_text
from bot.dialogue.table import on_table
from bot.wording import kpis as words
from bot.wording.markup import fill
from kpi_rules.nouns import Definition
from kpi_rules.numbers import amount_text
from kpi_rules.rewrite import Part


def noted(draft: Draft, after: Draft, *, part: Part, text: str, facts: Facts) -> Says:
    """A date that was read in other letters, or came at another question; a number in another scale than its digits."""
    before, now = on_table(draft).definition, on_table(after).definition
    if part is Part.DUE:
        period, said = spoken.period_in(text, facts)
        return () if period is None or said == text else (Small(fill(words.READ_AS, said=said)),)
    if (before.due, before.cadence) != (now.due, now.cadence):
        return (Small(fill(words.DUE_NOTED, due=due_text(now))),)
    return _scaled(before, now, part=part, text=text)


def _scaled(before: Definition, now: Definition, *, part: Part, text: str) -> Says:
    """ "10" beside 12 million was read as 10 million, and that is said."""
    amount = spoken.amount_in(text)
    value, other = (now.baseline, now.target) if part is Part.BASELINE else (now.target, now.baseline)
    if amount is None or value is None:
        return ()
    read = in_known_scale(in_known_unit(before, amount), other)
    is_scaled = read.value != amount.value and read.value == value
    return (Small(fill(words.SCALED, amount=amount_text(now, value))),) if is_scaled else ()
