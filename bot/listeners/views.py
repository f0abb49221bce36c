"""Forms that were submitted. Who may do it is looked up now, not when the form was opened."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack

from bot import inbound
from bot.listeners.actions import Desk
from bot.listeners.guard import Origin, guarded
from bot.usecases import approval, setup
from bot.usecases.scene import opened
from bot.views import modals
from bot.wording import approval as approval_words
from bot.wording import company as company_words
from kpi_rules.nouns import Department

Listener = Callable[..., None]


def department(desk: Desk) -> Listener:
    """A department was added."""

    def listener(ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        typed = modals.read_department(view)
        origin = _origin(body)
        refused: list[str] = [] if typed.name else [company_words.MODAL_NAME_EMPTY]

        def work() -> None:
            with opened(
                desk.services, team=origin.team, user=origin.user, key=origin.key, kind="form"
            ) as scene:
                if scene is None:
                    return
                added = Department(
                    id=desk.services.new_id(),
                    name=typed.name,
                    function=typed.function,
                    kind=typed.kind,
                    head=typed.head,
                    deputies=typed.deputies,
                )
                if not setup.add_department(scene, added):
                    refused.append(company_words.MODAL_TAKEN)

        if not refused:
            guarded(desk.services, desk.client, origin, work)
        if refused:
            ack(response_action="errors", errors={"name": refused[0]})
        else:
            ack()

    return listener


def send_back(desk: Desk) -> Listener:
    """A set goes back with a comment."""

    def listener(ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        typed = modals.read_send_back(view)
        if not typed.comment:
            ack(response_action="errors", errors={"comment": approval_words.NO_COMMENT})
            return
        origin = _origin(body)

        def work() -> None:
            with opened(
                desk.services, team=origin.team, user=origin.user, key=origin.key, kind="form"
            ) as scene:
                if scene is not None:
                    approval.send_back(scene, typed.draft_id, typed.version, comment=typed.comment)

        guarded(desk.services, desk.client, origin, work)
        ack()

    return listener


def _origin(body: dict[str, Any]) -> Origin:
    key = inbound.interaction_key(body)
    return Origin(body["team"]["id"], body["user"]["id"], key, "form", interactive=True)
