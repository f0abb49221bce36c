"""A reminder in words: short, grouped, with a way to answer, to put off and to stop."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialogue.say import Choice, Choices, Paragraph, Part, Says, Small, Style
from bot.nudges.owed import Kind
from bot.nudges.planner import Line
from bot.wording import nudges as words
from bot.wording.markup import Markup, bullets, counted, fill, mention
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
    parts += _ways(own, envelope, fills=any(line.owed.kind is Kind.VALUE for line in lines))
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
    several = sum(line.step is Step.AGAIN for line in lines) > 1
    shown = [_line(line, envelope, briefly=several) for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown.append(fill(words.MORE, count=len(lines) - MOST_LINES))
    once: Says = (Small(words.LAST_TIME),) if several else ()
    return (Paragraph(Markup(f"{title}\n{bullets(shown)}")), *once)


def _line(line: Line, envelope: Envelope, *, briefly: bool) -> Markup:
    """One thing. That several things are not asked for again is said once, below all of them."""
    is_brief = briefly and line.step is Step.AGAIN
    template = words.AGAIN_BRIEFLY if is_brief else words.STEPS[line.step]
    said = fill(template, line=line.owed.line, owner=mention(line.owed.person))
    is_for_other = line.step is not Step.HEAD and line.owed.person != envelope.user
    return fill(words.FOR_OTHER, line=said, owner=mention(line.owed.person)) if is_for_other else said


def _ways(own: Sequence[Line], envelope: Envelope, *, fills: bool) -> Says:
    """The buttons. A head may fill in what others left open."""
    values = [line for line in own if line.owed.kind is Kind.VALUE]
    key = f"nudge:{envelope.slot}"
    actions = [line.owed.action for line in own if line.owed.action is not None][:MOST_ACTIONS]
    fill_in = [Choice("fill", words.FILL_IN, Style.PRIMARY, form=FILL_IN)] if fills else []
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
    first = values[0].owed
    example = fill(words.EXAMPLE, name=first.name, value=first.example)
    return (Small(fill(words.HOW_TO_ANSWER, example=example)),)
