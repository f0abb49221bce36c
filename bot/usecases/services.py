"""What every use case works with. Put together once, in `bot/build.py`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.usecases.errands import Errands
from kpi_rules.nouns import Company
from store.database import Database


class Heard(Protocol):
    """Told of every event that was dealt with: its kind, how long it took, and whether it went well."""

    def __call__(self, kind: str, *, seconds: float, fine: bool) -> None:
        """One event."""


def unheard(kind: str, *, seconds: float, fine: bool) -> None:
    """Where nobody looks at figures."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Where the next page of a workspace's people begins, and from when on it may be asked for."""

    cursor: str
    not_before: datetime


@dataclass(frozen=True, slots=True)
class Services:
    """The database, the clock, a source of ids, and a bell that tells delivery that there is something to send."""

    database: Database
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    wake: Callable[[], None]
    heard: Heard = unheard
    companies: dict[str, Company] = field(default_factory=dict)
    """The company of each workspace as last read; good for as long as its version is the stored one."""
    met: dict[tuple[str, str], datetime] = field(default_factory=dict)
    """When Slack was last asked about each person of each workspace; who they are stands in the database."""
    listed: dict[str, Listing] = field(default_factory=dict)
    """How far the list of each workspace's people has been read."""
    errands: Errands = field(default_factory=Errands)
    """What is made behind an answer."""
