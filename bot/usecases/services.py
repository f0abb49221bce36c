"""What every use case works with. Put together once, in `bot/build.py`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from kpi_rules.limits import Limits
from store.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    """The database, the clock, a source of ids, and a bell that tells delivery that there is something to send."""

    database: Database
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    wake: Callable[[], None]
    limits: Limits = field(default_factory=Limits)
