"""What binds KPIs of different departments: watching, sharing, helping, driving, suggesting."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from nlp.nouns import Frozen


class TieKind(StrEnum):
    """How two sides hang together."""

    WATCH = "watch"
    """A department looks at another's KPI beside its own."""
    SHARED = "shared"
    """A department contributes to another's KPI, which keeps its one owner."""
    SISTER = "sister"
    """A KPI that a department suggests to another, because of one of its own."""
    CAUSE = "cause"
    """One KPI moves the other."""
    SUPPORT = "support"
    """One KPI helps the other, or an action for it, to succeed."""


class TieState(StrEnum):
    """Whether the other side has said yes."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"


class Tie(Frozen):
    """One bond: of a KPI to a department, or to another KPI of that department."""

    kind: TieKind
    kpi: str
    department: str
    """The department on the other side."""
    other: str = ""
    """The KPI on the other side, if there is one."""
    state: TieState = TieState.AGREED
    note: str = ""
    """The words that belong to it: why, which action, which suggestion."""
    by: str
    at: datetime
    answered_by: str = ""


def closes_circle(ties: Iterable[Tie], *, cause: str, effect: str) -> bool:
    """Whether the effect already moves the cause, directly or through others."""
    moved: dict[str, set[str]] = {}
    for tie in ties:
        if tie.kind is TieKind.CAUSE:
            moved.setdefault(tie.kpi, set()).add(tie.other)
    seen, ahead = set[str](), {effect}
    while ahead:
        seen |= ahead
        ahead = {after for one in ahead for after in moved.get(one, ())} - seen
    return cause in seen
