"""The sentence offered for a KPI: taken, kept in one's own words with a reason, or changed in one part."""

import re

from bot.dialogue import kpis, prompts, spoken
from bot.dialogue.amended import in_unit, redated, refined, retargeted, stands
from bot.dialogue.draft import Draft, Work
from bot.dialogue.facts import Facts
from bot.dialogue.parts import corrected
from bot.dialogue.question import Outcome, Question
from bot.dialogue.remarks import is_remark
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Asked, Choice, Choices, Paragraph, Says, Small, Style
from bot.dialogue.sheet import fields, marked, smart_line
from bot.dialogue.table import CLEARS, changed, cleared, on_table, retyped, verdict_on
from bot.wording import kpis as words
from bot.wording.markup import fill
from kpi_rules.findings import Severity
from kpi_rules.measured import metric_of
from kpi_rules.nouns import Definition
from kpi_rules.numbers import amount_text
from kpi_rules.rewrite import sentence
from kpi_rules.smart.judge import Judgement
from kpi_rules.words import terms
from nlp.nouns import Direction, Measure, TargetKind

FEWEST_WORDS = 3
"""What is shorter is a remark on the sentence, not a sentence."""

_INSTEAD = re.compile(
    r"^(?:(?:no|nah|nope|hm+|ok|better|rather|but|please|can (?:we|you)|let's|lets)[ ,]+)*"
    r"(?:make|set|change|put)(?: it| that| the target)?(?: to| at)?\s+",
    re.IGNORECASE,
)
_NO = re.compile(r"^(?:no|nah|nope|hm+)[ ,]+(?=\S)", re.IGNORECASE)
_NO_COMMA = re.compile(r"^(?:no|nah|nope|hm+)\s*[,.]+\s*(?=\S)", re.IGNORECASE)
""" "No, that's fine" is a yes; "no good" is none."""
_BY = re.compile(r"^(?:(?:no|better|rather|or|maybe|but)[ ,]+)*(?:by|until|till|not before)\b", re.IGNORECASE)
"""How somebody begins who has only another date to say."""


def composed(definition: Definition) -> str:
    """The whole sentence from the parts; what a person keeps on purpose stays theirs."""
    return sentence(definition)


def _wording_missing(draft: Draft, _facts: Facts) -> str | None:
    return "" if draft.work and not draft.work.settled else None


def _ask_wording(draft: Draft, facts: Facts, _subject: str) -> Says:
    work = on_table(draft)
    better = composed(work.definition)
    same = work.suggested or _alike(better, work.typed)
    verdict = verdict_on(draft, facts, better)
    own = not same and _still_true(work, facts)
    yours = (Small(fill(words.WORDING_YOURS, typed=work.typed)),) if own else ()
    use = Choice(
        "use", words.WORDING_TAKE if same and not work.suggested else words.WORDING_USE, Style.PRIMARY
    )
    keep = (Choice("keep", words.WORDING_KEEP),) if own else ()
    return (
        Asked(words.WORDING_SAME if same and not work.suggested else words.WORDING_ASK),
        marked(better, tuple(f for f in verdict.findings if f.severity is Severity.FLAG)),
        fields(work.definition, draft=draft, facts=facts),
        Small(smart_line(verdict)),
        *_short_of(work.definition, facts),
        *_advice(verdict),
        *yours,
        Choices("wording:", (use, *keep, *_changes(work.definition, verdict))),
        Small(words.WORDING_CHANGE),
    )


def _short_of(definition: Definition, facts: Facts) -> tuple[Small, ...]:
    """Said when a KPI promises less than the indicator that it is taken from asks for."""
    asked = facts.company.indicator(definition.serves)
    if asked is None or asked.target is None or definition.target is None:
        return ()
    same_unit = asked.unit is definition.unit and asked.unit_text == definition.unit_text
    down = definition.direction is Direction.DECREASE
    less = definition.target > asked.target if down else definition.target < asked.target
    # Reading the indicator takes longer than all the rest, so it comes last.
    if not (same_unit and less and _is_of(asked.statement, definition, facts)):
        return ()
    said = fill(
        words.SHORT_OF,
        indicator=amount_text(definition, asked.target),
        target=amount_text(definition, definition.target),
    )
    return (Small(said),)


def _is_of(statement: str, definition: Definition, facts: Facts) -> bool:
    """Whether an indicator measures what the KPI does."""
    return terms(metric_of(facts.read(statement))) <= terms(definition.metric)


ASKED_ANYWAY = {"no-evidence", "no-common-term"}
"""Advice whose question the dialogue itself has just asked: for today's value, and for what the KPI helps."""


def _advice(verdict: Judgement) -> tuple[Small, ...]:
    """At most two findings in words, flags first."""
    found = [f for f in verdict.findings if f.rule not in ASKED_ANYWAY]
    return tuple(Small(fill("{why} {question}", why=f.why, question=f.question)) for f in found[:2])


def _changes(definition: Definition, verdict: Judgement) -> tuple[Choice, ...]:
    if definition.measure is Measure.MILESTONE:
        return (Choice("due", words.CHANGE_DUE),)
    best = (Choice("best", words.TELL_BEST),) if verdict.attainable is None else ()
    return (
        *best,
        Choice("target", words.CHANGE_TARGET),
        Choice("baseline", words.CHANGE_BASELINE),
        Choice("due", words.CHANGE_DUE),
    )


def _alike(one: str, other: str) -> bool:
    return one.strip(". ").casefold() == other.strip(". ").casefold()


def _typed(draft: Draft, facts: Facts, text: str) -> Outcome[Draft]:
    """A yes takes the sentence, "make it 35" changes its target, a whole sentence replaces it."""
    gone = kpis.let_go(draft, facts, text)
    if gone is not None:
        return gone
    if prompts.is_yes(_NO_COMMA.sub("", text)):
        return _take_wording(draft, facts, "", Pressed("wording:", ("use",)))
    text = _NO.sub("", text)
    turned = kpis.turned_to(draft, text)
    if turned is not None:
        return turned
    after = (
        corrected(draft, facts, text)
        or in_unit(draft, facts, text)
        or (None if _is_sentence(text, facts) else stands(draft, facts, text))
        or refined(draft, facts, text)
    )
    if after is not None:
        return Outcome(after)
    instead = _INSTEAD.sub("", text) if _INSTEAD.match(text) else ""
    amount = spoken.amount_in(instead) if instead else None
    if amount is not None:
        return Outcome(retargeted(draft, facts, amount))
    dated = instead or _BY.match(text) or spoken.is_a_time(text, facts)
    period, _ = spoken.period_in(instead or text, facts) if dated else (None, "")
    if period is not None:
        return Outcome(redated(draft, facts, period))
    if not _is_sentence(text, facts):
        return Outcome(draft, (Paragraph(words.WORDING_HOW),))
    return retyped(draft, facts, text)


def _is_sentence(text: str, facts: Facts) -> bool:
    """Whether somebody says a KPI anew: something is counted, and something is said about it."""
    said = facts.read(text)
    says = (said.verb, said.target, said.baseline, said.deadline)
    named = said.metric is not None and (said.verb or spoken.names_something(said.metric.text))
    return (
        bool(named) and any(says) and prompts.is_a_sentence(text, words=FEWEST_WORDS) and not is_remark(text)
    )


def _still_true(work: Work, facts: Facts) -> bool:
    """Whether the person's own words say the same numbers as the KPI by now; words that do not cannot be kept."""
    said, definition = facts.read(work.typed), work.definition
    reach = (
        definition.target_kind is TargetKind.REACH and said.target is not None and said.baseline is not None
    )
    moved = reach and said.target is not None and said.target.value != definition.target
    day = said.deadline.last_day if said.deadline else None
    return not moved and (day is None or day == definition.due)


def _take_wording(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    work = on_table(draft)
    if isinstance(reply, Typed):
        return _typed(draft, facts, reply.text)
    if reply.value == "best":
        return Outcome(changed(draft, recalling=True))
    if reply.value in CLEARS:
        return Outcome(cleared(draft, reply.value))
    statement = work.typed if reply.value == "keep" else composed(work.definition)
    definition = work.definition.model_copy(update={"statement": statement})
    if reply.value != "keep" and definition.measure is not Measure.MILESTONE:
        definition = definition.model_copy(update={"kept_because": ""})
    return Outcome(changed(draft, definition=definition, settled=True))


WORDING = Question[Draft](
    "wording", missing=_wording_missing, ask=_ask_wording, take=_take_wording, help=words.WORDING_HELP
)


def _ask_best(draft: Draft, _facts: Facts, _subject: str) -> Says:
    definition = on_table(draft).definition
    none = Choices("best:", (Choice("unknown", words.NOT_MEASURED),))
    example = words.AMOUNT_EXAMPLE[definition.unit]
    return prompts.question(
        fill(words.BEST_ASK, metric=definition.metric), none, why=words.BEST_WHY, example=example
    )


def _take_best(draft: Draft, _facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Pressed) or prompts.is_unknown(reply.text):
        return Outcome(changed(draft, recalling=False))
    amount = spoken.amount_in(reply.text)
    if amount is None:
        return Outcome(draft, (Paragraph(words.NO_NUMBER),))
    definition = on_table(draft).definition
    sheet = definition.sheet.model_copy(update={"best": amount.value})
    return Outcome(changed(draft, definition=definition.model_copy(update={"sheet": sheet}), recalling=False))


BEST = Question[Draft](
    "best",
    missing=lambda draft, _facts: "" if draft.work and draft.work.recalling else None,
    ask=_ask_best,
    take=_take_best,
    help=words.BEST_HELP,
    skip=lambda draft, _facts, _subject: changed(draft, recalling=False),
    takes_unknown=True,
)


def _reason_missing(draft: Draft, facts: Facts) -> str | None:
    work = draft.work
    if work is None or not work.settled or work.definition.kept_because:
        return None
    return "" if verdict_on(draft, facts, work.definition.statement).flags else None


def _ask_reason(draft: Draft, facts: Facts, _subject: str) -> Says:
    statement = on_table(draft).definition.statement
    verdict = verdict_on(draft, facts, statement)
    return (
        marked(statement, verdict.flags),
        *prompts.question(words.REASON_ASK, why=words.REASON_WHY),
    )


def _take_reason(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Pressed):
        return Outcome(draft)
    gone = kpis.let_go(draft, facts, reply.text)
    if gone is not None:
        return gone
    if not prompts.is_a_sentence(reply.text, words=3):
        return Outcome(draft, (Paragraph(words.REASON_SHORT),))
    definition = on_table(draft).definition.model_copy(update={"kept_because": " ".join(reply.text.split())})
    return Outcome(changed(draft, definition=definition))


REASON = Question[Draft](
    "reason", missing=_reason_missing, ask=_ask_reason, take=_take_reason, help=words.REASON_HELP
)
