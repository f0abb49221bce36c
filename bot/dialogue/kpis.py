"""Chapter 5: from a need, a capability or an indicator to a statement; and lists pasted in."""

import re
from dataclasses import replace

from bot.dialogue import asides, prompts
from bot.dialogue.asides import bare, same_as
from bot.dialogue.counting import thing_asked
from bot.dialogue.draft import Draft, Work
from bot.dialogue.facts import Chapter, Facts
from bot.dialogue.ideas import example, ideas, named_idea, patterned, unsure
from bot.dialogue.question import Outcome, Question, always
from bot.dialogue.remarks import gives_up, wants_none
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small
from bot.dialogue.set_words import SUBMIT, command
from bot.dialogue.sources import ADDING, FREE, Origin, Source, open_sources, source, sources, unanswered
from bot.wording import kpis as words
from bot.wording import review as review_words
from bot.wording.markup import counted, fill
from kpi_rules.catalogue import Pattern
from kpi_rules.defaults import with_defaults
from kpi_rules.nouns import Definition, Kpi
from kpi_rules.rewrite import definition_of
from kpi_rules.words import terms
from nlp.nouns import Measure

_ENOUGH = re.compile(
    r"(?:(?:that|this|it)(?:'?s| is| will be| would be)? )?"
    r"(?:all|enough|it|done|finished|plenty|no more|nothing more|nothing else)"
    r"(?: (?:for (?:now|today)|from (?:me|us)|thanks|already))?"
    r"|(?:i|we)(?:'?m|'?re| am| are) (?:done|finished)"
)
ENOUGH_WORDS = 2
"""Words in common that tie a line of a list to a source; with fewer, the person is asked."""
FEWEST_SENTENCES = 2
WORST_LINES = 200


def start(draft: Draft, facts: Facts, statement: str, *, origin: Source, work_id: str = "") -> Draft:
    """Put a statement on the table, read, with the fields that follow from where it comes from."""
    reading = facts.read(statement)
    thing = thing_asked(statement)
    counted = {"metric": thing, "measure": Measure.NONE, "direction": None}
    stated = definition_of(reading).model_copy(update=counted if thing else {})
    definition = hung(stated, origin=origin, draft=draft, facts=facts)
    work = Work(id=work_id or facts.new_id(), definition=definition, typed=thing or statement, fresh=True)
    return draft.model_copy(update={"work": work})


def hung(definition: Definition, *, origin: Source, draft: Draft, facts: Facts) -> Definition:
    """The definition tied to its source and, where there is no choice, to its indicator; defaults filled in."""
    department = facts.department(draft.department)
    indicators = facts.company.indicators
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
        example=example(found[0], facts) if found else "",
        heading=fill(words.HEADING, step=facts.step(Chapter.KPIS, draft.department)) if first else "",
    )


def _count_so_far(draft: Draft, facts: Facts) -> Small:
    low, high = facts.limits.kpis_few, facts.limits.kpis_many
    after = len(open_sources(draft, facts)) - 1
    template = words.COUNTED_ON if after > 0 and ADDING not in draft.done else words.COUNTED
    return Small(fill(template, count=len(draft.kpis), after=after, low=low, high=high))


def _take_statement(draft: Draft, facts: Facts, subject: str, reply: Reply) -> Outcome[Draft]:
    origin = source(draft, facts, subject)
    if isinstance(reply, Pressed):
        return pressed(draft, facts, origin, reply.value)
    if _is_enough(reply.text):
        return _all_left_out(draft, facts)
    if prompts.is_no_more(reply.text) or wants_none(reply.text) or gives_up(reply.text):
        return pressed(draft, facts, origin, "leave")
    if bare(reply.text) in SUBMIT:
        return Outcome(draft, (Paragraph(words.BEFORE_SUBMIT),))
    if origin.origin is Origin.INDICATOR and _as_the_company(reply.text):
        return pressed(draft, facts, origin, "same")
    if draft.kpis and same_as(reply.text) is not None:
        return Outcome(_left_out(draft, facts, origin.id), (Small(words.SAME_KPI),))
    known = named_idea(reply.text, facts.department(draft.department))
    if known is not None:
        return Outcome(_with_idea(draft, facts, known, origin))
    return commanded(draft, reply.text) or stated(draft, facts, reply.text, origin=origin)


def _as_the_company(text: str) -> bool:
    """ "The same as the company": its number is taken on as it is."""
    said = (same_as(part) for part in asides.sentences(text))
    return any(_COMPANY.search(name) is not None for name in said if name)


_COMPANY = re.compile(r"\b(?:company|company's|indicator|above|yours)\b")


def _is_enough(text: str) -> bool:
    """ "That's all", "no more KPIs": not this one, and none of those after it. A plain "no" means this one alone."""
    return any(
        _ENOUGH.fullmatch(re.sub(r"\s*\bkpis?\b", "", said)) is not None
        for said in (asides.plain(text), bare(text))
    )


def _all_left_out(draft: Draft, facts: Facts) -> Outcome[Draft]:
    """Nothing that is still unanswered is asked about any more."""
    open_now = open_sources(draft, facts)
    keys = {f"kpi:{one.id}" for one in open_now} or {"kpi:"}
    said = (
        fill(words.LEFT_REST, count=counted(len(open_now), "question"))
        if len(open_now) > 1
        else words.LEFT_OUT
    )
    return Outcome(_added(draft).model_copy(update={"done": draft.done - {ADDING} | keys}), (Small(said),))


def stated(draft: Draft, facts: Facts, text: str, *, origin: Source, work_id: str = "") -> Outcome[Draft]:
    """A sentence is read at once; several lines wait for a yes."""
    draft = _added(draft)
    lines = prompts.lines_of(text)
    if len(lines) > 1:
        return Outcome(draft.model_copy(update={"pasted": lines[:WORST_LINES]}))
    if not lines:
        return Outcome(draft)
    with_number = _with_number(lines[0], facts)
    if len(with_number) > 1:
        return Outcome(draft.model_copy(update={"pasted": with_number[:WORST_LINES]}))
    said = asides.without_chatter("".join(with_number) or lines[0])
    taken = (Small(words.TOOK_ONE),) if with_number else ()
    return Outcome(start(draft, facts, said, origin=origin, work_id=work_id), taken)


def _with_number(text: str, facts: Facts) -> tuple[str, ...]:
    """Of several sentences in one message those that say how much; nothing where there is one, or no number."""
    every = asides.sentences(text)
    if len(every) < FEWEST_SENTENCES:
        return ()
    read = ((one, facts.read(one)) for one in every)
    return tuple(one for one, said in read if said.metric is not None and said.target is not None)


def _added(draft: Draft) -> Draft:
    return draft.model_copy(update={"done": draft.done - {ADDING}})


def pressed(draft: Draft, facts: Facts, origin: Source, value: str) -> Outcome[Draft]:
    """What a button leads to: an idea on the table, questions that uncover a number, or no KPI for this source."""
    if value == "leave":
        return Outcome(_left_out(draft, facts, origin.id), (Small(words.LEFT_OUT),))
    if value == "same":
        return stated(draft, facts, origin.text, origin=origin)
    department = facts.department(draft.department)
    if value == "unsure":
        return Outcome(draft, unsure(origin, department))
    entry = next((e for e in ideas(origin, department) if f"idea:{e.id}" == value), None)
    return Outcome(draft) if entry is None else Outcome(_with_idea(draft, facts, entry, origin))


def _with_idea(draft: Draft, facts: Facts, entry: Pattern, origin: Source) -> Draft:
    tied = hung(patterned(entry), origin=origin, draft=draft, facts=facts)
    return _added(draft).model_copy(
        update={"work": Work(id=facts.new_id(), definition=tied, typed=entry.name, suggested=True)}
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


def put_aside(draft: Draft, facts: Facts) -> Draft:
    """The draft without what is on the table, and without a question for the same thing again.

    A KPI that was taken back from the set stays in it as it was.
    """
    work = draft.work
    if work is None:
        return draft
    cleared = draft.model_copy(update={"work": None})
    is_in_set = any(kpi.id == work.id for kpi in draft.kpis)
    return next_line(cleared if is_in_set else _left_out(cleared, facts, work.definition.serves), facts)


def let_go(draft: Draft, facts: Facts, text: str) -> Outcome[Draft] | None:
    """What follows where somebody wants to be rid of the KPI on the table; None where they say something else."""
    if draft.work is None or not (gives_up(text) or wants_none(text)):
        return None
    is_in_set = any(kpi.id == draft.work.id for kpi in draft.kpis)
    said = words.STAYS if is_in_set else words.LEFT_OUT if wants_none(text) else words.ASIDE
    return Outcome(put_aside(draft, facts), (Small(said),))


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
