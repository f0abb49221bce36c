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
from bot.usecases import talk
from bot.usecases.services import Services

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
    if press.values:
        talk.pressed(desk.services, press)
    else:
        talk.nothing_chosen(desk.services, press)


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
