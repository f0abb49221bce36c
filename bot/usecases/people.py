"""Who somebody is and in which zone they live: asked of Slack once a day, kept in between."""

import logging
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.inbound import clean
from bot.usecases.services import Services
from store import people
from store.nouns import Person

FRESH = timedelta(days=1)
log = logging.getLogger(__name__)


def meet(services: Services, client: WebClient, *, team: str, users: tuple[str, ...]) -> dict[str, str]:
    """Names of these people by id. Whoever is new, or was looked up long ago, is asked for; outside any transaction."""
    now = services.now()
    with services.database.read(team) as session:
        known = {user: people.load(session, user) for user in users}
    stale = [u for u, p in known.items() if p is None or p.seen_at is None or now - p.seen_at > FRESH]
    found = {user: person for user in stale if (person := _asked(services, client, user)) is not None}
    if found:
        with services.database.write(team) as session:
            for person in found.values():
                people.save(session, person)
    return {user: person.name for user, person in {**known, **found}.items() if person is not None}


def changed(services: Services, *, team: str, user: dict[str, Any]) -> None:
    """Slack says that somebody changed name or zone, or left."""
    with services.database.write(team) as session:
        people.save(session, _person(services, user))


def _asked(services: Services, client: WebClient, user: str) -> Person | None:
    try:
        answer = client.users_info(user=user)
    except (SlackApiError, OSError):
        log.warning("could not look up %s", user, exc_info=True)
        return None
    return _person(services, answer["user"])


def _person(services: Services, user: dict[str, Any]) -> Person:
    profile = user.get("profile") or {}
    name = (
        profile.get("display_name") or user.get("real_name") or profile.get("real_name") or user.get("name")
    )
    return Person(
        user_id=user["id"],
        name=clean(str(name or ""))[:80],
        tz=_zone(user.get("tz")),
        deleted=bool(user.get("deleted")),
        seen_at=services.now(),
    )


def _zone(name: str | None) -> str:
    try:
        return ZoneInfo(name or "UTC").key
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"
