"""One KPI on the table: goals taken apart, missing parts asked one at a time, the sentence offered, then taken in."""

import nlp
from bot.dialogue import kpis, prompts
from bot.dialogue.days import day_text, fiscal_year_end, next_fiscal_year_end, quarter_end
from bot.dialogue.draft import Draft, Work
from bot.dialogue.facts import Facts
from bot.dialogue.question import Outcome, Question
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Choice, Choices, Paragraph, Pick, Says, Small, Style
from bot.dialogue.sheet import amount_text, fields, judged, marked, smart_line
from bot.dialogue.sources import Source, source, sources
from bot.wording import kpis as words
from bot.wording.markup import Markup, fill
from kpi_rules.findings import Severity
from kpi_rules.nouns import CapabilityKind, Definition, Kpi
from kpi_rules.rewrite import Part, filled, missing, sentence
from kpi_rules.smart.judge import Judgement
from nlp.nouns import Amount, Measure, Period, Reading, TargetKind

LABEL_LIMIT = 75
CLEARS = {
    "target": {"target": None, "target_high": None, "target_kind": None},
    "due": {"due": None, "cadence": None},
    "baseline": {"baseline": None},
}
"""What "change this part" takes out of a definition, so that it is asked again."""


def on_table(draft: Draft) -> Work:
    """The work; asking for it when there is none is a mistake of the caller."""
    if draft.work is None:
        raise ValueError("nothing is on the table")
    return draft.work


def _with(draft: Draft, **changes: object) -> Draft:
    return draft.model_copy(update={"work": on_table(draft).model_copy(update=changes)})


def _defined(draft: Draft, definition: Definition) -> Draft:
    return _with(draft, definition=definition)


def _read(text: str, facts: Facts) -> Reading:
    return nlp.read(text, today=facts.today, fiscal_year_start=facts.fiscal_year_start)


# Several goals in one sentence


def _split_missing(draft: Draft, facts: Facts) -> str | None:
    work = draft.work
    if work is None or work.split:
        return None
    return "" if _read(work.typed, facts).compound else None


def _ask_split(draft: Draft, facts: Facts, _subject: str) -> Says:
    goals = _read(on_table(draft).typed, facts).goals
    every = Choice("all", words.SPLIT_ALL.format(count=len(goals)), Style.PRIMARY)
    return prompts.question(
        fill(words.SPLIT_ASK, count=len(goals)),
        Choices("split:", (every, Choice("first", words.SPLIT_FIRST), Choice("keep", words.SPLIT_KEEP))),
        why=words.SPLIT_WHY,
    )


def _take_split(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    work = on_table(draft)
    if isinstance(reply, Typed):
        return retyped(draft, facts, reply.text)
    if reply.value == "keep":
        return Outcome(_with(draft, split=True))
    goals = [goal.text for goal in _read(work.typed, facts).goals]
    rest = tuple(goals[1:]) if reply.value == "all" else ()
    queued = draft.model_copy(update={"queue": (*rest, *draft.queue)})
    origin = source(draft, facts, work.definition.serves)
    return Outcome(kpis.start(queued, facts, goals[0], origin=origin, work_id=work.id))


SPLIT = Question[Draft](
    "split",
    missing=_split_missing,
    ask=_ask_split,
    take=_take_split,
    help=words.SPLIT_HELP,
    skip=lambda draft, _facts, _subject: _with(draft, split=True),
)


def retyped(draft: Draft, facts: Facts, text: str) -> Outcome[Draft]:
    """A new sentence for the same KPI; what hangs on it stays."""
    work = on_table(draft)
    origin = source(draft, facts, work.definition.serves)
    return kpis.stated(draft, facts, text, origin=origin, work_id=work.id)


# Missing parts


def _part_missing(draft: Draft, _facts: Facts) -> str | None:
    work = draft.work
    if work is None or work.settled:
        return None
    if _uncounted(work.definition):
        return Part.TARGET.value
    return next((part.value for part in missing(work.definition) if part.value not in work.skipped), None)


def _uncounted(definition: Definition) -> bool:
    """A deliverable counts as a KPI only on purpose: the first question is what one would count instead."""
    return definition.measure is Measure.MILESTONE and not definition.kept_because


def _ask_part(draft: Draft, facts: Facts, subject: str) -> Says:
    part, definition = Part(subject), on_table(draft).definition
    milestone = part is Part.TARGET and _uncounted(definition)
    ask = words.COUNT_ASK if milestone else words.PART_ASK[part]
    target = "" if definition.target is None else amount_text(definition, definition.target)
    return prompts.question(
        fill(ask, metric=definition.metric or definition.statement, target=target),
        *_part_ways(part, draft, facts, milestone=milestone),
        # Who has written one KPI knows by now why these questions come.
        why=None if draft.kpis else words.PART_WHY[part],
        example=words.PART_EXAMPLE.get(part) or _amount_example(part, definition),
    )


def _amount_example(part: Part, definition: Definition) -> str:
    """An amount of the unit that is meant; that of a change ("15 %") is not the unit of where one stands."""
    changes = part is Part.BASELINE and definition.target_kind is TargetKind.CHANGE
    return words.AMOUNT_EXAMPLE[None if changes else definition.unit]


def _part_ways(part: Part, draft: Draft, facts: Facts, *, milestone: bool) -> tuple[Choices, ...]:
    choices: tuple[Choice, ...] = ()
    if part is Part.DUE:
        choices = _due_choices(facts)
    elif part is Part.BASELINE:
        choices = (Choice("unknown", words.NOT_MEASURED),)
    elif part is Part.UNIT:
        choices = tuple(Choice(value, label) for value, label in words.UNITS.items())
    elif milestone or _may_be_milestone(draft, facts, part):
        choices = (Choice("milestone", words.DONE_OR_NOT),)
    return (Choices(f"part:{part.value}", choices),) if choices else ()


def _may_be_milestone(draft: Draft, facts: Facts, part: Part) -> bool:
    """A digital system may be "done or not done"; most other things can be counted."""
    origin = source(draft, facts, on_table(draft).definition.serves)
    return part is Part.TARGET and origin.kind is CapabilityKind.SYSTEM


def _due_choices(facts: Facts) -> tuple[Choice, ...]:
    starts = facts.fiscal_year_start
    year_end = fiscal_year_end(facts.today, starts_in=starts)
    next_year_end = next_fiscal_year_end(facts.today, starts_in=starts)
    quarter = quarter_end(facts.today, starts_in=starts)
    return (
        Choice(f"by {day_text(quarter)}", words.DUE_QUARTER),
        Choice(f"by {day_text(year_end)}", words.DUE_YEAR),
        Choice(f"by {day_text(next_year_end)}", words.DUE_NEXT_YEAR),
        Choice("every month", words.EVERY_MONTH),
        Choice("every quarter", words.EVERY_QUARTER),
    )


def _take_part(draft: Draft, facts: Facts, subject: str, reply: Reply) -> Outcome[Draft]:
    part = Part(subject)
    if isinstance(reply, Pressed):
        if reply.value == "unknown":
            return _settle(_skip_part(draft, facts, subject), facts)
        if reply.value == "milestone":
            return _settle(_as_milestone(draft), facts)
        return _settle(_put(draft, facts, part, reply.value) or draft, facts)
    if part is Part.BASELINE and prompts.is_unknown(reply.text):
        return _settle(_skip_part(draft, facts, subject), facts)
    after = _put(draft, facts, part, reply.text)
    if after is None:
        return Outcome(draft, (Paragraph(_not_found(part)),))
    return _settle(after, facts)


def _not_found(part: Part) -> Markup:
    if part is Part.DUE:
        return words.NO_DATE
    return words.NO_UNIT if part is Part.UNIT else words.NO_NUMBER


def _put(draft: Draft, facts: Facts, part: Part, text: str) -> Draft | None:
    """The answer put where it belongs, with whatever else it says; None when it does not answer."""
    definition = on_table(draft).definition
    if part is Part.METRIC or part is Part.UNIT:
        after = filled(definition, part, text=text, today=facts.today)
        return None if after == definition else _defined(draft, after)
    if part is Part.DUE:
        period = nlp.read_period(text, today=facts.today, fiscal_year_start=facts.fiscal_year_start)
        return _defined(draft, filled(definition, part, period=period, today=facts.today)) if period else None
    amount = nlp.read_amount(text)
    said = _read(text, facts)
    if part is Part.TARGET and said.target is not None:
        return _defined(draft, _all_said(definition, said, facts))
    return _defined(draft, filled(definition, part, amount=amount, today=facts.today)) if amount else None


def _all_said(definition: Definition, said: Reading, facts: Facts) -> Definition:
    """An answer such as "from 45 to 30 days by June" fills three parts at once."""
    given: tuple[tuple[Part, Amount | None, Period | None], ...] = (
        (Part.BASELINE, said.baseline, None),
        (Part.TARGET, said.target, None),
        (Part.DUE, None, said.deadline),
    )
    for part, amount, period in given:
        if amount or period:
            definition = filled(definition, part, amount=amount, period=period, today=facts.today)
    return definition


def _skip_part(draft: Draft, _facts: Facts, subject: str) -> Draft:
    return _with(draft, skipped=on_table(draft).skipped | {subject})


def _as_milestone(draft: Draft) -> Draft:
    """A promise without a number, kept on purpose: the approver sees why."""
    definition = on_table(draft).definition
    update = {"measure": Measure.MILESTONE, "kept_because": words.DONE_OR_NOT_REASON}
    skipped = on_table(draft).skipped | {Part.TARGET.value, Part.UNIT.value, Part.BASELINE.value}
    return _with(draft, definition=definition.model_copy(update=update), skipped=skipped)


def _skippable(draft: Draft, facts: Facts, subject: str) -> Draft:
    return _skip_part(draft, facts, subject) if subject == Part.BASELINE.value else draft


PART = Question[Draft](
    "part",
    missing=_part_missing,
    ask=_ask_part,
    take=_take_part,
    help={part.value: text for part, text in words.PART_HELP.items()},
    skip=_skippable,
)


# What it is for


def _serves_missing(draft: Draft, facts: Facts) -> str | None:
    work = draft.work
    if work is None or work.definition.serves or "serves" in work.skipped:
        return None
    return "" if sources(draft, facts) else None


def _ask_serves(draft: Draft, facts: Facts, _subject: str) -> Says:
    options = tuple(Choice(s.id, _purpose(s)) for s in sources(draft, facts))
    other = Choices("serves:", (Choice("none", words.SERVES_NONE),))
    return prompts.question(words.SERVES_ASK, Pick("serves:", words.SERVES_PICK, options), other)


def _purpose(one: Source) -> str:
    return f"{one.served}: {one.text}" if one.served else one.text


def _take_serves(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Pressed):
        found = next((s for s in sources(draft, facts) if s.id == reply.value), None)
    else:
        found = kpis.fitting(draft, facts, reply.text)
    if found is None or not found.id:
        return _settle(_with(draft, skipped=on_table(draft).skipped | {"serves"}), facts)
    tied = kpis.hung(on_table(draft).definition, origin=found, draft=draft, facts=facts)
    return _settle(_defined(draft, tied), facts)


SERVES = Question[Draft](
    "serves",
    missing=_serves_missing,
    ask=_ask_serves,
    take=_take_serves,
    help=words.SERVES_HELP,
    skip=lambda draft, _facts, _subject: _with(draft, skipped=on_table(draft).skipped | {"serves"}),
)


# The indicator that it helps


def _link_missing(draft: Draft, facts: Facts) -> str | None:
    work = draft.work
    return "" if work and not work.definition.indicator and facts.indicators() else None


def _ask_link(draft: Draft, facts: Facts, _subject: str) -> Says:
    options = tuple(Choice(i.id, i.statement) for i in facts.indicators())
    few = all(len(o.label) <= LABEL_LIMIT for o in options) and len(options) <= 4
    ways = Choices("link:", options) if few else Pick("link:", words.LINK_PICK, options)
    return prompts.question(words.LINK_ASK, ways, why=None if draft.kpis else words.LINK_WHY)


def _take_link(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    said = reply.value if isinstance(reply, Pressed) else reply.text.casefold().strip()
    found = next(
        (i for i in facts.indicators() if said == i.id or (len(said) > 2 and said in i.statement.casefold())),
        None,
    )
    if found is None:
        return Outcome(draft, (Paragraph(words.LINK_UNKNOWN),))
    definition = on_table(draft).definition.model_copy(update={"indicator": found.id})
    return _settle(_defined(draft, definition), facts)


LINK = Question[Draft]("link", missing=_link_missing, ask=_ask_link, take=_take_link, help=words.LINK_HELP)


# The sentence


def composed(definition: Definition) -> str:
    """The whole sentence from the parts; what a person keeps on purpose stays theirs."""
    return sentence(definition)


def _wording_missing(draft: Draft, _facts: Facts) -> str | None:
    return "" if draft.work and not draft.work.settled else None


def _verdict(draft: Draft, facts: Facts, statement: str) -> Judgement:
    definition = on_table(draft).definition
    return judged(statement, definition, origin=source(draft, facts, definition.serves), facts=facts)


def _ask_wording(draft: Draft, facts: Facts, _subject: str) -> Says:
    work = on_table(draft)
    better = composed(work.definition)
    same = work.suggested or _alike(better, work.typed)
    verdict = _verdict(draft, facts, better)
    yours = () if same else (Small(fill(words.WORDING_YOURS, typed=work.typed)),)
    use = Choice(
        "use", words.WORDING_TAKE if same and not work.suggested else words.WORDING_USE, Style.PRIMARY
    )
    keep = () if same else (Choice("keep", words.WORDING_KEEP),)
    return (
        Paragraph(words.WORDING_SAME if same and not work.suggested else words.WORDING_ASK),
        marked(better, tuple(f for f in verdict.findings if f.severity is Severity.FLAG)),
        fields(work.definition, draft=draft, facts=facts),
        Small(smart_line(verdict)),
        *_advice(verdict),
        *yours,
        Choices("wording:", (use, *keep, *_changes(work.definition))),
        Small(words.WORDING_CHANGE),
    )


ASKED_ANYWAY = {"no-evidence", "no-common-term"}
"""Advice whose question the dialogue itself has just asked: for today's value, and for what the KPI helps."""


def _advice(verdict: Judgement) -> tuple[Small, ...]:
    """At most two findings in words, flags first."""
    found = [f for f in verdict.findings if f.rule not in ASKED_ANYWAY]
    return tuple(Small(fill("{why} {question}", why=f.why, question=f.question)) for f in found[:2])


def _changes(definition: Definition) -> tuple[Choice, ...]:
    if definition.measure is Measure.MILESTONE:
        return (Choice("due", words.CHANGE_DUE),)
    return (
        Choice("target", words.CHANGE_TARGET),
        Choice("baseline", words.CHANGE_BASELINE),
        Choice("due", words.CHANGE_DUE),
    )


def _alike(one: str, other: str) -> bool:
    return one.strip(". ").casefold() == other.strip(". ").casefold()


def _take_wording(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    work = on_table(draft)
    if isinstance(reply, Typed):
        return retyped(draft, facts, reply.text)
    if reply.value in CLEARS:
        definition = work.definition.model_copy(update=CLEARS[reply.value])
        return Outcome(_with(draft, definition=definition, skipped=work.skipped - {reply.value}))
    statement = work.typed if reply.value == "keep" else composed(work.definition)
    definition = work.definition.model_copy(update={"statement": statement})
    if reply.value != "keep" and definition.measure is not Measure.MILESTONE:
        definition = definition.model_copy(update={"kept_because": ""})
    return _settle(_with(draft, definition=definition, settled=True), facts)


WORDING = Question[Draft](
    "wording", missing=_wording_missing, ask=_ask_wording, take=_take_wording, help=words.WORDING_HELP
)


def _reason_missing(draft: Draft, facts: Facts) -> str | None:
    work = draft.work
    if work is None or not work.settled or work.definition.kept_because:
        return None
    return "" if _verdict(draft, facts, work.definition.statement).flags else None


def _ask_reason(draft: Draft, facts: Facts, _subject: str) -> Says:
    statement = on_table(draft).definition.statement
    verdict = _verdict(draft, facts, statement)
    return (
        marked(statement, verdict.flags),
        *prompts.question(words.REASON_ASK, why=words.REASON_WHY),
    )


def _take_reason(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Pressed):
        return Outcome(draft)
    definition = on_table(draft).definition.model_copy(update={"kept_because": " ".join(reply.text.split())})
    return _settle(_defined(draft, definition), facts)


REASON = Question[Draft](
    "reason", missing=_reason_missing, ask=_ask_reason, take=_take_reason, help=words.REASON_HELP
)

QUESTIONS = (SPLIT, PART, SERVES, LINK, WORDING, REASON)
"""What has to be answered before a KPI is taken in, in this order."""


def _settle(draft: Draft, facts: Facts) -> Outcome[Draft]:
    """Take the KPI in once nothing is open on it, and put the next line of a pasted list on the table."""
    if any(question.missing(draft, facts) is not None for question in QUESTIONS):
        return Outcome(draft)
    work = on_table(draft)
    known = any(kpi.id == work.id for kpi in draft.kpis)
    taken = Kpi(id=work.id, definition=work.definition)
    others = tuple(taken if kpi.id == work.id else kpi for kpi in draft.kpis)
    after = draft.model_copy(update={"kpis": others if known else (*others, taken), "work": None})
    said = fill(
        words.CHANGED if known else words.TAKEN, number=len(after.kpis), statement=work.definition.statement
    )
    return Outcome(kpis.next_line(after, facts), (Paragraph(said),))
