"""What happens when dealing with an event fails: nothing is lost, and the person hears one honest sentence."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.dialogue.say import Paragraph
from bot.usecases.services import Services
from bot.views.blocks import render
from bot.wording import trouble as words
from bot.wording.markup import Markup, fill
from store import inbox, outbox
from store.errors import DatabaseGone, DatabaseLocked, Stale
from store.message_nouns import Kind, Outgoing

MOST_ATTEMPTS = 3
"""Slack delivers an event that was not acknowledged three times more; then it is gone."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sent what. An interaction is never delivered again, an event is; `attempt` counts from 0."""

    team: str
    user: str
    key: str
    kind: str
    interactive: bool = False
    attempt: int = 0


def guarded(services: Services, client: WebClient, origin: Origin, work: Callable[[], None]) -> None:
    """Do the work. Raises when Slack shall deliver the event again."""
    began, fine = services.now(), False
    try:
        fine = _done(services, client, origin, work)
    finally:
        took = (services.now() - began).total_seconds()
        services.heard(origin.kind, seconds=took, fine=fine)


def _done(services: Services, client: WebClient, origin: Origin, work: Callable[[], None]) -> bool:
    """Whether it went well; raises when Slack shall deliver the event again."""
    try:
        _twice_if_stale(work)
    except (DatabaseLocked, DatabaseGone) as trouble:
        log.warning("%s waits for the database: %s", origin.key, trouble)
        if origin.attempt == 0:
            _say_directly(client, origin.user, words.BUSY_PRESS if origin.interactive else words.BUSY)
        if not origin.interactive:
            raise
    except Exception as error:
        log.exception("failed to deal with %s", origin.key)
        if not _set_aside(services, origin, error):
            raise
    else:
        return True
    return False


def unacknowledged(error: Exception, logger: logging.Logger) -> None:
    """What Slack shall deliver again was logged above; anything else that reaches Bolt is a mistake of ours."""
    if not isinstance(error, DatabaseLocked | DatabaseGone):
        logger.error("A listener failed", exc_info=error)


def _twice_if_stale(work: Callable[[], None]) -> None:
    """Two people may change the same thing at once; the second then works on what the first left."""
    try:
        work()
    except Stale:
        work()


def _set_aside(services: Services, origin: Origin, error: Exception) -> bool:
    """Note the failure; True when it is final, and the person has been told."""
    at, name = services.now(), type(error).__name__
    with services.database.write(origin.team) as session:
        tried = inbox.failed(session, origin.key, kind=origin.kind, error=name, at=at)
        if not origin.interactive and tried < MOST_ATTEMPTS:
            return False
        if inbox.bury(session, origin.key, kind=origin.kind, error=name, at=at):
            reference = origin.key.rpartition(":")[2][-8:]
            sorry = render((Paragraph(fill(words.APOLOGY, reference=reference)),))
            message = Outgoing(
                id=UUID(services.new_id()),
                conversation=origin.user,
                kind=Kind.POST,
                to=origin.user,
                payload=sorry.payload(),
            )
            outbox.put(session, message, at=at)
    services.wake()
    return True


def _say_directly(client: WebClient, user: str, said: Markup) -> None:
    """Without the database there is no outbox; one attempt has to do."""
    message = render((Paragraph(said),))
    try:
        client.chat_postMessage(channel=user, text=message.text, blocks=list(message.blocks))
    except (SlackApiError, OSError):
        log.warning("could not tell the person either", exc_info=True)
