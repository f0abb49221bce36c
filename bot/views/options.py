"""Lists to choose from: plain ones, and in groups where Slack takes no more in one."""

from collections.abc import Sequence
from typing import TypedDict

from bot.views import kit
from bot.views.kit import Piece

MOST = 100
"""Options of a list, or of a group of it; and groups."""

LABEL = 75
"""Characters of a group's name."""


class Listed(TypedDict, total=False):
    """The part of a select that says what is offered."""

    options: Sequence[Piece]
    option_groups: Sequence[Piece]


def listed(rows: Sequence[Piece]) -> Listed:
    """All of them: long lists in groups that are called by their first and last one."""
    if len(rows) <= MOST:
        return {"options": rows}
    groups = [rows[at : at + MOST] for at in range(0, len(rows), MOST)][:MOST]
    return {"option_groups": [{"label": _name(group), "options": list(group)} for group in groups]}


def _name(group: Sequence[Piece]) -> Piece:
    ends = (_text(group[0]), _text(group[-1]))
    half = (LABEL - 3) // 2
    return kit.plain_text(" – ".join(end[:half].strip() for end in ends))


def _text(option: Piece) -> str:
    return str(option["text"]["text"])
