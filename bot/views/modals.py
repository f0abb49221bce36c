"""The modals: adding a department, sending a set back. Pure: what they look like, and what was typed into them."""

import json
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.models.blocks import (
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserMultiSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.dialogue.say import Says
from bot.inbound import clean
from bot.views.blocks import blocks
from bot.wording import approval as approval_words
from bot.wording import check as check_words
from bot.wording import company as company_words
from kpi_rules.nouns import DepartmentKind, Function

DEPARTMENT, SEND_BACK = "department", "send_back"
"""Callback ids."""

ViewJson = dict[str, Any]
"""A view as it travels."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of a form that was sent: nothing more, sentences at its fields by block id, or another view."""

    errors: dict[str, str] = field(default_factory=dict)
    view: ViewJson | None = None


@dataclass(frozen=True, slots=True)
class DepartmentForm:
    """A department as typed into the modal."""

    name: str
    function: Function
    kind: DepartmentKind
    head: str
    deputies: tuple[str, ...]
    also: tuple[Function, ...]


@dataclass(frozen=True, slots=True)
class SendBackForm:
    """A comment for a set that goes back, and which version of it was looked at."""

    draft_id: str
    version: int
    comment: str


def department() -> dict[str, Any]:
    """An empty form for one department."""
    words = company_words
    functions = [_option(f.value, words.FUNCTIONS[f]) for f in Function]
    kinds = [_option(k.value, words.KINDS[k]) for k in DepartmentKind]
    view = View(
        type="modal",
        callback_id=DEPARTMENT,
        title=words.MODAL_TITLE,
        submit=words.MODAL_SUBMIT,
        close=words.MODAL_CLOSE,
        blocks=[
            _input("name", words.MODAL_NAME, PlainTextInputElement(action_id="value", max_length=80)),
            _input(
                "function", words.MODAL_FUNCTION, StaticSelectElement(action_id="value", options=functions)
            ),
            _input(
                "also",
                words.MODAL_ALSO,
                StaticMultiSelectElement(action_id="value", options=functions),
                optional=True,
            ),
            _input("kind", words.MODAL_KIND, StaticSelectElement(action_id="value", options=kinds)),
            _input("head", words.MODAL_HEAD, UserSelectElement(action_id="value")),
            _input(
                "deputies", words.MODAL_DEPUTIES, UserMultiSelectElement(action_id="value"), optional=True
            ),
        ],
    )
    return view.to_dict()


def read_department(view: dict[str, Any]) -> DepartmentForm:
    """What was typed and chosen."""
    values = view["state"]["values"]
    main = Function(values["function"]["value"]["selected_option"]["value"])
    more = [Function(one["value"]) for one in values["also"]["value"]["selected_options"] or ()]
    return DepartmentForm(
        name=" ".join(clean(values["name"]["value"]["value"] or "").split()),
        function=main,
        kind=DepartmentKind(values["kind"]["value"]["selected_option"]["value"]),
        head=values["head"]["value"]["selected_user"],
        deputies=tuple(values["deputies"]["value"]["selected_users"] or ()),
        also=tuple(one for one in more if one is not main),
    )


def send_back(draft_id: str, version: int) -> dict[str, Any]:
    """A form for the approver's comment. It remembers which version was looked at, and nothing that gives rights."""
    words = approval_words
    comment = PlainTextInputElement(action_id="value", multiline=True, max_length=1500)
    view = View(
        type="modal",
        callback_id=SEND_BACK,
        private_metadata=json.dumps({"draft": draft_id, "version": version}),
        title=words.MODAL_TITLE,
        submit=words.MODAL_SUBMIT,
        close=words.MODAL_CLOSE,
        blocks=[_input("comment", words.MODAL_COMMENT, comment, hint=words.MODAL_HINT)],
    )
    return view.to_dict()


def read_send_back(view: dict[str, Any]) -> SendBackForm:
    """The comment, and the version that it is about."""
    about = json.loads(view["private_metadata"])
    comment = view["state"]["values"]["comment"]["value"]["value"] or ""
    return SendBackForm(str(about["draft"]), int(about["version"]), clean(comment))


def verdict(says: Says) -> dict[str, Any]:
    """A window that only shows something."""
    view = View(type="modal", title=check_words.MODAL_TITLE, close=check_words.MODAL_CLOSE, blocks=[])
    return {**view.to_dict(), "blocks": list(blocks(says))}


def _input(
    block_id: str,
    label: str,
    element: InputInteractiveElement,
    *,
    optional: bool = False,
    hint: str | None = None,
) -> InputBlock:
    return InputBlock(block_id=block_id, label=label, element=element, optional=optional, hint=hint)


def _option(value: str, text: str) -> Option:
    return Option(value=value, text=PlainTextObject(text=text))
