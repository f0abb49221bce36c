"""Windows: how one travels, what becomes of one that was filled in and sent, and one that only shows something."""

from dataclasses import dataclass, field
from typing import Any

from slack_sdk.models.views import View

from bot.dialogue.say import Says
from bot.views.blocks import blocks
from bot.wording import check as words

ViewJson = dict[str, Any]
"""A view as it travels."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of a form that was sent: nothing more, sentences at its fields by block id, or another view."""

    errors: dict[str, str] = field(default_factory=dict)
    view: ViewJson | None = None


def verdict(says: Says) -> ViewJson:
    """A window that only shows something."""
    view = View(type="modal", title=words.MODAL_TITLE, close=words.MODAL_CLOSE, blocks=[])
    return {**view.to_dict(), "blocks": list(blocks(says))}
