"""Everything that is asked about the KPI on the table, and the moment when it is taken into the set."""

from bot.dialogue import kpis
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.offer import BEST, REASON, WORDING
from bot.dialogue.parts import PART
from bot.dialogue.question import Outcome
from bot.dialogue.say import Paragraph
from bot.dialogue.ties import LINK, SERVES, SPLIT
from bot.wording import kpis as words
from bot.wording.markup import fill
from kpi_rules.nouns import Kpi

QUESTIONS = (SPLIT, PART, SERVES, LINK, BEST, WORDING, REASON)
"""What has to be answered before a KPI is taken in, in this order."""


def settle(draft: Draft, facts: Facts) -> Outcome[Draft]:
    """Take the KPI in once nothing is open on it, and put the next line of a pasted list on the table."""
    work = draft.work
    if work is None or any(question.missing(draft, facts) is not None for question in QUESTIONS):
        return Outcome(draft)
    known = any(kpi.id == work.id for kpi in draft.kpis)
    taken = Kpi(id=work.id, definition=work.definition)
    others = tuple(taken if kpi.id == work.id else kpi for kpi in draft.kpis)
    after = draft.model_copy(update={"kpis": others if known else (*others, taken), "work": None})
    said = fill(
        words.CHANGED if known else words.TAKEN, number=len(after.kpis), statement=work.definition.statement
    )
    return Outcome(kpis.next_line(after, facts), (Paragraph(said),))
