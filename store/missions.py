"""What a department's KPIs stand on: its mission in all versions, what others need, what it must become able to do."""

from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from kpi_rules.ground_nouns import Capability, Mission, Need
from store.nouns import MissionVersion, PublishedSet
from store.tables.kpis import CapabilityRow, MissionRow, NeedRow
from store.unit import team_of


def keep(session: Session, published: PublishedSet, *, author: str, at: datetime) -> None:
    """Make this what the department stands on. A mission that changed becomes a version of its own."""
    _keep_mission(session, published, author=author, at=at)
    _replace_needs(session, published)
    _replace_capabilities(session, published)


def mission_of(session: Session, department_id: str) -> Mission | None:
    """The department's mission as published last."""
    row = _last_mission(session, department_id)
    if row is None:
        return None
    return Mission(text=row.text, objectives=row.objectives, agreed_by=row.agreed_by, agreed_at=row.agreed_at)


def versions(session: Session, department_id: str) -> tuple[MissionVersion, ...]:
    """Every version of the department's mission, the oldest first."""
    mine = select(MissionRow).where(col(MissionRow.department_id) == department_id)
    rows = session.exec(mine.order_by(col(MissionRow.version))).all()
    return tuple(MissionVersion(**row.model_dump(include=set(MissionVersion.model_fields))) for row in rows)


def needs_of(session: Session, department_id: str) -> tuple[Need, ...]:
    """What others need from the department."""
    rows = select(NeedRow).where(col(NeedRow.department_id) == department_id).order_by(col(NeedRow.position))
    return tuple(Need(id=row.id, department=row.served_id, text=row.text) for row in session.exec(rows).all())


def capabilities_of(session: Session, department_id: str) -> tuple[Capability, ...]:
    """What the department must become able to do."""
    mine = select(CapabilityRow).where(col(CapabilityRow.department_id) == department_id)
    rows = session.exec(mine.order_by(col(CapabilityRow.position))).all()
    return tuple(Capability(id=row.id, kind=row.kind, text=row.text) for row in rows)


def _last_mission(session: Session, department_id: str) -> MissionRow | None:
    mine = select(MissionRow).where(col(MissionRow.department_id) == department_id)
    return session.exec(mine.order_by(col(MissionRow.version).desc()).limit(1)).one_or_none()


def _keep_mission(session: Session, published: PublishedSet, *, author: str, at: datetime) -> None:
    mission, department_id = published.mission, published.department
    if mission is None or mission == mission_of(session, department_id):
        return
    last = _last_mission(session, department_id)
    row = MissionRow(
        team_id=team_of(session),
        department_id=department_id,
        version=1 if last is None else last.version + 1,
        author=author,
        at=at,
        **mission.model_dump(),
    )
    session.add(row)


def _replace_needs(session: Session, published: PublishedSet) -> None:
    session.execute(delete(NeedRow).where(col(NeedRow.department_id) == published.department))
    team_id, own = team_of(session), published.department
    session.add_all(
        NeedRow(
            team_id=team_id,
            department_id=own,
            id=need.id,
            served_id=need.department,
            position=i,
            text=need.text,
        )
        for i, need in enumerate(published.needs)
    )


def _replace_capabilities(session: Session, published: PublishedSet) -> None:
    session.execute(delete(CapabilityRow).where(col(CapabilityRow.department_id) == published.department))
    team_id, own = team_of(session), published.department
    session.add_all(
        CapabilityRow(team_id=team_id, department_id=own, position=i, **capability.model_dump())
        for i, capability in enumerate(published.capabilities)
    )
