"""A department's KPI on the level of one post: who holds it, by which work, and whether they can move it."""

from datetime import datetime
from enum import StrEnum

from nlp.nouns import Frozen


class Effort(StrEnum):
    """Whether the holder of a post can move the number by own effort."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class PostState(StrEnum):
    """Whether the holder stands behind it. Only what was accepted counts."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    QUESTIONED = "questioned"
    WITHDRAWN = "withdrawn"


class PostKpi(Frozen):
    """One post's share of a department's KPI."""

    id: str
    parent: str
    """The department's KPI that it is a part of."""
    department: str
    post: str
    holder: str
    statement: str
    responsibility: str
    process: str
    effort: Effort
    state: PostState = PostState.PROPOSED
    by: str
    at: datetime


class GrowthState(StrEnum):
    """Where a personal goal stands. It is never scored."""

    OPEN = "open"
    DONE = "done"
    REMOVED = "removed"


class Growth(Frozen):
    """A goal that somebody sets for themselves, seen by nobody else unless they say so."""

    id: str
    user: str
    text: str
    state: GrowthState = GrowthState.OPEN
    shared: bool = False
    at: datetime
    done_at: datetime | None = None
