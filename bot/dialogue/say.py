"""What the bot says, before it looks like Slack: a few kinds of parts that `bot/views` turns into blocks."""

from dataclasses import dataclass
from enum import StrEnum

from bot.wording.markup import Markup


class Style(StrEnum):
    """How a button looks: the way on, a way that takes something away, or neither."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Heading:
    """A title, plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Something said, with a button beside it that opens a form if need be."""

    text: Markup
    aside: "Form | None" = None


@dataclass(frozen=True, slots=True)
class Asked(Paragraph):
    """The sentence that asks. When a question is put once more, it stands for the whole prompt."""


@dataclass(frozen=True, slots=True)
class Small:
    """Something said in passing: why, an example, a hint."""

    text: Markup


@dataclass(frozen=True, slots=True)
class Example(Small):
    """An answer as somebody might give it. Whoever asks for help sees it once more."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A person's sentence, quoted, with the words at these spans marked."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """Label and value, row by row."""

    rows: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One button, or one option of a list."""

    value: str
    label: str
    style: Style = Style.PLAIN
    form: str = ""
    """The form that the button opens, instead of answering by itself."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Buttons that answer the question `key`."""

    key: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """A list to choose from, one or several, that answers the question `key`."""

    key: str
    placeholder: str
    options: tuple[Choice, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class PickPerson:
    """A list of the people of the workspace that answers the question `key`."""

    key: str
    placeholder: str


@dataclass(frozen=True, slots=True)
class Form:
    """A button that opens the modal `name` for the question `key`."""

    key: str
    name: str
    label: str
    style: Style = Style.PRIMARY
    subject: str = ""


@dataclass(frozen=True, slots=True)
class FormPick:
    """A list whose choice opens the modal `name` for the question `key`."""

    key: str
    name: str
    placeholder: str
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Divider:
    """A line between two things."""


Part = Heading | Paragraph | Small | Marked | Fields | Choices | Pick | PickPerson | Form | FormPick | Divider
Says = tuple[Part, ...]
