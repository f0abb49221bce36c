"""Windows with fields to fill in. Pure: what is asked, in Slack's shape."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ConversationFilter,
    ConversationSelectElement,
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    PlainTextInputElement,
    UserMultiSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.dialogue.say import Choice, Part, Says
from bot.inbound import clean
from bot.views import kit
from bot.views.blocks import OPTION, blocks, shortened
from bot.views.kit import Piece
from bot.views.modals import ViewJson
from bot.views.options import listed

MOST_TYPED = 3000
"""Slack takes no more in one field."""

ELEMENT = "value"
"""Every field has one element, which is called so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What every field has: `id` is where its answer, and a word on what is wrong with it, will stand."""

    id: str
    label: str
    hint: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Text(Asked):
    """Words to type, on one line or several."""

    initial: str = ""
    lines: bool = False
    most: int = 1000


@dataclass(frozen=True, slots=True)
class OneOf(Asked):
    """One of a few; `initial` is the value that is chosen at first."""

    options: tuple[Choice, ...] = ()
    initial: str = ""


@dataclass(frozen=True, slots=True)
class Someone(Asked):
    """A person of the workspace."""

    initial: str = ""


@dataclass(frozen=True, slots=True)
class People(Asked):
    """Any number of people of the workspace."""

    initial: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Several(Asked):
    """Any number of a few; `initial` holds the values that are chosen at first."""

    options: tuple[Choice, ...] = ()
    initial: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day(Asked):
    """A day from the calendar."""

    initial: date | None = None


@dataclass(frozen=True, slots=True)
class Room(Asked):
    """A channel of the workspace."""

    initial: str = ""


Field = Text | OneOf | Someone | People | Several | Day | Room


@dataclass(frozen=True, slots=True)
class Frame:
    """The window around the fields."""

    title: str
    submit: str
    close: str = "Cancel"


def form(
    name: str, frame: Frame, *, about: str, fields: tuple[Field | Part, ...], says: Says = ()
) -> ViewJson:
    """A window; between its fields, too, something may be said.

    `about` comes back with the answers; it says what they are about, and gives no rights.
    """
    view = View(
        type="modal",
        callback_id=name,
        private_metadata=about,
        title=frame.title,
        submit=frame.submit,
        close=frame.close,
        blocks=[*blocks(says), *(block for part in fields for block in _row(part))],
    )
    return view.to_dict()


def _row(part: Field | Part) -> Sequence[InputBlock | Piece]:
    return [_input(part)] if isinstance(part, Field) else blocks((part,))


def _input(field: Field) -> InputBlock:
    hint = field.hint or None
    return InputBlock(
        block_id=field.id, label=field.label, element=_element(field), optional=field.optional, hint=hint
    )


def _element(field: Field) -> InputInteractiveElement | Piece:
    match field:
        case Text(initial=initial, lines=lines, most=most):
            limit = min(most, MOST_TYPED)
            return PlainTextInputElement(
                action_id=ELEMENT, multiline=lines, max_length=limit, initial_value=initial[:limit] or None
            )
        case OneOf(options=options, initial=initial):
            rows = [_option(option) for option in options]
            first = next((row for row in rows if row["value"] == initial), None)
            given: Piece = {"initial_option": first} if first else {}
            return kit.select("", {**listed(rows), **given}, action_id=ELEMENT)
        case Several(options=options, initial=chosen):
            rows = [_option(option) for option in options]
            ticked = [row for row in rows if row["value"] in chosen]
            chosen_now: Piece = {"initial_options": ticked} if ticked else {}
            return kit.select("", {**listed(rows), **chosen_now}, action_id=ELEMENT, several=True)
        case Day(initial=day):
            return DatePickerElement(action_id=ELEMENT, initial_date=day.isoformat() if day else None)
        case Room(initial=initial):
            rooms = ConversationFilter(include=["public", "private"], exclude_bot_users=True)
            return ConversationSelectElement(
                action_id=ELEMENT, initial_conversation=initial or None, filter=rooms
            )
        case Someone(initial=initial):
            return UserSelectElement(action_id=ELEMENT, initial_user=initial or None)
        case People(initial=known):
            return UserMultiSelectElement(action_id=ELEMENT, initial_users=known or None)


def _option(choice: Choice) -> Piece:
    return kit.option(shortened(choice.label, OPTION), value=choice.value)


@dataclass(frozen=True, slots=True)
class Entered:
    """A form that was sent: what it is about, and the answers by the ids of its fields."""

    about: str
    answers: Mapping[str, tuple[str, ...]]

    def text(self, field: str) -> str:
        """What was typed or chosen; nothing where the field was left empty."""
        return next(iter(self.answers.get(field, ())), "")

    def several(self, field: str) -> tuple[str, ...]:
        """All that was chosen."""
        return self.answers.get(field, ())

    def day(self, field: str) -> date | None:
        """The day that was chosen."""
        chosen = self.text(field)
        return date.fromisoformat(chosen) if chosen else None


def entered(view: ViewJson) -> Entered:
    """What a form says, cleaned."""
    values = view["state"]["values"]
    answers = {field: _entered(next(iter(states.values()))) for field, states in values.items() if states}
    return Entered(about=view.get("private_metadata") or "", answers=answers)


def _entered(state: dict[str, Any]) -> tuple[str, ...]:
    """What one element holds, whatever kind it is; nothing when it is empty."""
    options = state.get("selected_options") or [state.get("selected_option")]
    chosen = [option["value"] for option in options if option]
    people = state.get("selected_users") or []
    plain = [state.get(name) for name in ("value", "selected_user", "selected_date", "selected_conversation")]
    return tuple(text for text in (clean(str(one)) for one in (*chosen, *people, *plain) if one) if text)
