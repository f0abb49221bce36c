"""Where a payload of Slack goes: read `register` as a table."""

import re

from slack_bolt import App
from slack_sdk import WebClient

from bot.listeners import actions, commands, events, forms, guard, shortcuts
from bot.usecases.services import Services


def register(app: App, services: Services, client: WebClient) -> None:
    """Connect every listener. `client` is the one that does not retry by itself."""
    desk = actions.Desk(services, client)
    app.error(guard.unacknowledged)
    app.use(events.lost)
    app.event("message")(events.message(desk))
    app.event("app_mention")(events.mention(desk))
    app.event("app_home_opened")(events.home_opened(desk))
    app.event("user_change")(events.user_changed(desk))
    app.event(re.compile(".*"))(events.nothing)
    app.command("/kpi")(commands.kpi(desk))
    app.action(re.compile(r"^answer:"))(actions.answered(desk))
    app.action(re.compile(r"^form:"))(forms.shown(desk))
    app.action(re.compile(r"^pick:"))(actions.ticked)
    app.action(re.compile(".*"))(actions.ticked)
    app.shortcut(shortcuts.CHECK)(shortcuts.check(desk))
    for form in forms.FORMS:
        app.view(form.name)(forms.submitted(desk, form))
