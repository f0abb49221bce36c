"""What binds KPIs of different departments, what is broken down to posts, and what people set themselves."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from kpi_rules.posts import Effort, GrowthState, PostState
from kpi_rules.ties import TieKind, TieState
from store.columns import Words, one_of
from store.tables.kpis import of_department
from store.tables.row import TeamRow


class TieRow(TeamRow, table=True):
    """One bond. Its KPI may still be in a draft, so that no row of `kpi` need exist for it."""

    __tablename__ = "tie"
    __table_args__ = (
        of_department(),
        Index("ix_tie_department", "team_id", "department_id"),
        Index("ix_tie_other", "team_id", "other_id"),
    )

    kpi_id: str = Field(primary_key=True, sa_type=Words)
    kind: TieKind = Field(primary_key=True, sa_type=one_of(TieKind, name="kind"))
    department_id: str = Field(primary_key=True, sa_type=Words)
    other_id: str = Field(primary_key=True, sa_type=Words)
    state: TieState = Field(sa_type=one_of(TieState, name="state"))
    note: str = Field(sa_type=Words)
    by: str = Field(sa_type=Words)
    at: datetime
    answered_by: str = Field(sa_type=Words)


class PostRow(TeamRow, table=True):
    """One post's share of a department's KPI; the KPI itself exists once the holder has accepted it."""

    __tablename__ = "post"
    __table_args__ = (
        of_department(),
        ForeignKeyConstraint(["team_id", "parent_id"], ["kpi.team_id", "kpi.id"]),
        Index("ix_post_parent", "team_id", "parent_id"),
        Index("ix_post_holder", "team_id", "holder"),
    )

    id: str = Field(primary_key=True, sa_type=Words)
    parent_id: str = Field(sa_type=Words)
    department_id: str = Field(sa_type=Words)
    post: str = Field(sa_type=Words)
    holder: str = Field(sa_type=Words)
    statement: str = Field(sa_type=Words)
    responsibility: str = Field(sa_type=Words)
    process: str = Field(sa_type=Words)
    effort: Effort = Field(sa_type=one_of(Effort, name="effort"))
    state: PostState = Field(sa_type=one_of(PostState, name="state"))
    by: str = Field(sa_type=Words)
    at: datetime


class GrowthRow(TeamRow, table=True):
    """A goal that somebody sets for themselves."""

    __tablename__ = "growth"
    __table_args__ = (Index("ix_growth_user", "team_id", "user_id"),)

    id: str = Field(primary_key=True, sa_type=Words)
    user_id: str = Field(sa_type=Words)
    text: str = Field(sa_type=Words)
    state: GrowthState = Field(sa_type=one_of(GrowthState, name="state"))
    shared: bool
    at: datetime
    done_at: datetime | None = None
