"""Bonds between KPIs and departments."""

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from kpi_rules.ties import Tie, TieKind, TieState
from store.tables.ties import TieRow
from store.unit import team_of


def save(session: Session, tie: Tie) -> Tie:
    """Keep the bond as it stands now."""
    session.merge(_row(tie, team_id=team_of(session)))
    session.flush()
    return tie


def drop(session: Session, tie: Tie) -> None:
    """Undo the bond."""
    row = session.get(TieRow, (team_of(session), tie.kpi, tie.kind, tie.department, tie.other))
    if row is not None:
        session.delete(row)
        session.flush()


def find(session: Session, kind: TieKind, *, kpi: str, department: str) -> Tie | None:
    """The bond of this kind between a KPI and a department, or None."""
    row = session.get(TieRow, (team_of(session), kpi, kind, department, ""))
    return None if row is None else _tie(row)


def of_kpi(session: Session, kpi_id: str) -> tuple[Tie, ...]:
    """All bonds in which the KPI stands on either side, the oldest first."""
    return _some(session, or_(col(TieRow.kpi_id) == kpi_id, col(TieRow.other_id) == kpi_id))


def of_department(session: Session, department_id: str, *kinds: TieKind) -> tuple[Tie, ...]:
    """The bonds of these kinds with the department on the other side."""
    return _some(session, col(TieRow.department_id) == department_id, col(TieRow.kind).in_(kinds))


def agreed(session: Session, *kinds: TieKind) -> tuple[Tie, ...]:
    """Every bond of these kinds to which both sides said yes."""
    return _some(session, col(TieRow.kind).in_(kinds), col(TieRow.state) == TieState.AGREED)


def of_kind(session: Session, kind: TieKind) -> tuple[Tie, ...]:
    """Every bond of this kind."""
    return _some(session, col(TieRow.kind) == kind)


def _some(session: Session, *where: ColumnElement[bool]) -> tuple[Tie, ...]:
    found = select(TieRow).where(*where).order_by(col(TieRow.at), col(TieRow.kpi_id))
    return tuple(_tie(row) for row in session.exec(found).all())


def _row(tie: Tie, *, team_id: str) -> TieRow:
    fields = tie.model_dump(exclude={"kpi", "department", "other"})
    return TieRow(team_id=team_id, kpi_id=tie.kpi, department_id=tie.department, other_id=tie.other, **fields)


def _tie(row: TieRow) -> Tie:
    fields = row.model_dump(exclude={"team_id", "kpi_id", "department_id", "other_id"})
    return Tie(kpi=row.kpi_id, department=row.department_id, other=row.other_id, **fields)
