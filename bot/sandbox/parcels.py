"""What is handed to the bot, and what comes back, whichever way it travels."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.sandbox.faults import FaultKind
from bot.sandbox.nouns import Json


class ParcelKind(StrEnum):
    """The three kinds of envelope."""

    EVENT = "events_api"
    COMMAND = "slash_commands"
    INTERACTION = "interactive"


class Failure(StrEnum):
    """Why the bot did not take it, in the words that Slack shows to people."""

    TIMEOUT = "operation_timeout"
    NOT_DELIVERED = "dispatch_failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One payload on its way; `attempt` counts from 0."""

    kind: ParcelKind
    name: str
    payload: Json
    attempt: int = 0
    reason: str = ""
    breaks: FaultKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ack:
    """The bot's answer: taken, perhaps with something to show, or not taken."""

    payload: Json | None = None
    failure: Failure | None = None
    detail: str = ""
    final: bool = False
    via: str = ""
    reason: str = "timeout"


class Carrier(Protocol):
    """A way to the bot: Socket Mode or signed HTTP."""

    def is_open(self) -> bool:
        """Whether something sent now would arrive."""

    async def opened(self) -> None:
        """Wait until something sent would arrive."""

    async def carry(self, parcel: Parcel, *, seconds: float) -> Ack:
        """Hand it over and wait for the answer, at most so long."""

    async def checked(self, *, seconds: float) -> bool:
        """Whether the bot's address passes the check that Slack makes when it is entered."""
