"""Chapter 1: the company's objectives, confirmed, and what somebody says is missing passed on."""

import re

from bot.dialogue import prompts
from bot.dialogue.asides import plain
from bot.dialogue.background import background
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Chapter, Facts
from bot.dialogue.question import Event, Outcome, Question
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Choice, Choices, Marked, Paragraph, Says, Small, Style
from bot.wording import mission as words
from bot.wording.markup import Markup, fill, joined, mention


def objectives_shown(draft: Draft, facts: Facts) -> Markup:
    """The company's objectives with their indicators; those the department carries are marked."""
    lines = []
    department = facts.department(draft.department)
    for objective in facts.company.objectives:
        lines.append(fill(words.OBJECTIVE, statement=objective.statement))
        for indicator in objective.indicators:
            carried = draft.department in indicator.departments
            template = words.INDICATOR_YOURS if carried else words.INDICATOR
            lines.append(fill(template, statement=indicator.statement, department=department.name))
    return Markup("\n".join(lines))


def _owners(facts: Facts) -> Markup:
    return joined([mention(owner) for owner in facts.company.owners])


def _ask_objectives(draft: Draft, facts: Facts, _subject: str) -> Says:
    company = facts.company
    department = facts.department(draft.department)
    return prompts.question(
        fill(words.OBJECTIVES_ASK, department=department.name, company=company.name),
        *background(department, facts),
        Paragraph(objectives_shown(draft, facts)),
        Choices(
            "objectives:",
            (Choice("yes", words.OBJECTIVES_YES, Style.PRIMARY), Choice("no", words.OBJECTIVES_NO)),
        ),
        why=words.OBJECTIVES_WHY,
        heading=fill(words.OBJECTIVES_HEADING, step=facts.step(Chapter.OBJECTIVES, draft.department)),
    )


def _take_objectives(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Pressed):
        if reply.value == "yes":
            return Outcome(draft.model_copy(update={"objectives_confirmed": True}))
        return Outcome(draft, (Paragraph(fill(words.OBJECTIVES_WHAT, owners=_owners(facts))),))
    if prompts.is_yes(reply.text):
        return Outcome(draft.model_copy(update={"objectives_confirmed": True}))
    return Outcome(draft.model_copy(update={"objectives_note": " ".join(reply.text.split())}))


OBJECTIVES = Question[Draft](
    "objectives",
    missing=lambda draft, _facts: None if draft.objectives_confirmed else "",
    ask=_ask_objectives,
    take=_take_objectives,
    help=words.OBJECTIVES_HELP,
)


def _ask_note(draft: Draft, facts: Facts, _subject: str) -> Says:
    choices = (Choice("pass", words.NOTE_PASS, Style.PRIMARY), Choice("keep", words.NOTE_KEEP))
    asked = fill(words.NOTE_ASK, owners=_owners(facts))
    return (Paragraph(asked), Marked(draft.objectives_note), Choices("objectives.note:", choices))


_PASS = re.compile(
    r"(?:(?:yes|yeah|please|do|ok|okay|sure|you|can|may|should|just|i'd like you to)[ ,.!]+)*"
    r"(?:pass|hand|give|send|forward) (?:it|this|that)(?: on)?(?: to \w+)?(?:[ ,]+(?:please|thanks|thank you))*"
)


def _passes(text: str) -> bool:
    """A yes to passing it on: "yes please, do pass it on"."""
    return prompts.is_yes(text) or _PASS.fullmatch(plain(text)) is not None


def _take_note(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    """Whoever has said what is missing knows the goals: the talk goes on, whatever is passed on."""
    if isinstance(reply, Pressed) and reply.value == "no":
        return Outcome(draft, (Paragraph(fill(words.OBJECTIVES_WHAT, owners=_owners(facts))),))
    if isinstance(reply, Typed) and not (_passes(reply.text) or prompts.is_no_more(reply.text)):
        longer = f"{draft.objectives_note}\n{reply.text.strip()}"
        return Outcome(draft.model_copy(update={"objectives_note": longer}), (Small(words.NOTE_LONGER),))
    after = draft.model_copy(update={"objectives_note": "", "objectives_confirmed": True})
    is_pass = reply.value == "pass" if isinstance(reply, Pressed) else _passes(reply.text)
    if is_pass:
        told = Small(fill(words.OBJECTIVES_PASSED_ON, owners=_owners(facts)))
        return Outcome(after, (told,), Event.OBJECTIVES_QUESTIONED, draft.objectives_note)
    return Outcome(after)


NOTE = Question[Draft](
    "objectives.note",
    missing=lambda draft, _facts: "" if draft.objectives_note else None,
    ask=_ask_note,
    take=_take_note,
    also=frozenset({"objectives"}),
    help=words.NOTE_HELP,
    skip=lambda draft, _facts, _subject: draft.model_copy(
        update={"objectives_note": "", "objectives_confirmed": True}
    ),
)
