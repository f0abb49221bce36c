"""One claimed message, from its request to what is written down about it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from bot.delivery.choice import EVERYTHING
from bot.delivery.client import SendingClient
from bot.delivery.decision import Deciding, after_look, after_send, not_settled, settled_at
from bot.delivery.outcome import Outcome, Verdict, attempt
from bot.delivery.reconcile import look
from bot.delivery.request import METHODS, Request, Unsendable, request_of
from bot.delivery.settings import DeliverySettings
from bot.delivery.steps import Step
from bot.delivery.upload import upload
from store import sending, throttles
from store.message_nouns import TOO_LATE, Change, Claimed, Progress

logger = logging.getLogger(__name__)

MARGIN = timedelta(seconds=12)
"""A request begins only while its lease lasts longer than any request can."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a sender works with. `watch` is told each step.

    `now` never goes back, for the leases; `wall` is what the clock says, for messages that have their time.
    """

    client: SendingClient
    settings: DeliverySettings
    now: Callable[[], datetime]
    wall: Callable[[], datetime]
    chance: Callable[[], float]
    watch: Callable[[Step, UUID], None]

    def deciding(self) -> Deciding:
        """What a decision may know at this moment."""
        return Deciding(now=self.now(), chance=self.chance(), settings=self.settings)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a message, still to be written down."""

    claimed: Claimed
    change: Change
    outcome: Outcome


def run(claimed: Claimed, tools: Tools) -> Done | None:
    """Send the message, or find out what became of it. None when its claim is too old for a request to leave."""
    tools.watch(Step.CLAIMED, claimed.id)
    if tools.now() + MARGIN >= claimed.lease_until:
        logger.warning("Message %s waited too long for its request", claimed.id)
        return None
    if claimed.state is Progress.UNCERTAIN and tools.settings.look_first:
        return _look(claimed, tools)
    return _send(claimed, tools)


def surprised(claimed: Claimed, error: str, *, tools: Tools) -> Done:
    """Something broke that nobody foresaw: what became of the message is not known."""
    outcome = Outcome(Verdict.UNKNOWN, error=error)
    return Done(claimed, after_send(claimed, outcome, deciding=tools.deciding()), outcome)


def mark(session: Session, done: Done) -> bool:
    """Write down what became of it. False when somebody else took over meanwhile."""
    method = _held_back(done.claimed, done.outcome)
    if method and done.change.next_at:
        throttles.block(session, method, now=done.change.at, until=done.change.next_at)
    return sending.finish(session, done.claimed, change=done.change)


def report(done: Done, *, ours: bool, watch: Callable[[Step, UUID], None]) -> None:
    """Log what a person should look at, once it is written down."""
    claimed = done.claimed
    if not ours:
        logger.warning("Message %s was taken over while it was being sent", claimed.id)
    elif done.change.state is Progress.DEAD:
        logger.error("Message %s (%s) is given up: %s", claimed.id, claimed.kind, done.change.error)
    watch(Step.MARKED, claimed.id)


def _send(claimed: Claimed, tools: Tools) -> Done:
    try:
        request = _request(claimed, tools)
    except Unsendable as reason:
        outcome = Outcome(Verdict.RECIPIENT, error=str(reason))
    else:
        tools.watch(Step.INTENDED, claimed.id)
        outcome = _attempt(request, tools)
        tools.watch(Step.ANSWERED, claimed.id)
    return Done(claimed, after_send(claimed, outcome, deciding=tools.deciding()), outcome)


def _attempt(request: Request, tools: Tools) -> Outcome:
    if request.upload is None:
        return attempt(tools.client, request)
    return upload(tools.client, request, request.upload)


def _request(claimed: Claimed, tools: Tools) -> Request:
    if claimed.not_after is not None and tools.wall() > claimed.not_after:
        raise Unsendable(TOO_LATE)
    return request_of(claimed, base_url=tools.client.base_url)


def _look(claimed: Claimed, tools: Tools) -> Done:
    ready_at = settled_at(claimed, settings=tools.settings)
    if tools.now() < ready_at:
        outcome = Outcome(Verdict.UNKNOWN, error="not settled")
        return Done(claimed, not_settled(claimed, ready_at, deciding=tools.deciding()), outcome)
    outcome = look(tools.client, claimed, look_back=tools.settings.look_back)
    return Done(claimed, after_look(claimed, outcome, deciding=tools.deciding()), outcome)


def _held_back(claimed: Claimed, outcome: Outcome) -> str:
    """What has to pause after this outcome: nothing, one method, or the workspace."""
    if outcome.verdict is Verdict.TEAM:
        logger.error("Slack refuses our token for workspace %s: %s", claimed.team_id, outcome.error)
        return EVERYTHING
    limited = outcome.verdict is Verdict.LIMITED and claimed.state is not Progress.UNCERTAIN
    return METHODS[claimed.kind] if limited else ""
