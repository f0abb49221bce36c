"""Buttons and lists."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import inbound
from bot.listeners.guard import Origin, guarded
from bot.usecases import approval, talk
from bot.usecases.scene import opened
from bot.usecases.services import Services
from bot.views import modals

Listener = Callable[..., None]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every listener works with."""

    services: Services
    client: WebClient


def answered(desk: Desk) -> Listener:
    """A choice was made, in a message or on the home page."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        press = inbound.pressed(body)
        if press.question:
            guarded(desk.services, desk.client, _origin(press), lambda: _answer(desk, press))
        ack()

    return listener


def _answer(desk: Desk, press: inbound.Pressed) -> None:
    draft_id, version = approval_of(press.question)
    if not press.values:
        talk.nothing_chosen(desk.services, press)
    elif draft_id and press.values == ("send_back",):
        _open_send_back(desk, press, draft_id, version)
    else:
        talk.pressed(desk.services, press)


def approval_of(question: str) -> tuple[str, int]:
    """Draft and version that an approval's button names; nothing for any other button."""
    name, _, rest = question.partition(":")
    draft_id, _, version = rest.rpartition(":")
    return (draft_id, int(version)) if name == "approval" and version.isdecimal() else ("", 0)


def _open_send_back(desk: Desk, press: inbound.Pressed, draft_id: str, version: int) -> None:
    """The form for the comment, for those who may decide. A trigger lives three seconds, so it is used at once."""
    with opened(desk.services, team=press.team, user=press.user, key=press.key, kind="press") as scene:
        allowed = scene is not None and approval.may_decide(scene, draft_id, version) is not None
    if allowed:
        show_form(desk, press, modals.send_back(draft_id, version))


def show_form(desk: Desk, press: inbound.Pressed, view: dict[str, Any]) -> None:
    """Show the form; when Slack cannot do that any more, say so."""
    try:
        desk.client.views_open(trigger_id=press.trigger_id, view=view)
    except (SlackApiError, OSError):
        log.warning("a form could not be opened", exc_info=True)
        talk.form_late(desk.services, press)


def ticked(ack: Ack) -> None:
    """A list of several waits for its button; what nobody listens to is acknowledged all the same."""
    ack()


def _origin(press: inbound.Pressed) -> Origin:
    return Origin(press.team, press.user, press.key, "press", interactive=True)
