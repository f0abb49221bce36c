"""A reminder in words: short, grouped, with a way to answer, to put off and to stop."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialogue.say import Choice, Choices, Paragraph, Part, Says, Small, Style
from bot.nudges.owed import Kind
from bot.nudges.planner import Line
from bot.wording import nudges as words
from bot.wording.markup import Markup, bullets, counted, fill, joined, mention
from store.nudge_nouns import Step

MOST_LINES = 8
"""Lines of one group; who owes more than that looks them up."""

MOST_ACTIONS = 2
"""Buttons for single things; with more, a reminder looks like work."""

FILL_IN = "fill_in"
"""The form with one field for each value that is due."""

AWAY_FORM, SETTINGS_FORM = "nudge_away", "nudge_settings"

GROUPS = (
    (words.VALUES, frozenset({Kind.VALUE})),
    (words.DECISIONS, frozenset({Kind.APPROVAL, Kind.AGREEMENT})),
    (words.NEEDS, frozenset({Kind.NEED})),
    (words.DRAFTS, frozenset({Kind.DRAFT})),
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """For whom the letter is, for which slot, and how many slots before it were missed."""

    user: str
    slot: str
    missed: int = 0


def letter(lines: Sequence[Line], envelope: Envelope) -> Says:
    """The whole reminder."""
    own = [line for line in lines if line.step is not Step.HEAD]
    others = [line for line in lines if line.step is Step.HEAD]
    parts: list[Part] = [*_opening(own, envelope)]
    for title, kinds in GROUPS:
        parts += _group(title, [line for line in own if line.owed.kind in kinds], envelope)
    parts += _group(words.OTHERS if own else words.ONLY_OTHERS, others, envelope)
    parts += _ways(own, envelope)
    return tuple(parts)


def _opening(own: Sequence[Line], envelope: Envelope) -> Says:
    gap: Says = ()
    if envelope.missed:
        gap = (Small(fill(words.AFTER_A_GAP, days=counted(envelope.missed, "working day"))),)
    if not own:
        return gap
    said = words.ONE if len(own) == 1 else fill(words.SEVERAL, count=len(own))
    return (Paragraph(said), *gap)


def _group(title: Markup, lines: Sequence[Line], envelope: Envelope) -> Says:
    if not lines:
        return ()
    shown = [_line(line, envelope) for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown.append(fill(words.MORE, count=len(lines) - MOST_LINES))
    return (Paragraph(Markup(f"{title}\n{bullets(shown)}")),)


def _line(line: Line, envelope: Envelope) -> Markup:
    said = fill(words.STEPS[line.step], line=line.owed.line, owner=mention(line.owed.person))
    is_for_other = line.step is not Step.HEAD and line.owed.person != envelope.user
    return fill(words.FOR_OTHER, line=said, owner=mention(line.owed.person)) if is_for_other else said


def _ways(own: Sequence[Line], envelope: Envelope) -> Says:
    values = [line for line in own if line.owed.kind is Kind.VALUE]
    key = f"nudge:{envelope.slot}"
    actions = [line.owed.action for line in own if line.owed.action is not None][:MOST_ACTIONS]
    fill_in = [Choice("fill", words.FILL_IN, Style.PRIMARY, form=FILL_IN)] if values else []
    choices = [Choice("tomorrow", words.TOMORROW), Choice("week", words.NEXT_WEEK)] if own else []
    choices.append(Choice("away", words.AWAY, form=AWAY_FORM))
    choices.append(Choice("settings", words.SETTINGS, form=SETTINGS_FORM))
    stop = (
        (Choices(f"nudge.stop:{values[0].owed.subject}", (Choice("stop", words.STOP),)),)
        if len(values) == 1
        else ()
    )
    return (*_how(values), *actions, Choices(key, (*fill_in, *choices)), *stop)


def _how(values: Sequence[Line]) -> Says:
    if not values:
        return ()
    examples = [fill(words.EXAMPLE, name=line.owed.name) for line in values[:1]]
    return (Small(fill(words.HOW_TO_ANSWER, example=joined(examples))),)
