"""What a question is: a row that knows when it is missing, how to ask, and what to do with the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from bot.dialogue.asides import plain
from bot.dialogue.facts import Facts
from bot.dialogue.reply import Reply
from bot.dialogue.say import Choice, Choices, Says
from bot.wording.markup import Markup

State = TypeVar("State")


class Event(StrEnum):
    """What the world outside the conversation must do after a turn."""

    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    ASK_HEAD_TO_AGREE = "ask_head_to_agree"
    MISSION_AGREED = "mission_agreed"
    OBJECTIVES_QUESTIONED = "objectives_questioned"
    REOPENED = "reopened"
    INVITED = "invited"


@dataclass(frozen=True)
class Outcome(Generic[State]):
    """What an answer led to: the next state, what to say about it, and what others must hear."""

    state: State
    says: Says = ()
    event: Event | None = None
    note: str = ""
    """The person's own words that belong to the event."""


def never(_subject: str) -> bool:
    """For no subject."""
    return False


def always(_subject: str) -> bool:
    """For every subject."""
    return True


@dataclass(frozen=True)
class Question(Generic[State]):
    """One thing to find out. `missing` gives the subject it is missing for ("" when there is just one), or None.

    `skip` leaves it open for good; without it, or where it changes nothing, the question must be answered.
    `help` is one text, or one for each subject or for what its subjects begin with before a colon.
    """

    id: str
    missing: Callable[[State, Facts], str | None]
    ask: Callable[[State, Facts, str], Says]
    take: Callable[[State, Facts, str, Reply], Outcome[State]]
    help: Markup | Mapping[str, Markup]
    skip: Callable[[State, Facts, str], State] | None = None
    skipped: Mapping[str, Markup] = field(default_factory=dict)
    """What skipping means for a subject, where it is more than to leave the question open."""
    wordy: Callable[[str], bool] = never
    """For which subjects an answer must say something: a bare yes or number is none."""
    again: Callable[[State, Facts, str], Says] | None = None
    """How it is asked right after an answer to it, where most of it is still on the screen."""
    also: frozenset[str] = frozenset()
    """Ids of earlier questions whose buttons, still on the screen, answer this one as well."""
    takes_unknown: bool = False
    """Whether "I do not know" is an answer here; elsewhere it is a cry for help."""


@dataclass(frozen=True)
class Open(Generic[State]):
    """A question that is open now, about one subject. Buttons carry its key."""

    question: Question[State]
    subject: str

    @property
    def key(self) -> str:
        """How a button names the question and its subject."""
        return f"{self.question.id}:{self.subject}"

    def answered_by(self, key: str) -> bool:
        """Whether a button with this key answers it."""
        return key == self.key or key.partition(":")[0] in self.question.also

    @property
    def help(self) -> Markup:
        """What `help` says about it."""
        about = self.question.help
        return about if isinstance(about, Markup) else about[self.subject.partition(":")[0]]


Agenda = tuple[Question[State], ...]


def next_question(agenda: Agenda[State], state: State, facts: Facts) -> Open[State] | None:
    """The first thing on the agenda that the state does not hold yet."""
    for question in agenda:
        subject = question.missing(state, facts)
        if subject is not None:
            return Open(question, subject)
    return None


def choices_of(says: Says) -> tuple[Choice, ...]:
    """All buttons of a prompt, in their order."""
    return tuple(choice for part in says if isinstance(part, Choices) for choice in part.choices)


def buttons(says: Says) -> dict[str, str]:
    """Label, in small letters, to value of all buttons in a prompt: what a person may type instead of pressing."""
    return {plain(choice.label): choice.value for choice in choices_of(says)}
