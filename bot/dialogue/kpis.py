"""Chapter 5: from a need, a capability or an indicator to a statement; and lists pasted in."""

from dataclasses import replace
from itertools import zip_longest

import nlp
from bot.dialogue import prompts
from bot.dialogue.asides import bare, same_as
from bot.dialogue.counting import thing_asked
from bot.dialogue.days import day_text, horizon_end
from bot.dialogue.draft import Draft, Work
from bot.dialogue.facts import Chapter, Facts
from bot.dialogue.question import Outcome, Question, always
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small
from bot.dialogue.set_words import SUBMIT, command
from bot.dialogue.sources import ADDING, FREE, Origin, Source, source, sources, unanswered
from bot.wording import kpis as words
from bot.wording import review as review_words
from bot.wording.markup import bullets, fill
from kpi_rules.catalogue import Pattern, catalogue
from kpi_rules.defaults import with_defaults
from kpi_rules.nouns import CapabilityKind, Definition, Department, DepartmentKind, Function, Kpi
from kpi_rules.rewrite import definition_of
from kpi_rules.words import terms
from nlp.nouns import Measure

MOST_IDEAS, MOST_QUESTIONS = 3, 6
NO_KPI = {
    "no kpi",
    "no kpi for this",
    "no kpi for this one",
    "leave it out",
    "leave out",
    "we don't need one",
    "we dont need one",
}
ENOUGH_WORDS = 2
"""Words in common that tie a line of a list to a source; with fewer, the person is asked."""
WORST_LINES = 200


def start(draft: Draft, facts: Facts, statement: str, *, origin: Source, work_id: str = "") -> Draft:
    """Put a statement on the table, read, with the fields that follow from where it comes from."""
    reading = nlp.read(statement, today=facts.today, fiscal_year_start=facts.fiscal_year_start)
    thing = thing_asked(statement)
    counted = {"metric": thing, "measure": Measure.NONE, "direction": None}
    stated = definition_of(reading).model_copy(update=counted if thing else {})
    definition = hung(stated, origin=origin, draft=draft, facts=facts)
    work = Work(id=work_id or facts.new_id(), definition=definition, typed=thing or statement, fresh=True)
    return draft.model_copy(update={"work": work})


def hung(definition: Definition, *, origin: Source, draft: Draft, facts: Facts) -> Definition:
    """The definition tied to its source and, where there is no choice, to its indicator; defaults filled in."""
    department = facts.department(draft.department)
    indicators = facts.indicators()
    tied = origin.id if origin.origin is Origin.INDICATOR else ""
    only = indicators[0].id if len(indicators) == 1 else ""
    update = {
        "serves": origin.id,
        "indicator": tied or definition.indicator or only,
        "side": None,
    }
    capabilities = frozenset(c.id for c in draft.capabilities)
    return with_defaults(
        definition.model_copy(update=update), department=department, capabilities=capabilities
    )


def ideas(origin: Source, department: Department) -> tuple[Pattern, ...]:
    """What departments like this one count for such a need or capability; of each thing that it does, by turns."""
    found = (_ideas_of(function, origin) for function in department.functions)
    turns = (pattern for turn in zip_longest(*found) for pattern in turn if pattern is not None)
    return tuple({pattern.id: pattern for pattern in turns}.values())[:MOST_IDEAS]


def _ideas_of(function: Function, origin: Source) -> tuple[Pattern, ...]:
    match origin.origin:
        case Origin.NEED:
            return catalogue().for_need(origin.text, function=function, limit=MOST_IDEAS)
        case Origin.CAPABILITY:
            kind = origin.kind or CapabilityKind.OTHER
            return catalogue().for_capability(origin.text, kind, function=function, limit=MOST_IDEAS)
        case Origin.INDICATOR:
            return _ideas_for_indicator(origin.text, function)
        case Origin.FREE:
            return catalogue().for_function(function, limit=MOST_IDEAS)


def _ideas_for_indicator(text: str, function: Function) -> tuple[Pattern, ...]:
    """The measures of this function that move the indicator; without any, those that the function usually has."""
    close = (
        *catalogue().for_factor(text, limit=MOST_IDEAS),
        *catalogue().for_need(text, function=function, limit=MOST_IDEAS + 1),
    )
    own = {p.id: p for p in close if p.function is function}
    return tuple(own.values())[:MOST_IDEAS] or catalogue().for_function(function, limit=MOST_IDEAS)


def _statement_missing(draft: Draft, facts: Facts) -> str | None:
    found = unanswered(draft, facts)
    return found.id if found else None


def _ask_statement(draft: Draft, facts: Facts, subject: str) -> Says:
    origin, department = source(draft, facts, subject), facts.department(draft.department)
    ask = fill(
        words.STATEMENT_ASK[origin.origin.value],
        served=origin.served,
        department=department.name,
        text=origin.text,
    )
    found = ideas(origin, department)
    suggestions = tuple(Choice(f"idea:{e.id}", e.name) for e in found)
    unsure, leave = Choice("unsure", words.UNSURE), Choice("leave", words.LEAVE_OUT)
    same = (Choice("same", words.SAME),) if origin.origin is Origin.INDICATOR else ()
    first = not draft.kpis
    return prompts.question(
        ask,
        *(() if first else (_count_so_far(draft, facts),)),
        Choices(f"kpi:{subject}", (*same, *suggestions, unsure, leave)),
        why=words.STATEMENT_WHY if first else None,
        example=_example(found[0], facts) if found else "",
        heading=fill(words.HEADING, step=facts.step(Chapter.KPIS, draft.department)) if first else "",
    )


def _example(entry: Pattern, facts: Facts) -> str:
    return entry.sentence(due=day_text(horizon_end(facts.today, starts_in=facts.fiscal_year_start)))


def _count_so_far(draft: Draft, facts: Facts) -> Small:
    low, high = facts.limits.kpis_few, facts.limits.kpis_many
    return Small(fill(words.COUNTED, count=len(draft.kpis), low=low, high=high))


def _take_statement(draft: Draft, facts: Facts, subject: str, reply: Reply) -> Outcome[Draft]:
    origin = source(draft, facts, subject)
    if isinstance(reply, Pressed):
        return _pressed(draft, facts, origin, reply.value)
    if prompts.is_no_more(reply.text) or reply.text.casefold().strip(" .!") in NO_KPI:
        return _pressed(draft, facts, origin, "leave")
    if bare(reply.text) in SUBMIT:
        return Outcome(draft, (Paragraph(words.BEFORE_SUBMIT),))
    if draft.kpis and same_as(reply.text) is not None:
        return Outcome(_left_out(draft, facts, origin.id), (Small(words.SAME_KPI),))
    return commanded(draft, reply.text) or stated(draft, facts, reply.text, origin=origin)


def stated(draft: Draft, facts: Facts, text: str, *, origin: Source, work_id: str = "") -> Outcome[Draft]:
    """A sentence is read at once; several lines wait for a yes."""
    draft = _added(draft)
    lines = prompts.lines_of(text)
    if len(lines) > 1:
        return Outcome(draft.model_copy(update={"pasted": lines[:WORST_LINES]}))
    if not lines:
        return Outcome(draft)
    return Outcome(start(draft, facts, lines[0], origin=origin, work_id=work_id))


def _added(draft: Draft) -> Draft:
    return draft.model_copy(update={"done": draft.done - {ADDING}})


def _pressed(draft: Draft, facts: Facts, origin: Source, value: str) -> Outcome[Draft]:
    if value == "leave":
        return Outcome(_left_out(draft, facts, origin.id), (Small(words.LEFT_OUT),))
    if value == "same":
        return stated(draft, facts, origin.text, origin=origin)
    department = facts.department(draft.department)
    if value == "unsure":
        return Outcome(draft, _unsure(origin, department))
    entry = next((e for e in ideas(origin, department) if f"idea:{e.id}" == value), None)
    return Outcome(draft) if entry is None else Outcome(_with_idea(draft, facts, entry, origin))


def _with_idea(draft: Draft, facts: Facts, entry: Pattern, origin: Source) -> Draft:
    tied = hung(patterned(entry), origin=origin, draft=draft, facts=facts)
    return _added(draft).model_copy(
        update={"work": Work(id=facts.new_id(), definition=tied, typed=entry.name, suggested=True)}
    )


def patterned(entry: Pattern) -> Definition:
    """The part of a definition that a pattern of the catalogue knows; the numbers are the person's to give."""
    return Definition(
        statement=entry.name,
        metric=entry.metric,
        direction=entry.direction,
        measure=entry.measure,
        unit=None if entry.money else entry.unit,
        unit_text=entry.unit_text,
        perspective=entry.perspective,
        nature=entry.nature,
    )


def _unsure(origin: Source, department: Department) -> Says:
    every = zip_longest(*(catalogue().guide(one).quantify_questions for one in department.functions))
    questions = [question for turn in every for question in turn if question][:MOST_QUESTIONS]
    is_support = department.kind is DepartmentKind.SUPPORT
    worked = catalogue().for_function(department.function, limit=4 if is_support else MOST_IDEAS)
    found = ideas(origin, department)
    known = {e.id for e in found}
    entries = (*found, *(e for e in worked if e.id not in known))[:5]
    shown = [fill(words.IDEA, name=e.name, question=e.question) for e in entries]
    return (
        Paragraph(words.UNSURE_INTRO),
        Paragraph(bullets([fill("{question}", question=q) for q in questions])),
        Paragraph(words.UNSURE_IDEAS),
        Paragraph(bullets(shown)),
    )


def _left_out(draft: Draft, _facts: Facts, subject: str) -> Draft:
    if ADDING in draft.done:
        return _added(draft)
    return draft.model_copy(update={"done": draft.done | {f"kpi:{subject}"}})


STATEMENT = Question[Draft](
    "kpi",
    missing=_statement_missing,
    ask=_ask_statement,
    take=_take_statement,
    wordy=always,
    help=words.STATEMENT_HELP,
    skip=_left_out,
)


def next_line(draft: Draft, facts: Facts) -> Draft:
    """The next line of a list that was taken in goes on the table, for the source it fits best."""
    if draft.work is not None or not draft.queue:
        return draft
    line, *rest = draft.queue
    shorter = draft.model_copy(update={"queue": tuple(rest)})
    return start(shorter, facts, line, origin=fitting(shorter, facts, line))


def fitting(draft: Draft, facts: Facts, line: str) -> Source:
    """The unanswered source that shares most words with the line; without any in common, the free one."""
    said = terms(line)
    answered = {k.definition.serves for k in draft.kpis}
    open_sources = [s for s in sources(draft, facts) if s.id not in answered]
    best = max(open_sources, key=lambda s: len(said & terms(s.text)), default=FREE)
    return best if len(said & terms(best.text)) >= ENOUGH_WORDS else FREE


def commanded(draft: Draft, text: str, *, by_words: bool = False) -> Outcome[Draft] | None:
    """What follows where somebody wants to change or take out a KPI of the set; None where they say something else."""
    found = command(text, draft.kpis, by_words=by_words)
    if found is None:
        return None
    if not 1 <= found.number <= len(draft.kpis):
        return Outcome(draft, (Paragraph(fill(review_words.NO_SUCH, number=found.number)),))
    kpi = draft.kpis[found.number - 1]
    return Outcome(reopened(draft, kpi)) if found.changes else taken_out(draft, kpi)


def turned_to(draft: Draft, text: str) -> Outcome[Draft] | None:
    """The same while a KPI is on the table: what was typed of it waits, and is asked about afterwards."""
    outcome, work = commanded(draft, text), draft.work
    if outcome is None or work is None or outcome.state.work in (None, work):
        return outcome
    known = any(kpi.id == work.id for kpi in draft.kpis)
    queue = outcome.state.queue if known else (work.typed, *outcome.state.queue)
    return replace(outcome, state=outcome.state.model_copy(update={"queue": queue}))


def taken_out(draft: Draft, kpi: Kpi) -> Outcome[Draft]:
    """The set without this KPI; what it answered is not asked again."""
    rest = tuple(k for k in draft.kpis if k.id != kpi.id)
    done = draft.done | {f"kpi:{kpi.definition.serves}"}
    said = Small(fill(review_words.REMOVED, statement=kpi.definition.statement))
    return Outcome(draft.model_copy(update={"kpis": rest, "done": done}), (said,))


def reopened(draft: Draft, kpi: Kpi) -> Draft:
    """A KPI of the set back on the table; it stays in the set until the change is taken in."""
    typed = kpi.definition.statement
    return draft.model_copy(
        update={"work": Work(id=kpi.id, definition=kpi.definition, typed=typed, split=True)}
    )
