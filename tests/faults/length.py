"""How long the tests of this folder are: two minutes in `make test`, three quarters of an hour in `make faults`.

Whatever differs between the two stands here. Each kind of fault is in both forms, and in both a test of the tests:
without the look before a resend the same kills double messages.
"""

import os
from dataclasses import dataclass
from datetime import date

import pytest

from tests.databases import KINDS

Days = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How much of everything."""

    anew: bool
    """Whether `kpi` begins as a shell begins it, which takes seconds, or forked from a process that has begun."""
    loop_kills: int
    """Kills of bots that only deliver, on each database."""
    loop_control: int
    """The same of bots that do not look before they send again."""
    talk_kills: int
    """Kills while people draft and record values, on each database."""
    talk_round: int
    """After how many of them everything is counted."""
    talk_control: int
    """Kills of bots that do not look before they send again."""
    reminded: int
    """People who are reminded every day while bots are killed, on each database."""
    reminding_days: int
    reminding_kills: int
    """Kills on each of these days."""
    reminding_control: int
    """Days with bots that do not look before they send again."""
    migrations: int
    """Kills inside migrations of a database in use, on each database."""
    crowd: int
    """Reminders that are due in the same minute, for three bots on one PostgreSQL."""
    storm: int
    """The same for one bot and a Slack that refuses."""
    away: float
    """Seconds without a database."""
    people: int
    """A company over a year, or over the weeks in which clocks are changed: who is in it."""
    kpis: int
    spells: tuple[Days, ...]
    """From when to when it lives."""


SHORT = Length(
    anew=False,
    loop_kills=4,
    loop_control=5,
    talk_kills=5,
    talk_round=5,
    talk_control=6,
    reminded=40,
    reminding_days=2,
    reminding_kills=3,
    reminding_control=2,
    migrations=2,
    crowd=120,
    storm=60,
    away=1.0,
    people=12,
    kpis=36,
    spells=((date(2026, 3, 16), date(2026, 4, 6)), (date(2026, 10, 19), date(2026, 11, 9))),
)
LONG = Length(
    anew=True,
    loop_kills=300,
    loop_control=60,
    talk_kills=200,
    talk_round=10,
    talk_control=50,
    reminded=60,
    reminding_days=25,
    reminding_kills=8,
    reminding_control=5,
    migrations=40,
    crowd=10_000,
    storm=1000,
    away=30,
    people=200,
    kpis=600,
    spells=((date(2026, 2, 1), date(2027, 2, 1)),),
)
IS_LONG = os.environ.get("FAULTS") == "long"
LENGTH = LONG if IS_LONG else SHORT

controlled = pytest.mark.parametrize("place", KINDS if IS_LONG else KINDS[:1], indirect=True)
"""Marks what shows that a test can fail: in the short form on one database."""
