"""The KPI on the table: how it was understood, and how an answer changes it."""

from dataclasses import replace

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
from kpi_rules.words import terms
from nlp.nouns import Measure

NUMBERS = (
    "measure",
    "baseline",
    "target",
    "target_high",
    "target_kind",
    "comparator",
    "unit",
    "unit_text",
    "currency",
)
"""The fields of a definition that say how much of what is counted."""

CHOSEN = ("horizon", "perspective", "nature")
"""The fields that no sentence says: proposed, or chosen in the form."""

CLEARS: dict[str, dict[str, object]] = {
    "target": {"target": None, "target_high": None, "target_kind": None},
    "due": {"due": None, "cadence": None},
    "baseline": {"baseline": None},
    "unit": {"unit": None, "unit_text": "", "currency": None},
    "metric": {"metric": ""},
}
"""What "change this part" takes out of a definition, so that it is asked again."""


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


def cleared(draft: Draft, part: str) -> Draft:
    """The draft with this part of the work open again."""
    work = on_table(draft)
    definition = work.definition.model_copy(update=CLEARS[part])
    return changed(draft, definition=definition, skipped=work.skipped - {part})


def heard(draft: Draft, facts: Facts, *, but: str = "") -> Says:
    """How a sentence that was just typed, or came next in a list, was understood; `but` is a rule not to be told."""
    work = on_table(draft)
    if not work.fresh:
        return ()
    left = (Small(fill(words.LINES_LEFT, count=counted(len(draft.queue), "line"))),) if draft.queue else ()
    return (*left, *read_back(work.typed, verdict_on(draft, facts, work.typed), but=but), *_way(work, facts))


def _way(work: Work, facts: Facts) -> Says:
    """Said of the means in a sentence, which the KPI itself leaves out: "improve contract review by training"."""
    means = facts.read(work.typed).means
    if means is None or not work.definition.metric or means.text in work.definition.metric:
        return ()
    return (Small(fill(words.WAY_LATER, way=means.text.strip(" .,"))),)


def verdict_on(draft: Draft, facts: Facts, statement: str) -> Judgement:
    """The verdict on a wording of the work, knowing what it hangs on."""
    definition = on_table(draft).definition
    return judged(statement, definition, origin=source(draft, facts, definition.serves), facts=facts)


def retyped(draft: Draft, facts: Facts, text: str) -> Outcome[Draft]:
    """A new sentence for the same KPI; what hangs on it stays, and so does what it does not say anew."""
    work = on_table(draft)
    origin = source(draft, facts, work.definition.serves)
    outcome = kpis.stated(draft, facts, text, origin=origin, work_id=work.id)
    again = outcome.state.work
    if again is None or again == work:
        return outcome
    kept = again.model_copy(update={"definition": _completed(again.definition, by=work.definition)})
    return replace(outcome, state=outcome.state.model_copy(update={"work": kept}))


def _completed(definition: Definition, *, by: Definition) -> Definition:
    """The definition with what an earlier wording of the same KPI said already: its link, date, and numbers.

    Numbers belong to what is counted, and so do the sheet and what was chosen in the form: they stay only where the
    same thing is meant.
    """
    update: dict[str, object] = {"indicator": definition.indicator or by.indicator}
    if definition.due is None and definition.cadence is None:
        update |= {"due": by.due, "cadence": by.cadence}
    same = not terms(definition.statement).isdisjoint(terms(by.metric))
    if same and definition.target is None and definition.baseline is None and by.measure is Measure.QUANTITY:
        update |= {name: getattr(by, name) for name in NUMBERS}
    if same:
        update["sheet"] = by.sheet
    if by.metric and terms(definition.metric) == terms(by.metric):
        update |= {name: getattr(by, name) or getattr(definition, name) for name in CHOSEN}
    return definition.model_copy(update=update)
