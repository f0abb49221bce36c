"""What a KPI hangs on: one goal instead of several, what it is for, and the indicator that it helps."""

from bot.dialogue import asides, kpis, prompts
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.parts import corrected
from bot.dialogue.question import Outcome, Question
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Choice, Choices, Paragraph, Pick, Says, Small, Style
from bot.dialogue.sources import Source, source, sources
from bot.dialogue.table import changed, defined, heard, on_table, retyped
from bot.wording import kpis as words
from bot.wording.markup import Markup, bullets, fill

COMPOUND = "several-goals"
"""The rule that finds several goals: the question says it already."""

LABEL_LIMIT = 75
"""What fits on a button; longer choices go into a list."""


def _split_missing(draft: Draft, facts: Facts) -> str | None:
    work = draft.work
    if work is None or work.split:
        return None
    return "" if facts.read(work.typed).compound else None


def _ask_split(draft: Draft, facts: Facts, _subject: str) -> Says:
    goals = facts.read(on_table(draft).typed).goals
    listed = bullets([fill("{goal}", goal=goal.text) for goal in goals])
    every = Choice("all", words.SPLIT_ALL.format(count=len(goals)), Style.PRIMARY)
    asked = prompts.question(
        fill(words.SPLIT_ASK, count=len(goals)),
        Paragraph(listed),
        Choices("split:", (every, Choice("first", words.SPLIT_FIRST), Choice("keep", words.SPLIT_KEEP))),
        why=words.SPLIT_WHY,
    )
    return (*heard(draft, facts, but=COMPOUND), *asked)


def _take_split(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    work = on_table(draft)
    if isinstance(reply, Typed):
        gone = kpis.let_go(draft, facts, reply.text)
        if gone is not None:
            return gone
        meant = _split_meant(reply.text)
        if not meant:
            return retyped(draft, facts, reply.text)
        reply = Pressed("split:", (meant,))
    if reply.value == "keep":
        return Outcome(changed(draft, split=True))
    goals = [goal.text for goal in facts.read(work.typed).goals]
    rest = tuple(goals[1:]) if reply.value == "all" else ()
    queued = draft.model_copy(update={"queue": (*rest, *draft.queue)})
    origin = source(draft, facts, work.definition.serves)
    return Outcome(kpis.start(queued, facts, goals[0], origin=origin, work_id=work.id))


def _split_meant(text: str) -> str:
    """The button that somebody means: "yes, both", "the first one", "no, it's one goal"; empty for a new sentence."""
    said = asides.plain(text)
    if (
        prompts.is_yes(text)
        or prompts.is_all(text)
        or said in {"split", "split it", "split them", "make two"}
    ):
        return "all"
    if asides.place_chosen(text, 1) == 0 or said in {
        "only the first",
        "just the first",
        "only the first one",
    }:
        return "first"
    return "keep" if prompts.is_no_more(text) else ""


SPLIT = Question[Draft](
    "split",
    missing=_split_missing,
    ask=_ask_split,
    take=_take_split,
    help=words.SPLIT_HELP,
    skip=lambda draft, _facts, _subject: changed(draft, split=True),
)


# What it is for


def _about(template: Markup, draft: Draft) -> Markup:
    definition = on_table(draft).definition
    return fill(template, metric=definition.metric or definition.statement)


def _serves_missing(draft: Draft, facts: Facts) -> str | None:
    work = draft.work
    if work is None or work.definition.serves or "serves" in work.skipped:
        return None
    return "" if sources(draft, facts) else None


def _ask_serves(draft: Draft, facts: Facts, _subject: str) -> Says:
    options = tuple(Choice(s.id, _purpose(s)) for s in sources(draft, facts))
    other = Choices("serves:", (Choice("none", words.SERVES_NONE),))
    asked = prompts.question(
        _about(words.SERVES_ASK, draft), Pick("serves:", words.SERVES_PICK, options), other
    )
    return (*heard(draft, facts), *asked)


def _purpose(one: Source) -> str:
    return f"{one.served}: {one.text}" if one.served else one.text


def _take_serves(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    after = _corrected(draft, facts, reply)
    if after is not None:
        return after
    if isinstance(reply, Pressed):
        found = next((s for s in sources(draft, facts) if s.id == reply.value), None)
    else:
        found = kpis.fitting(draft, facts, reply.text)
    if found is None or not found.id:
        return Outcome(changed(draft, skipped=on_table(draft).skipped | {"serves"}))
    tied = kpis.hung(on_table(draft).definition, origin=found, draft=draft, facts=facts)
    return Outcome(defined(draft, tied))


SERVES = Question[Draft](
    "serves",
    missing=_serves_missing,
    ask=_ask_serves,
    take=_take_serves,
    help=words.SERVES_HELP,
    skip=lambda draft, _facts, _subject: changed(draft, skipped=on_table(draft).skipped | {"serves"}),
)


# The indicator that it helps


def _link_missing(draft: Draft, facts: Facts) -> str | None:
    work = draft.work
    return "" if work and not work.definition.indicator and facts.company.indicators else None


def _ask_link(draft: Draft, facts: Facts, _subject: str) -> Says:
    options = tuple(Choice(i.id, i.statement) for i in facts.company.indicators)
    few = all(len(o.label) <= LABEL_LIMIT for o in options) and len(options) <= 4
    aside = Choice("aside", words.PUT_ASIDE)
    ways = (
        (Choices("link:", (*options, aside)),)
        if few
        else (Pick("link:", words.LINK_PICK, options), Choices("link:", (aside,)))
    )
    asked = prompts.question(_about(words.LINK_ASK, draft), *ways, why=None if draft.kpis else words.LINK_WHY)
    return (*heard(draft, facts), *asked)


def _corrected(draft: Draft, facts: Facts, reply: Reply) -> Outcome[Draft] | None:
    """What follows when somebody corrects a number or a date, or drops the KPI, meanwhile; None for an answer."""
    if not isinstance(reply, Typed):
        return None
    after = corrected(draft, facts, reply.text)
    return kpis.let_go(draft, facts, reply.text) if after is None else Outcome(after)


def _numbered(text: str, facts: Facts) -> str:
    """The id of the indicator with that number in the list, or the words as they are."""
    said = text.casefold().strip(" .")
    known = facts.company.indicators
    return known[int(said) - 1].id if said.isdecimal() and 1 <= int(said) <= len(known) else said


def _take_link(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Pressed) and reply.value == "aside":
        return Outcome(kpis.put_aside(draft, facts), (Small(words.ASIDE),))
    after = _corrected(draft, facts, reply)
    if after is not None:
        return after
    said = reply.value if isinstance(reply, Pressed) else _numbered(reply.text, facts)
    found = next(
        (
            i
            for i in facts.company.indicators
            if said == i.id or (len(said) > 2 and said in i.statement.casefold())
        ),
        None,
    )
    if found is None:
        return Outcome(draft, (Paragraph(words.LINK_NONE),))
    definition = on_table(draft).definition.model_copy(update={"indicator": found.id})
    return Outcome(defined(draft, definition))


LINK = Question[Draft]("link", missing=_link_missing, ask=_ask_link, take=_take_link, help=words.LINK_HELP)
