"""The message shortcut "Check as KPI": the verdict on somebody's message, for the one who asks, in a window."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack

from bot import inbound
from bot.dialogue.say import Paragraph, Says
from bot.listeners.actions import Desk
from bot.listeners.guard import Origin, guarded
from bot.usecases import commands
from bot.views import modals
from bot.wording import trouble as words

CHECK = "check_message"
"""Callback id."""


def check(desk: Desk) -> Callable[..., None]:
    """A trigger lives three seconds, so the window is opened at once."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        heard = inbound.words((body.get("message") or {}).get("text") or "")
        team, user = body["team"]["id"], body["user"]["id"]

        def work() -> None:
            says: Says = (Paragraph(words.NOT_HEARD),)
            if heard.readable and not heard.too_long:
                says = commands.verdicts(desk.services, team=team, user=user, text=heard.text)
            desk.client.views_open(trigger_id=body["trigger_id"], view=modals.verdict(says))

        origin = Origin(team, user, inbound.interaction_key(body), "shortcut", interactive=True)
        guarded(desk.services, desk.client, origin, work)
        ack()

    return listener
