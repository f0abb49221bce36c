"""KPIs of posts, and the goals that people set for themselves."""

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from kpi_rules.posts import Growth, GrowthState, PostKpi, PostState
from store.tables.ties import GrowthRow, PostRow
from store.unit import team_of


def save(session: Session, post: PostKpi) -> PostKpi:
    """Keep the post's KPI as it stands now."""
    fields = post.model_dump(exclude={"parent", "department"})
    row = PostRow(team_id=team_of(session), parent_id=post.parent, department_id=post.department, **fields)
    session.merge(row)
    session.flush()
    return post


def find(session: Session, post_id: str) -> PostKpi | None:
    """The post's KPI, or None."""
    row = session.get(PostRow, (team_of(session), post_id))
    return None if row is None else _post(row)


def below(session: Session, kpi_id: str) -> tuple[PostKpi, ...]:
    """What a department's KPI was broken down to, without what was withdrawn."""
    return _some(session, col(PostRow.parent_id) == kpi_id)


def of_department(session: Session, department_id: str) -> tuple[PostKpi, ...]:
    """All that the department broke down."""
    return _some(session, col(PostRow.department_id) == department_id)


def held_by(session: Session, user: str) -> tuple[PostKpi, ...]:
    """What this person holds, or is asked to hold."""
    return _some(session, col(PostRow.holder) == user)


def _some(session: Session, where: ColumnElement[bool]) -> tuple[PostKpi, ...]:
    found = select(PostRow).where(where, col(PostRow.state) != PostState.WITHDRAWN)
    rows = session.exec(found.order_by(col(PostRow.at), col(PostRow.id))).all()
    return tuple(_post(row) for row in rows)


def _post(row: PostRow) -> PostKpi:
    fields = row.model_dump(exclude={"team_id", "parent_id", "department_id"})
    return PostKpi(parent=row.parent_id, department=row.department_id, **fields)


def save_goal(session: Session, goal: Growth) -> Growth:
    """Keep a personal goal as it stands now."""
    row = GrowthRow(team_id=team_of(session), user_id=goal.user, **goal.model_dump(exclude={"user"}))
    session.merge(row)
    session.flush()
    return goal


def goal(session: Session, goal_id: str, *, user: str) -> Growth | None:
    """The goal, for the one whose it is and for nobody else."""
    row = session.get(GrowthRow, (team_of(session), goal_id))
    return _goal(row) if row is not None and row.user_id == user else None


def goals_of(session: Session, user: str, *, shared_only: bool = False) -> tuple[Growth, ...]:
    """The person's goals, the oldest first, without those that were removed."""
    found = select(GrowthRow).where(
        col(GrowthRow.user_id) == user, col(GrowthRow.state) != GrowthState.REMOVED
    )
    if shared_only:
        found = found.where(col(GrowthRow.shared).is_(True))
    rows = session.exec(found.order_by(col(GrowthRow.at), col(GrowthRow.id))).all()
    return tuple(_goal(row) for row in rows)


def _goal(row: GrowthRow) -> Growth:
    return Growth(user=row.user_id, **row.model_dump(exclude={"team_id", "user_id"}))
