"""The independent judge: what was accepted, what was refused, what was delivered and when it was acknowledged."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.sandbox.nouns import Json


class Outcome(StrEnum):
    """How a delivery to the bot ended."""

    SENT = "sent"
    ACKED = "acked"
    TIMEOUT = "timeout"
    FAILED = "failed"


@dataclass(slots=True, kw_only=True)
class Post:
    """A message that was accepted from the bot, by whatever way it came; `pings` names whom it rang for."""

    via: str
    channel: str
    ts: str
    text: str
    user: str | None = None
    metadata: Json | None = None
    at: float = 0.0
    pings: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class CallRecord:
    """One Web API call; `error` is empty when it was accepted."""

    method: str
    error: str
    status: int
    args: Json
    at: float
    fault: str = ""


@dataclass(slots=True, kw_only=True)
class Delivery:
    """One attempt to hand something to the bot."""

    kind: str
    name: str
    event_id: str
    attempt: int
    sent_at: float
    connection: str = ""
    ended_at: float | None = None
    outcome: Outcome = Outcome.SENT
    detail: str = ""


@dataclass(slots=True, kw_only=True)
class Ledger:
    """Grows for as long as the sandbox runs; reading it changes nothing."""

    posts: list[Post] = field(default_factory=list)
    calls: list[CallRecord] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def refused(self) -> list[CallRecord]:
        """The calls that were answered with an error."""
        return [call for call in self.calls if call.error]

    def posts_in(self, channel: str) -> list[Post]:
        """The bot's accepted messages of one conversation, in order."""
        return [post for post in self.posts if post.channel == channel]
