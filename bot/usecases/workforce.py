"""Everybody of the workspace by name, so that "Colin will do it" works for people the bot has never met."""

import logging
from datetime import timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.usecases.people import person_of
from bot.usecases.services import Listing, Services
from store import people
from store.nouns import Person

ONCE_A = timedelta(days=1)
AFTER_TROUBLE = timedelta(hours=1)
PAGE = 200
"""People of one look, as many as Slack recommends. One look a minute is far below the 20 that it allows."""

_SLACKBOT = "USLACKBOT"

log = logging.getLogger(__name__)


def learn(services: Services, client: WebClient, *, team: str) -> None:
    """Read the next page of the workspace's people; all of them once a day."""
    now, at = services.now(), services.listed.get(team)
    if at is not None and now < at.not_before:
        return
    try:
        answer = client.users_list(limit=PAGE, cursor=at.cursor if at else None)
    except (SlackApiError, OSError):
        log.warning("could not list the people of the workspace", exc_info=True)
        services.listed[team] = Listing("", now + AFTER_TROUBLE)
        return
    _keep(services, answer.get("members") or [], team=team)
    cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
    services.listed[team] = Listing(cursor, now if cursor else now + ONCE_A)


def _keep(services: Services, members: list[dict[str, Any]], *, team: str) -> None:
    """Save who is new, or called otherwise now. Whoever was met is asked about one by one, and left alone here."""
    listed = [_named(services, one) for one in members if not one.get("is_bot") and one["id"] != _SLACKBOT]
    with services.database.read(team) as session:
        known = {person.user_id: person for person in people.everyone(session)}
    changed = [one for one in listed if _is_news(one, known.get(one.user_id))]
    if changed:
        with services.database.write(team) as session:
            for person in changed:
                people.save(session, person)


def _named(services: Services, member: dict[str, Any]) -> Person:
    """Known by name only: nobody has asked about them yet, and nobody reminds them."""
    return person_of(services, member).model_copy(update={"seen_at": None})


def _is_news(listed: Person, known: Person | None) -> bool:
    if known is None:
        return not listed.deleted
    return known.seen_at is None and known != listed
