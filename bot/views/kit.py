"""Block Kit as Slack takes it, piece by piece: a few values in, JSON out.

The classes of slack_sdk check every piece each time it is made, which takes longer than thinking of the answer. Here
the checks are in the tests, where a strict workspace refuses whatever Slack would refuse.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

Piece: TypeAlias = dict[str, Any]


def plain_text(text: str) -> Piece:
    """Words that Slack shows as they are."""
    return {"type": "plain_text", "text": text, "emoji": True}


def mrkdwn(text: str) -> Piece:
    """Words with Slack's own marks; nothing in them becomes a link by itself."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def header(text: str) -> Piece:
    """A line in large type."""
    return {"type": "header", "text": plain_text(text)}


def section(text: str, *, beside: Piece | None = None) -> Piece:
    """A paragraph, with a button or list beside it."""
    piece: Piece = {"type": "section", "text": mrkdwn(text)}
    return piece | {"accessory": beside} if beside else piece


def fields(texts: Sequence[str]) -> Piece:
    """Short paragraphs side by side."""
    return {"type": "section", "fields": [mrkdwn(text) for text in texts]}


def context(element: Piece) -> Piece:
    """A line in small type."""
    return {"type": "context", "elements": [element]}


def divider() -> Piece:
    """A line across."""
    return {"type": "divider"}


def actions(elements: Sequence[Piece]) -> Piece:
    """Ways to answer, in a row."""
    return {"type": "actions", "elements": list(elements)}


def button(label: str, *, action_id: str, value: str, style: str = "") -> Piece:
    """A button; `style` is primary, danger or nothing."""
    piece = {"type": "button", "text": plain_text(label), "action_id": action_id, "value": value}
    return piece | {"style": style} if style else piece


def option(text: str, *, value: str, description: str = "") -> Piece:
    """A row of a list."""
    piece = {"text": plain_text(text), "value": value}
    return piece | {"description": plain_text(description)} if description else piece


def select(placeholder: str, rows: Mapping[str, Any], *, action_id: str, several: bool = False) -> Piece:
    """A list to choose from; `rows` says what is offered, see `options.listed`."""
    kind = "multi_static_select" if several else "static_select"
    before = {"placeholder": plain_text(placeholder)} if placeholder else {}
    return {"type": kind, "action_id": action_id, **before, **rows}


def people(placeholder: str, *, action_id: str) -> Piece:
    """A list of everybody."""
    return {"type": "users_select", "placeholder": plain_text(placeholder), "action_id": action_id}


def words(text: str, **style: bool) -> Piece:
    """A piece of rich text, which Slack never parses."""
    piece: Piece = {"type": "text", "text": text}
    return piece | {"style": style} if style else piece


def quote(pieces: Sequence[Piece]) -> Piece:
    """Rich text as a quotation."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": list(pieces)}]}
