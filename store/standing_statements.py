"""What is asked about kept standings: statements built once, narrowed to the workspace."""

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Float,
    and_,
    bindparam,
    case,
    delete,
    except_,
    func,
    select,
)

from kpi_rules.nouns import Status
from kpi_rules.scoring.verdict import NOT_URGENT, URGENCY
from store.kpi_statements import IN_A_SET, KPI
from store.prepared import ours, prepared, table
from store.tables.standings import StandingRow
from store.tables.strategy import WorkspaceRow

STANDING, WORKSPACE = table(StandingRow), table(WorkspaceRow)
S = STANDING.c
TODAY: BindParameter[Any] = bindparam("today", type_=Date())
RULES = prepared(select(WORKSPACE.c.limits, WORKSPACE.c.fiscal_year_start))
FORGET = prepared(delete(STANDING).where(S.kpi_id.in_(bindparam("some", expanding=True))))

NOW = and_(S.edition == bindparam("edition"), S.first_day <= TODAY, S.last_day >= TODAY)
"""The one stretch of each KPI that today lies in."""

UNDER = S.indicator.in_(bindparam("indicators", expanding=True))
COUNTS = prepared(select(S.status, func.count()).where(NOW).group_by(S.status))
BY_DEPARTMENT = prepared(
    select(S.department_id, S.status, func.count()).where(NOW).group_by(S.department_id, S.status)
)
BY_INDICATOR = prepared(
    select(S.indicator, S.status, func.count()).where(NOW, UNDER).group_by(S.indicator, S.status)
)


_ALARMING = S.status.in_([Status.AT_RISK, Status.OFF_TRACK])
_IN_HAND = and_(_ALARMING, S.acted_until.is_not(None), S.acted_until >= TODAY)
_BADNESS = (
    case(*((S.status == status, rank) for status, rank in URGENCY.items()), else_=NOT_URGENT),
    case((_IN_HAND, 1), else_=0),
    func.coalesce(S.percent, 0),
    S.kpi_id,
)
_WORST = select(S.kpi_id).where(NOW).order_by(*_BADNESS).limit(bindparam("most"))
WORST = prepared(_WORST.where(S.status.in_(bindparam("statuses", expanding=True, type_=S.status.type))))
WORST_UNDER = prepared(_WORST.where(UNDER))

_JUDGED = and_(S.percent.is_not(None), S.status.in_([one for one in Status if not one.is_silent]))
_CAP: BindParameter[Any] = bindparam("cap", type_=Float())
_SCORE = case((S.percent < 0, 0.0), (S.percent > _CAP, _CAP), else_=S.percent)


def _of_judged(value: ColumnElement[Any] | int) -> ColumnElement[Any]:
    """The sum over those that have a fresh value."""
    return func.coalesce(func.sum(case((_JUDGED, value), else_=0)), 0)


TOTAL = prepared(
    select(
        func.count().label("every"),
        func.count(S.weight).label("with_weight"),
        func.coalesce(func.sum(S.weight), 0).label("weight"),
        _of_judged(1).label("known"),
        _of_judged(S.weight).label("weight_known"),
        _of_judged(_SCORE).label("plainly"),
        _of_judged(_SCORE * S.weight).label("by_weight"),
    ).where(NOW, UNDER)
)
WEAKEST = prepared(
    select(S.kpi_id)
    .where(NOW, UNDER, _JUDGED)
    .order_by(case((S.percent < 0, 0.0), else_=S.percent), S.kpi_id)
    .limit(1)
)

_PRESENT = KPI.c.retired_at.is_(None)
_MISSING = except_(
    select(KPI.c.id).where(ours(KPI), _PRESENT, IN_A_SET),
    select(S.kpi_id).where(
        ours(STANDING),
        S.first_day == bindparam("beginning", type_=Date()),
        S.edition == bindparam("edition"),
    ),
).subquery()
"""One list without the other: asked KPI by KPI, a database that has not looked at its tables yet takes for ever."""

MISSING = prepared(select(_MISSING.c.id).order_by(_MISSING.c.id).limit(bindparam("most")))
