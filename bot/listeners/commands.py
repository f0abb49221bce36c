"""`/kpi`: answered at once, to the person alone."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack

from bot import inbound
from bot.dialogue.say import Paragraph, Says
from bot.listeners.actions import Desk
from bot.listeners.guard import Origin, guarded
from bot.usecases import commands, people
from bot.views.blocks import render
from bot.wording import trouble as words


def kpi(desk: Desk) -> Callable[..., None]:
    """The slash command."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        command = inbound.command(body)
        answer: list[Says] = []

        def work() -> None:
            people.meet(desk.services, desk.client, team=command.team, users=(command.user,))
            answer.append(commands.run(desk.services, command))

        origin = Origin(command.team, command.user, command.key, "command", interactive=True)
        guarded(desk.services, desk.client, origin, work)
        says = answer[-1] if answer else (Paragraph(words.BUSY_COMMAND),)
        if says:
            message = render(says)
            audience = "in_channel" if commands.is_shared(command) else "ephemeral"
            ack(text=message.text, blocks=list(message.blocks), response_type=audience)
        else:
            ack()

    return listener
