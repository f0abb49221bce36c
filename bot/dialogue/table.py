"""The KPI on the table: how it was understood, and how an answer changes it."""

import nlp
from bot.dialogue import kpis
from bot.dialogue.draft import Draft, Work
from bot.dialogue.facts import Facts
from bot.dialogue.question import Outcome
from bot.dialogue.say import Says, Small
from bot.dialogue.sheet import judged, read_back
from bot.dialogue.sources import source
from bot.wording import kpis as words
from bot.wording.markup import counted, fill
from kpi_rules.nouns import Definition
from kpi_rules.smart.judge import Judgement
from nlp.nouns import Reading


def on_table(draft: Draft) -> Work:
    """The work; asking for it when there is none is a mistake of the caller."""
    if draft.work is None:
        raise ValueError("nothing is on the table")
    return draft.work


def changed(draft: Draft, **changes: object) -> Draft:
    """The draft with these fields of the work replaced; it is no longer fresh."""
    return draft.model_copy(update={"work": on_table(draft).model_copy(update={"fresh": False, **changes})})


def defined(draft: Draft, definition: Definition) -> Draft:
    """The draft with the next definition of the work."""
    return changed(draft, definition=definition)


def reading(text: str, facts: Facts) -> Reading:
    """A text as `nlp` reads it on the speaker's day."""
    return nlp.read(text, today=facts.today, fiscal_year_start=facts.fiscal_year_start)


def heard(draft: Draft, facts: Facts) -> Says:
    """How a sentence that was just typed, or came next in a list, was understood."""
    work = on_table(draft)
    if not work.fresh:
        return ()
    left = (Small(fill(words.LINES_LEFT, count=counted(len(draft.queue), "line"))),) if draft.queue else ()
    return (*left, *read_back(work.typed, verdict_on(draft, facts, work.typed)))


def verdict_on(draft: Draft, facts: Facts, statement: str) -> Judgement:
    """The verdict on a wording of the work, knowing what it hangs on."""
    definition = on_table(draft).definition
    return judged(statement, definition, origin=source(draft, facts, definition.serves), facts=facts)


def retyped(draft: Draft, facts: Facts, text: str) -> Outcome[Draft]:
    """A new sentence for the same KPI; what hangs on it stays."""
    work = on_table(draft)
    origin = source(draft, facts, work.definition.serves)
    return kpis.stated(draft, facts, text, origin=origin, work_id=work.id)
