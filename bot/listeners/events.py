"""Events: what people write, and when they open the app."""

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import BoltRequest, BoltResponse

from bot import inbound
from bot.listeners.actions import Desk
from bot.listeners.guard import Origin, guarded
from bot.sheets.receiving import Store, store
from bot.usecases import commands, files, home, people, talk

Listener = Callable[..., None]

MOST_NAMED = 10
"""People of one message whose names are looked up; each may be a question to Slack."""


def message(desk: Desk) -> Listener:
    """A message in the DM with the bot, or a change to one. Channels are not listened to."""
    place = store(desk.client.base_url, token=desk.client.token or "")

    def listener(body: dict[str, Any], request: BoltRequest) -> None:
        if body["event"].get("channel_type") != "im":
            return
        heard = inbound.said(body)
        if heard is None:
            return
        origin = Origin(
            heard.team, heard.user, heard.key, "message", attempt=inbound.attempt(request.headers)
        )
        guarded(desk.services, desk.client, origin, lambda: _hear(desk, body, heard, place=place))

    return listener


def _hear(desk: Desk, body: dict[str, Any], heard: inbound.Said | inbound.Edited, *, place: Store) -> None:
    if isinstance(heard, inbound.Edited):
        talk.edited(desk.services, heard)
        return
    users = tuple(dict.fromkeys((heard.user, *heard.words.mentions)))[:MOST_NAMED]
    people.meet(desk.services, desk.client, team=heard.team, users=users)
    named = inbound.said(body, _names(desk, heard, users)) if heard.words.mentions else heard
    found = files.found(desk.services, heard, place=place)
    talk.said(desk.services, named if isinstance(named, inbound.Said) else heard, found)


def _names(desk: Desk, heard: inbound.Said, users: tuple[str, ...]) -> dict[str, str]:
    return people.names(desk.services, team=heard.team, users=users)


def lost(body: dict[str, Any], next_: Callable[[], BoltResponse], logger: logging.Logger) -> BoltResponse:
    """Slack says once a minute that it leaves events out because there are too many; that is no event itself."""
    if body.get("type") != "app_rate_limited":
        return next_()
    logger.warning("Slack leaves out events of %s: more than it delivers in an hour.", body.get("team_id"))
    return BoltResponse(status=200)


def mention(desk: Desk) -> Listener:
    """Somebody named the bot in a channel: the talk goes on in the DM."""

    def listener(body: dict[str, Any]) -> None:
        event = body["event"]
        if event.get("bot_id") or not event.get("user"):
            return
        # A message that is delivered as two kinds of event is one message.
        key = f"mention:{event['channel']}:{event['ts']}"
        origin = Origin(body["team_id"], event["user"], key, "mention")
        guarded(
            desk.services,
            desk.client,
            origin,
            lambda: commands.greet(desk.services, team=origin.team, user=origin.user, key=key),
        )

    return listener


def home_opened(desk: Desk) -> Listener:
    """The home page, or the DM, was opened."""

    def listener(body: dict[str, Any]) -> None:
        event = body["event"]
        team, user, key = body["team_id"], event["user"], f"event:{body['event_id']}"
        origin = Origin(team, user, key, "home")

        def work() -> None:
            people.meet(desk.services, desk.client, team=team, users=(user,))
            if event.get("tab") == "messages":
                home.opened_messages(desk.services, team=team, user=user, key=key, channel=event["channel"])
            else:
                home.opened_home(desk.services, team=team, user=user, key=key)

        guarded(desk.services, desk.client, origin, work)

    return listener


def user_changed(desk: Desk) -> Listener:
    """Somebody changed name or zone, or left."""

    def listener(body: dict[str, Any]) -> None:
        people.changed(
            desk.services, team=body["team_id"], user=body["event"]["user"], key=f"event:{body['event_id']}"
        )

    return listener


def nothing() -> None:
    """What nobody listens to is acknowledged all the same, or Slack would send it again and again."""
