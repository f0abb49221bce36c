"""One turn of a conversation: an answer in, the next state and what to say out. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic

from bot.dialogue.facts import Facts
from bot.dialogue.prompts import is_unknown, once_more, says_nothing
from bot.dialogue.question import Agenda, Event, Open, Outcome, State, buttons, next_question
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Choice, Choices, Divider, Paragraph, Says, Small, Style
from bot.wording import controls as words


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
    stale: bool = False
    """The button that was pressed belongs to an earlier question: it answered nothing."""


OTHER_WORDS = {
    Control.BACK: {"go back", "undo", "previous", "one back"},
    Control.SKIP: {"skip this", "skip it", "can i skip this", "later", "not now", "next question"},
    Control.HELP: {
        "why", "why do you ask", "what", "huh", "hm", "hmm", "example", "an example", "give me an example",
        "can you give me an example", "i don't understand", "i dont understand", "what do you mean", "how",
        "hmm not sure", "what does that mean",
    },
    Control.SHOW: {"show me", "show all", "summary", "overview"},
    Control.PAUSE: {"take a break", "break", "stop"},
    Control.RESTART: {"start over", "start again", "from the beginning"},
}  # fmt: skip
"""What people type when they mean one of the six."""

RESTART_KEY = "restart:"

Settle = Callable[[State, Facts], Outcome[State]]
"""What follows from an answer without another question."""


def control(reply: Reply) -> Control | None:
    """The control word that a reply is, in any case and with a full stop or slash."""
    if not isinstance(reply, Typed):
        return None
    word = " ".join(reply.text.strip("./!?… \n").casefold().split())
    if word in set(Control):
        return Control(word)
    return next((control for control, others in OTHER_WORDS.items() if word in others), None)


def prompt(agenda: Agenda[State], state: State, facts: Facts) -> Says:
    """The open question as it is asked; nothing when there is none."""
    opened = next_question(agenda, state, facts)
    return opened.question.ask(state, facts, opened.subject) if opened else ()


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
        return _controlled(word, agenda, state, facts, opened, summary=summary)
    if isinstance(reply, Pressed) and reply.key == RESTART_KEY:
        return _restart_answered(agenda, state, facts, reply)
    if opened is None:
        return Turn(state, (Paragraph(words.NOTHING_OPEN),))
    asked = opened.question.ask(state, facts, opened.subject)
    if isinstance(reply, Pressed) and reply.key != opened.key:
        return Turn(state, (Small(words.OLD_BUTTON), *asked), stale=True)
    answer = _as_pressed(reply, opened, asked)
    if isinstance(answer, Typed) and is_unknown(answer.text) and not opened.question.takes_unknown:
        return _controlled(Control.HELP, agenda, state, facts, opened, summary=summary)
    if isinstance(answer, Typed) and opened.question.wordy(opened.subject) and says_nothing(answer.text):
        return Turn(state, (Paragraph(words.IN_WORDS), *once_more(asked)))
    outcome = opened.question.take(state, facts, opened.subject, answer)
    if outcome.state == state and outcome.says:
        return Turn(state, (*outcome.says, *once_more(asked)), outcome.event, outcome.note)
    return _after(agenda, outcome, facts, settle=settle)


def _as_pressed(reply: Reply, opened: Open[State], asked: Says) -> Reply:
    """A typed label counts as its button."""
    if isinstance(reply, Pressed):
        return reply
    known = buttons(asked)
    value = known.get(reply.text.strip().casefold())
    if value is None and is_unknown(reply.text) and "unsure" in known.values():
        value = "unsure"
    return reply if value is None else Pressed(opened.key, (value,), reply.text.strip())


def _after(
    agenda: Agenda[State], outcome: Outcome[State], facts: Facts, *, settle: Settle[State]
) -> Turn[State]:
    settled = settle(outcome.state, facts)
    says = (*outcome.says, *settled.says, *prompt(agenda, settled.state, facts))
    return Turn(settled.state, says, outcome.event, outcome.note)


def _controlled(
    word: Control,
    agenda: Agenda[State],
    state: State,
    facts: Facts,
    opened: Open[State] | None,
    *,
    summary: Says,
) -> Turn[State]:
    asked = prompt(agenda, state, facts)
    match word:
        case Control.BACK:
            return Turn(state, (), move=Move.REWIND)
        case Control.PAUSE:
            return Turn(state, (Paragraph(words.PAUSED),), move=Move.PAUSE)
        case Control.RESTART:
            return Turn(state, _really_restart())
        case Control.SHOW:
            return Turn(state, (*summary, Divider(), *asked))
        case Control.HELP:
            about = (Paragraph(opened.help),) if opened else ()
            return Turn(state, (*about, Small(words.CONTROLS), *once_more(asked)))
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


def _restart_answered(agenda: Agenda[State], state: State, facts: Facts, reply: Pressed) -> Turn[State]:
    if reply.value == "yes":
        return Turn(state, (Small(words.RESTARTED),), move=Move.RESTART)
    return Turn(state, prompt(agenda, state, facts))
