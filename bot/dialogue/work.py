"""Everything that is asked about the KPI on the table, and the moment when it is taken into the set."""

from bot.dialogue import kpis
from bot.dialogue.assigned import ASSIGNED
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.offer import BEST, REASON, WORDING
from bot.dialogue.parts import PART
from bot.dialogue.question import Outcome
from bot.dialogue.say import Paragraph
from bot.dialogue.ties import LINK, SERVES, SPLIT
from bot.wording import kpis as words
from bot.wording.markup import fill
from kpi_rules.nouns import Definition, Kpi
from kpi_rules.sheet import recut

QUESTIONS = (SPLIT, PART, SERVES, LINK, ASSIGNED, BEST, WORDING, REASON)
"""What has to be answered before a KPI is taken in, in this order."""


def settle(draft: Draft, facts: Facts) -> Outcome[Draft]:
    """Take the KPI in once nothing is open on it, and put the next line of a pasted list on the table."""
    work = draft.work
    if work is None or any(question.missing(draft, facts) is not None for question in QUESTIONS):
        return Outcome(draft)
    before = next((kpi for kpi in draft.kpis if kpi.id == work.id), None)
    taken = Kpi(id=work.id, definition=_with_its_sheet(work.definition, before))
    others = tuple(taken if kpi.id == work.id else kpi for kpi in draft.kpis)
    after = draft.model_copy(update={"kpis": others if before else (*others, taken), "work": None})
    said = fill(
        words.CHANGED if before else words.TAKEN, number=len(after.kpis), statement=work.definition.statement
    )
    return Outcome(kpis.next_line(after, facts), (Paragraph(said),))


def _with_its_sheet(definition: Definition, before: Kpi | None) -> Definition:
    """A changed KPI keeps its sheet, but for what the change made untrue."""
    if before is None:
        return definition
    kept = definition.model_copy(update={"sheet": before.definition.sheet})
    return recut(kept, before=before.definition)
