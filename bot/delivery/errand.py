"""One claimed message, from intent to mark: what a sender thread does."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event
from uuid import UUID

from slack_sdk import WebClient

from bot.delivery.choice import EVERYTHING
from bot.delivery.decision import Deciding, after_look, after_send, not_settled, settled_at
from bot.delivery.outcome import Outcome, Verdict, attempt
from bot.delivery.reconcile import look
from bot.delivery.request import METHODS, Request, Unsendable, request_of
from bot.delivery.settings import DeliverySettings
from bot.delivery.steps import Step
from bot.delivery.upload import upload
from store import sending, throttles
from store.database import Database
from store.errors import DatabaseGone, DatabaseLocked
from store.nouns import TOO_LATE, Change, Claimed, Progress

logger = logging.getLogger(__name__)

BETWEEN_TRIES = 0.5
"""Seconds between two tries to write something down while the database does not answer."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a sender works with. `watch` is told each step; `stopping` ends the waits.

    `now` never goes back, for the leases; `wall` is what the clock says, for messages that have their time.
    """

    database: Database
    client: WebClient
    settings: DeliverySettings
    now: Callable[[], datetime]
    wall: Callable[[], datetime]
    chance: Callable[[], float]
    watch: Callable[[Step, UUID], None]
    stopping: Event

    def deciding(self) -> Deciding:
        """What a decision may know at this moment."""
        return Deciding(now=self.now(), chance=self.chance(), settings=self.settings)


def run(claimed: Claimed, tools: Tools) -> None:
    """Send the message, or find out what became of it, and write that down."""
    tools.watch(Step.CLAIMED, claimed.id)
    if claimed.state is Progress.UNCERTAIN and tools.settings.look_first:
        _look(claimed, tools)
    else:
        _send(claimed, tools)


def give_back(claimed: Claimed, error: str, *, tools: Tools) -> None:
    """Something broke that nobody foresaw: what became of the message is not known."""
    outcome = Outcome(Verdict.UNKNOWN, error=error)
    _finish(claimed, after_send(claimed, outcome, deciding=tools.deciding()), outcome, tools=tools)


def _send(claimed: Claimed, tools: Tools) -> None:
    try:
        request = _request(claimed, tools)
    except Unsendable as reason:
        outcome = Outcome(Verdict.RECIPIENT, error=str(reason))
    else:
        if not _persist(claimed, lambda: _intend(claimed, tools), tools=tools):
            logger.warning("Message %s was taken over before it was sent", claimed.id)
            return
        claimed = claimed.model_copy(update={"tries": claimed.tries + 1})
        tools.watch(Step.INTENDED, claimed.id)
        outcome = _attempt(request, tools)
        tools.watch(Step.ANSWERED, claimed.id)
    _finish(claimed, after_send(claimed, outcome, deciding=tools.deciding()), outcome, tools=tools)


def _attempt(request: Request, tools: Tools) -> Outcome:
    if request.upload is None:
        return attempt(tools.client, request)
    return upload(tools.client, request, request.upload)


def _request(claimed: Claimed, tools: Tools) -> Request:
    if claimed.not_after is not None and tools.wall() > claimed.not_after:
        raise Unsendable(TOO_LATE)
    return request_of(claimed, base_url=tools.client.base_url)


def _look(claimed: Claimed, tools: Tools) -> None:
    ready_at = settled_at(claimed, settings=tools.settings)
    if tools.now() < ready_at:
        outcome = Outcome(Verdict.UNKNOWN, error="not settled")
        change = not_settled(claimed, ready_at, deciding=tools.deciding())
    else:
        outcome = look(tools.client, claimed, look_back=tools.settings.look_back)
        change = after_look(claimed, outcome, deciding=tools.deciding())
    _finish(claimed, change, outcome, tools=tools)


def _intend(claimed: Claimed, tools: Tools) -> bool:
    with tools.database.write(claimed.team_id) as session:
        return sending.intend(session, claimed, now=tools.now())


def _finish(claimed: Claimed, change: Change, outcome: Outcome, *, tools: Tools) -> None:
    if not _persist(claimed, lambda: _mark(claimed, change, outcome, tools=tools), tools=tools):
        logger.warning("Message %s was taken over while it was being sent", claimed.id)
    elif change.state is Progress.DEAD:
        logger.error("Message %s (%s) is given up: %s", claimed.id, claimed.kind, change.error)
    tools.watch(Step.MARKED, claimed.id)


def _mark(claimed: Claimed, change: Change, outcome: Outcome, *, tools: Tools) -> bool:
    with tools.database.write(claimed.team_id) as session:
        method = _held_back(claimed, outcome)
        if method and change.next_at:
            throttles.block(session, method, now=change.at, until=change.next_at)
        return sending.finish(session, claimed, change=change)


def _held_back(claimed: Claimed, outcome: Outcome) -> str:
    """What has to pause after this outcome: nothing, one method, or the workspace."""
    if outcome.verdict is Verdict.TEAM:
        logger.error("Slack refuses our token for workspace %s: %s", claimed.team_id, outcome.error)
        return EVERYTHING
    limited = outcome.verdict is Verdict.LIMITED and claimed.state is not Progress.UNCERTAIN
    return METHODS[claimed.kind] if limited else ""


def _persist(claimed: Claimed, write: Callable[[], bool], *, tools: Tools) -> bool:
    """Write as soon as the database lets us, for as long as the claim holds."""
    while True:
        try:
            return write()
        except (DatabaseGone, DatabaseLocked):
            if tools.now() >= claimed.lease_until or tools.stopping.wait(BETWEEN_TRIES):
                raise
