"""What departments were asked about their needs, and what people remarked."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from kpi_rules.asking import Standing
from store.columns import Words, one_of
from store.nouns import RemarkTopic
from store.tables.kpis import of_department
from store.tables.row import KeptRow, TeamRow


class NeedRequestRow(TeamRow, table=True):
    """One need put before the department served, with the answer as far as there is one."""

    __tablename__ = "need_request"
    __table_args__ = (
        of_department(),
        ForeignKeyConstraint(["team_id", "served_id"], ["department.team_id", "department.id"]),
        ForeignKeyConstraint(["team_id", "draft_id"], ["draft.team_id", "draft.id"]),
        Index("ix_need_request_draft", "team_id", "draft_id"),
        Index("ix_need_request_state", "team_id", "state"),
    )

    need_id: str = Field(primary_key=True, sa_type=Words)
    draft_id: str = Field(sa_type=Words)
    department_id: str = Field(sa_type=Words)
    served_id: str = Field(sa_type=Words)
    asked: str = Field(sa_type=Words)
    asked_at: datetime
    text: str = Field(sa_type=Words)
    state: Standing = Field(sa_type=one_of(Standing, name="state"))
    answer: str = Field(sa_type=Words)
    by: str = Field(sa_type=Words)
    at: datetime | None = None


class RemarkRow(KeptRow, table=True):
    """A note or a comment, by whom and about what, kept for ever."""

    __tablename__ = "remark"
    __table_args__ = (of_department(), Index("ix_remark_subject", "team_id", "topic", "subject_id"))

    id: str = Field(primary_key=True, sa_type=Words)
    topic: RemarkTopic = Field(sa_type=one_of(RemarkTopic, name="topic"))
    subject_id: str = Field(sa_type=Words)
    department_id: str | None = Field(default=None, sa_type=Words)
    author: str = Field(sa_type=Words)
    text: str = Field(sa_type=Words)
    at: datetime
