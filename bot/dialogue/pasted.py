"""A list of KPIs that was pasted: shown line by line, taken in as a whole, in part, or not at all."""

from bot.dialogue import kpis, prompts
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.question import Outcome, Question
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small, Style
from bot.dialogue.sheet import judged
from bot.dialogue.sources import FREE
from bot.wording import kpis as words
from bot.wording.markup import Markup, fill, joined
from kpi_rules.findings import Finding, Severity
from kpi_rules.nouns import Definition
from kpi_rules.rewrite import definition_of, missing, outline

MOST_LINES_SHOWN = 12
LACKING = frozenset(
    {"no-number", "nothing-to-count", "no-unit", "no-time", "no-time-for-duration", "unclear-object"}
)
"""Rules that find something left open; what other rules find is said in their own words."""


def _ask_pasted(draft: Draft, facts: Facts, _subject: str) -> Says:
    shown = [_pasted_line(n, text, facts) for n, text in enumerate(draft.pasted[:MOST_LINES_SHOWN], 1)]
    rest = len(draft.pasted) - MOST_LINES_SHOWN
    more = (Small(fill(words.PASTED_MORE, count=rest)),) if rest > 0 else ()
    return (
        Paragraph(fill(words.PASTED_INTRO, count=len(draft.pasted))),
        *(Paragraph(line) for line in shown),
        *more,
        Paragraph(words.PASTED_ASK),
        Choices(
            "pasted:",
            (Choice("yes", words.PASTED_YES, Style.PRIMARY), Choice("no", words.PASTED_NO)),
        ),
    )


def _pasted_line(number: int, text: str, facts: Facts) -> Markup:
    judgement = judged(text, Definition(statement=text), origin=FREE, facts=facts)
    flags = [f for f in judgement.findings if f.severity is Severity.FLAG]
    if not flags:
        return fill(words.PASTED_LINE, number=number, text=text, finding=words.PASTED_FINE)
    wrong = next((flag for flag in flags if not _is_open(flag)), None)
    finding = fill("{why} {question}", why=wrong.why, question=wrong.question) if wrong else None
    return fill(words.PASTED_LINE, number=number, text=text, finding=finding or _lacks(flags[0], text, facts))


def _is_open(flag: Finding) -> bool:
    """Whether a flag only says that something is still to be said."""
    return flag.rule in LACKING or flag.rule.startswith("vague")


def _lacks(flag: Finding, text: str, facts: Facts) -> Markup:
    """What is still to be said, and the sentence with gaps for it; without one, the question that leads there."""
    definition = definition_of(facts.read(text))
    better = flag.instead or outline(definition)
    fix = fill(words.PASTED_INSTEAD, instead=better) if better else fill("{q}", q=flag.question)
    gaps = [Markup(words.PASTED_OPEN[part]) for part in missing(definition) if part in words.PASTED_OPEN]
    lacks = fill(words.PASTED_LACKS, parts=joined(gaps)) if gaps else fill("{why}", why=flag.why)
    return fill(words.PASTED_FINDING, lacks=lacks, fix=fix)


def _take_pasted(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    empty = draft.model_copy(update={"pasted": ()})
    if isinstance(reply, Pressed) and reply.value == "yes":
        return Outcome(
            kpis.next_line(empty.model_copy(update={"queue": (*draft.queue, *draft.pasted)}), facts)
        )
    if isinstance(reply, Pressed) or prompts.is_no_more(reply.text):
        return Outcome(empty, (Small(words.PASTED_DROPPED),))
    if prompts.is_yes(reply.text):
        return _take_pasted(draft, facts, _subject, Pressed("pasted:", ("yes",)))
    chosen = prompts.chosen_lines(reply.text, count=len(draft.pasted))
    if chosen:
        some = draft.model_copy(update={"pasted": tuple(draft.pasted[n - 1] for n in chosen)})
        return _take_pasted(some, facts, _subject, Pressed("pasted:", ("yes",)))
    return kpis.stated(empty, facts, reply.text, origin=FREE)


PASTED = Question[Draft](
    "pasted",
    missing=lambda draft, _facts: "" if draft.pasted else None,
    ask=_ask_pasted,
    take=_take_pasted,
    help=words.PASTED_HELP,
    skip=lambda draft, _facts, _subject: draft.model_copy(update={"pasted": ()}),
)
