"""Forms that were submitted. Who may do it is looked up now, not when the form was opened."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack

from bot import inbound
from bot.listeners.actions import Desk
from bot.listeners.guard import Origin, guarded
from bot.usecases import approval
from bot.usecases.scene import opened
from bot.views import modals
from bot.wording import approval as approval_words

Listener = Callable[..., None]


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
