"""Who somebody is and in which zone they live: asked of Slack once a day, kept in between."""

import logging
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.inbound import clean
from bot.usecases import leavers
from bot.usecases.scene import company_now, opened
from bot.usecases.services import Services
from store import nudges, people, values
from store.nouns import Person

FRESH = timedelta(days=1)
LONG_AGO = datetime.min.replace(tzinfo=UTC)
MOST_AT_ONCE = 20
"""People whom Slack is asked about in one go; it allows some hundred a minute."""

log = logging.getLogger(__name__)


def meet(services: Services, client: WebClient, *, team: str, users: tuple[str, ...]) -> None:
    """Ask Slack about whoever is new, or was looked up long ago; outside any transaction."""
    now = services.now()
    unsure = [user for user in users if now - services.met.get((team, user), LONG_AGO) > FRESH]
    if not unsure:
        return
    with services.database.read(team) as session:
        known = {user: people.load(session, user) for user in unsure}
    stale = [user for user, person in known.items() if _is_stale(person, now=now)]
    found = {user: person for user in stale if (person := _asked(services, client, user)) is not None}
    if found:
        with services.database.write(team) as session:
            for person in found.values():
                people.save(session, person)
    for user, person in {**known, **found}.items():
        services.met[team, user] = (person.seen_at if person else None) or LONG_AGO


def names(services: Services, *, team: str, users: tuple[str, ...]) -> dict[str, str]:
    """Names of these people by id, as far as they are known."""
    with services.database.read(team) as session:
        known = (people.load(session, user) for user in users)
        return {person.user_id: person.name for person in known if person is not None}


def acquaint(services: Services, client: WebClient, *, team: str) -> None:
    """Know the names and zones of all who may have to be reminded; a few at a time, so that Slack is not pressed."""
    with services.database.read(team) as session:
        company = company_now(services, session, team=team)
        led = (user for d in company.departments for user in (d.head, *d.deputies))
        stand_ins = (d.leave.delegate for d in nudges.diaries(session).values() if d.leave)
        users = dict.fromkeys((*company.owners, *led, *values.named(session), *filter(None, stand_ins)))
        known = {person.user_id: person for person in people.met(session)}
    now = services.now()
    stale = [user for user in users if _is_stale(known.get(user), now=now)]
    meet(services, client, team=team, users=tuple(stale[:MOST_AT_ONCE]))


def changed(services: Services, *, team: str, user: dict[str, Any], key: str) -> None:
    """Slack says that somebody changed name or zone, or left; of a head who left the strategy owners hear once."""
    person = person_of(services, user)
    with opened(services, team=team, user=person.user_id, key=key, kind="user_change") as scene:
        if scene is None:
            return
        before = people.load(scene.session, person.user_id)
        people.save(scene.session, person)
        if person.deleted and not (before is not None and before.deleted):
            leavers.tell_owners(scene)


def person_of(services: Services, user: dict[str, Any]) -> Person:
    """The person as Slack describes them now."""
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


def _is_stale(person: Person | None, *, now: datetime) -> bool:
    return person is None or person.seen_at is None or now - person.seen_at > FRESH


def _asked(services: Services, client: WebClient, user: str) -> Person | None:
    try:
        answer = client.users_info(user=user)
    except (SlackApiError, OSError) as problem:
        log.warning("could not look up %s", user, exc_info=True)
        return _gone(services, user) if _is_gone(problem) else None
    return person_of(services, answer["user"])


def _is_gone(problem: SlackApiError | OSError) -> bool:
    return isinstance(problem, SlackApiError) and problem.response.get("error") == "user_not_found"


def _gone(services: Services, user: str) -> Person:
    """Somebody whom Slack does not know any more; nobody asks again today."""
    return Person(user_id=user, deleted=True, seen_at=services.now())


def _zone(name: str | None) -> str:
    try:
        return ZoneInfo(name or "UTC").key
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"
