"""What becomes of a message after a request or a look: the outcome table, as pure functions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.outcome import Outcome, Verdict
from bot.delivery.settings import DeliverySettings
from store.message_nouns import Change, Claimed, Kind, Progress

SPREAD = 0.3
"""Waits are drawn out by up to this part, so that those who failed together do not come back together."""

SAYS_SOMETHING = {Kind.POST, Kind.UPDATE, Kind.RESPOND}
"""Kinds with a text that stands alone when Slack refuses the blocks."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """What a decision may know: the moment, a number drawn from 0 to 1, and the settings."""

    now: datetime
    chance: float
    settings: DeliverySettings

    def wait(self, length: timedelta) -> datetime:
        """That long from now, drawn out a little."""
        return self.now + length * (1 + SPREAD * self.chance)

    def back_off(self, failures: int) -> datetime:
        """The next try after so many failures."""
        doubled = self.settings.back_off * 2 ** min(failures, 20)
        return self.wait(min(doubled, self.settings.longest_back_off))


def after_send(claimed: Claimed, outcome: Outcome, *, deciding: Deciding) -> Change:
    """What becomes of a message whose request has ended."""
    match outcome.verdict:
        case Verdict.SENT:
            return _done(outcome, deciding=deciding)
        case Verdict.UNKNOWN:
            return _after_unknown(claimed, outcome, deciding=deciding)
        case Verdict.OURS if _may_be_plain(claimed):
            return Change(state=Progress.PENDING, at=deciding.now, error=outcome.error, plain=True, failed=1)
        case Verdict.RECIPIENT | Verdict.OURS | Verdict.MISSING:
            return _dead(claimed, outcome.error, deciding=deciding)
        case Verdict.NOT_SENT | Verdict.LIMITED | Verdict.TEAM:
            return _again(claimed, outcome, state=Progress.PENDING, deciding=deciding)


def after_look(claimed: Claimed, outcome: Outcome, *, deciding: Deciding) -> Change:
    """What becomes of a message of unknown outcome that was looked for."""
    match outcome.verdict:
        case Verdict.SENT:
            return _done(outcome, deciding=deciding)
        case Verdict.MISSING:
            return _resend(claimed, deciding=deciding)
        case Verdict.RECIPIENT | Verdict.OURS:
            return _dead(claimed, f"unknown outcome, cannot look: {outcome.error}", deciding=deciding)
        case Verdict.UNKNOWN | Verdict.NOT_SENT | Verdict.LIMITED | Verdict.TEAM:
            return _again(claimed, outcome, state=Progress.UNCERTAIN, deciding=deciding)


def settled_at(claimed: Claimed, *, settings: DeliverySettings) -> datetime:
    """From when on a look can be trusted."""
    return (claimed.started_at or claimed.since) + _settle(claimed, settings)


def _settle(claimed: Claimed, settings: DeliverySettings) -> timedelta:
    """Slack shares a file some time after it said yes, so nobody's waiting makes that look sooner."""
    return settings.settle_reminder if "file" in claimed.payload else settings.settle(claimed.priority)


def not_settled(claimed: Claimed, until: datetime, *, deciding: Deciding) -> Change:
    """It is too early to look: what Slack has not finished yet would be missed."""
    return _change(claimed, Progress.UNCERTAIN, error="not settled", next_at=until, deciding=deciding)


def _after_unknown(claimed: Claimed, outcome: Outcome, *, deciding: Deciding) -> Change:
    if claimed.kind is Kind.RESPOND:
        return _dead(claimed, f"unknown outcome: {outcome.error}", deciding=deciding)
    if claimed.kind is not Kind.POST:
        # Done twice these look as if done once.
        return _again(claimed, outcome, state=Progress.PENDING, deciding=deciding)
    next_at = deciding.now + _settle(claimed, deciding.settings)
    return _change(claimed, Progress.UNCERTAIN, error=outcome.error, next_at=next_at, deciding=deciding)


def _again(claimed: Claimed, outcome: Outcome, *, state: Progress, deciding: Deciding) -> Change:
    """Another try later. Being told to slow down is no failure."""
    if deciding.now > claimed.since + deciding.settings.give_up:
        return _dead(claimed, f"given up: {outcome.error}", deciding=deciding)
    change = _change(claimed, state, error=outcome.error, next_at=deciding.now, deciding=deciding)
    match outcome.verdict:
        case Verdict.LIMITED:
            next_at, failed = deciding.wait(timedelta(seconds=outcome.retry_after)), 0
        case Verdict.TEAM:
            next_at, failed = deciding.now + deciding.settings.team_pause, 0
        case _:
            next_at, failed = deciding.back_off(claimed.failures), 1
    return change.model_copy(update={"next_at": next_at, "failed": failed})


def _resend(claimed: Claimed, *, deciding: Deciding) -> Change:
    waits = deciding.settings.resend_waits
    if claimed.resends >= len(waits):
        return _dead(claimed, "unknown outcome too often", deciding=deciding)
    next_at = deciding.now + waits[claimed.resends]
    change = _change(claimed, Progress.PENDING, error="not found", next_at=next_at, deciding=deciding)
    return change.model_copy(update={"resent": 1})


def _done(outcome: Outcome, *, deciding: Deciding) -> Change:
    return Change(state=Progress.SENT, at=deciding.now, channel=outcome.channel, ts=outcome.ts)


def _dead(claimed: Claimed, error: str, *, deciding: Deciding) -> Change:
    return _change(claimed, Progress.DEAD, error=error, next_at=deciding.now, deciding=deciding)


def _change(
    claimed: Claimed, state: Progress, *, error: str, next_at: datetime, deciding: Deciding
) -> Change:
    return Change(state=state, at=deciding.now, next_at=next_at, error=error, plain=claimed.plain)


def _may_be_plain(claimed: Claimed) -> bool:
    says = claimed.payload.get("text") or "file" in claimed.payload
    return claimed.kind in SAYS_SOMETHING and not claimed.plain and bool(says)
