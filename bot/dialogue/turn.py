"""One turn of a conversation: an answer in, the next state and what to say out. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic

from bot.dialogue import asides
from bot.dialogue.doubts import doubt_answered
from bot.dialogue.facts import Facts
from bot.dialogue.prompts import is_no_more, is_unknown, is_yes, once_more, says_nothing
from bot.dialogue.question import Agenda, Event, Open, Outcome, State, buttons, choices_of, next_question
from bot.dialogue.remarks import is_remark
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Choice, Choices, Divider, Paragraph, Says, Small, Style
from bot.wording import controls as words
from bot.wording.glossary import meaning
from bot.wording.markup import Markup
from bot.wording.questions import CHOOSE


class Control(StrEnum):
    """The words that work everywhere."""

    BACK = "back"
    SKIP = "skip"
    HELP = "help"
    SHOW = "show"
    PAUSE = "pause"
    RESTART = "restart"


class Move(StrEnum):
    """What the conversation itself must do, besides keeping the next state."""

    REWIND = "rewind"
    PAUSE = "pause"
    RESTART = "restart"


@dataclass(frozen=True)
class Turn(Generic[State]):
    """The state after the answer, what the person hears, and what follows for others."""

    state: State
    says: Says
    event: Event | None = None
    note: str = ""
    move: Move | None = None
    steps: int = 1
    """How many answers a rewind takes back."""
    confirms: bool = False
    """Whether to start over is asked: a yes or no that is typed next answers that."""
    stale: bool = False
    """The button that was pressed belongs to an earlier question: it answered nothing."""


OTHER_WORDS = {
    Control.SKIP: {
        "skip this", "skip it", "skip that", "skip this one", "skip this question", "later", "not now",
        "next question", "leave it open", "leave this open",
    },
    Control.HELP: {
        "why", "why do you ask", "what", "huh", "hm", "hmm", "example", "an example", "examples", "help me",
        "not clear", "unclear",
    },
    Control.SHOW: {"show me", "show all", "summary", "overview", "show everything", "see everything"},
    Control.PAUSE: {
        "take a break", "break", "a break", "stop", "stop here", "pause here", "i have to go", "i must go",
        "gotta go", "i have to run", "i have to leave", "continue later", "continue tomorrow", "go on later",
        "go on tomorrow", "finish later", "finish this later", "do this later",
        "come back later",
    },
    Control.RESTART: {
        "start over", "start again", "from the beginning", "start from the beginning", "start from scratch",
    },
}  # fmt: skip
"""What people type when they mean one of the six."""

RESTART_KEY = "restart:"
FEWEST_WORDS = 5
"""Beside a question, fewer words than these are a politeness and no answer."""

Settle = Callable[[State, Facts], Outcome[State]]
"""What follows from an answer without another question."""


def control(reply: Reply) -> Control | None:
    """The control word that a reply is, in any case, in its usual company: "can we go back two steps, please"."""
    if not isinstance(reply, Typed):
        return None
    if asides.steps_back(reply.text):
        return Control.BACK
    word, short = asides.plain(reply.text), asides.bare(reply.text)
    if word in set(Control) or short in set(Control):
        return Control(word if word in set(Control) else short)
    return next((one for one, others in OTHER_WORDS.items() if word in others or short in others), None)


def prompt(agenda: Agenda[State], state: State, facts: Facts, *, after: str = "") -> Says:
    """The open question as it is asked; nothing when there is none. `after` is the key of the one just answered."""
    opened = next_question(agenda, state, facts)
    if opened is None:
        return ()
    again = opened.question.again if opened.key == after else None
    return (again or opened.question.ask)(state, facts, opened.subject)


def unsettled(state: State, _facts: Facts) -> Outcome[State]:
    """Nothing follows by itself from an answer."""
    return Outcome(state)


def advance(
    agenda: Agenda[State],
    state: State,
    reply: Reply,
    facts: Facts,
    *,
    summary: Says,
    settle: Settle[State] = unsettled,
) -> Turn[State]:
    """Take one reply. `summary` is what `show` shows; `settle` draws what follows by itself from an answer."""
    word = control(reply)
    opened = next_question(agenda, state, facts)
    if word is not None:
        steps = asides.steps_back(reply.text) if isinstance(reply, Typed) else 1
        return _controlled(word, agenda, state, facts, opened, summary=summary, steps=steps)
    if isinstance(reply, Pressed) and reply.key == RESTART_KEY:
        return _restart_answered(agenda, state, facts, reply)
    if opened is None:
        return Turn(state, (Paragraph(words.NOTHING_OPEN),))
    asked = opened.question.ask(state, facts, opened.subject)
    if isinstance(reply, Pressed) and not opened.answered_by(reply.key):
        return Turn(state, (Small(words.OLD_BUTTON), *asked), stale=True)
    answer = _as_pressed(reply, opened, asked)
    told: Says = ()
    if isinstance(answer, Typed):
        question, rest = asides.question_in(answer.text)
        helped = _helped(question or answer.text, opened, asked)
        if helped is not None and (not question or is_yes(rest) or len(rest.split()) < FEWEST_WORDS):
            return Turn(state, helped)
        if question:
            known = _known(question)
            told, answer = (Paragraph(known),) if known else (), replace(answer, text=rest)
    outcome = opened.question.take(state, facts, opened.subject, answer)
    if outcome.state == state and outcome.event is None and isinstance(answer, Typed):
        outcome = _taken_loosely(state, facts, opened, answer, asked=asked) or _understood(outcome)
    outcome = replace(outcome, says=(*told, *outcome.says))
    if outcome.state == state and outcome.says:
        return Turn(state, (*outcome.says, *once_more(asked)), outcome.event, outcome.note)
    return _after(agenda, outcome, facts, settle=settle, answered=opened.key)


def _as_pressed(reply: Reply, opened: Open[State], asked: Says) -> Reply:
    """A typed label counts as its button; where an answer needs words, so does what only one label says."""
    if isinstance(reply, Pressed):
        return reply
    known = buttons(asked)
    value = known.get(asides.plain(reply.text))
    if value is None and is_unknown(reply.text) and "unsure" in known.values():
        value = "unsure"
    if value is None and opened.question.wordy(opened.subject):
        return _loosely(reply, opened, asked) or reply
    return reply if value is None else Pressed(opened.key, (value,), reply.text.strip())


def _loosely(reply: Typed, opened: Open[State], asked: Says) -> Pressed | None:
    """The button that somebody means by its place, or by some of its words."""
    choice = asides.meant(reply.text, choices_of(asked))
    return None if choice is None or choice.form else Pressed(opened.key, (choice.value,), reply.text.strip())


def _taken_loosely(
    state: State, facts: Facts, opened: Open[State], reply: Typed, *, asked: Says
) -> Outcome[State] | None:
    """What follows when words that are no answer by themselves are taken for the button they come close to."""
    press = _loosely(reply, opened, asked)
    return opened.question.take(state, facts, opened.subject, press) if press else None


def _understood(outcome: Outcome[State]) -> Outcome[State]:
    """The outcome of an answer that changed nothing, with a hint if it has none."""
    return outcome if outcome.says else Outcome(outcome.state, (Paragraph(CHOOSE),))


def _known(text: str) -> Markup | None:
    """What is true about a word or a worry that somebody asks about, whatever the question."""
    return meaning(asides.word_asked(text)) or doubt_answered(text)


def _helped(text: str, opened: Open[State], asked: Says) -> Says | None:
    """What helps somebody who asks back, does not know, or says too little; None for an answer."""
    again = once_more(asked, example=True)
    told = _known(text)
    if told is not None:
        return (Paragraph(told), *again)
    if asides.asks(text) or (is_unknown(text) and not opened.question.takes_unknown):
        return (Paragraph(opened.help), *again)
    if not opened.question.wordy(opened.subject):
        return None
    if says_nothing(text):
        return (Paragraph(words.IN_WORDS), *once_more(asked))
    return (Paragraph(words.NOT_NOTED), *once_more(asked)) if is_remark(text) else None


def _after(
    agenda: Agenda[State], outcome: Outcome[State], facts: Facts, *, settle: Settle[State], answered: str
) -> Turn[State]:
    settled = settle(outcome.state, facts)
    says = (*outcome.says, *settled.says, *prompt(agenda, settled.state, facts, after=answered))
    return Turn(settled.state, says, outcome.event, outcome.note)


def _controlled(
    word: Control,
    agenda: Agenda[State],
    state: State,
    facts: Facts,
    opened: Open[State] | None,
    *,
    summary: Says,
    steps: int,
) -> Turn[State]:
    asked = prompt(agenda, state, facts)
    match word:
        case Control.BACK:
            return Turn(state, (), move=Move.REWIND, steps=steps)
        case Control.PAUSE:
            return Turn(state, (Paragraph(words.PAUSED),), move=Move.PAUSE)
        case Control.RESTART:
            return Turn(state, _really_restart(), confirms=True)
        case Control.SHOW:
            return Turn(state, (*summary, Divider(), *asked))
        case Control.HELP:
            about = (Paragraph(opened.help),) if opened else ()
            return Turn(state, (*about, Small(words.CONTROLS), *once_more(asked, example=True)))
        case Control.SKIP:
            return _skipped(agenda, state, facts, opened)


def _skipped(agenda: Agenda[State], state: State, facts: Facts, opened: Open[State] | None) -> Turn[State]:
    skip = opened.question.skip if opened else None
    after = skip(state, facts, opened.subject) if skip and opened else state
    if opened is None or after == state:
        return Turn(state, (Paragraph(words.CANNOT_SKIP), *once_more(prompt(agenda, state, facts))))
    said = opened.question.skipped.get(opened.subject, words.SKIPPED)
    return Turn(after, (Small(said), *prompt(agenda, after, facts)))


def _really_restart() -> Says:
    return (
        Paragraph(words.REALLY_RESTART),
        Choices(
            RESTART_KEY,
            (Choice("yes", words.START_OVER, Style.DANGER), Choice("no", words.KEEP_GOING)),
        ),
    )


def restart_answer(reply: Reply) -> Pressed | None:
    """What typed words say to the question whether to start over; None when they say something else."""
    if isinstance(reply, Pressed):
        return None
    if is_yes(reply.text) or asides.bare(reply.text) == asides.plain(words.START_OVER):
        return Pressed(RESTART_KEY, ("yes",))
    declined = is_no_more(reply.text) or asides.plain(reply.text) == asides.plain(words.KEEP_GOING)
    return Pressed(RESTART_KEY, ("no",)) if declined else None


def _restart_answered(agenda: Agenda[State], state: State, facts: Facts, reply: Pressed) -> Turn[State]:
    if reply.value == "yes":
        return Turn(state, (Small(words.RESTARTED),), move=Move.RESTART)
    return Turn(state, prompt(agenda, state, facts))
