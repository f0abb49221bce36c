"""Drafts, their versions, and what the approver said."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlmodel import Field

from kpi_rules.nouns import DraftState
from store.columns import Words, one_of
from store.nouns import Decision, Subject
from store.tables.row import KeptRow, TeamRow

OPEN = text("state <> 'approved'")


class DraftRow(TeamRow, table=True):
    """A department's draft; the document is the dialogue's own JSON. One may be open at a time."""

    __tablename__ = "draft"
    __table_args__ = (
        ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
        Index(
            "uq_draft_open", "team_id", "department_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN
        ),
    )

    id: str = Field(primary_key=True, sa_type=Words)
    department_id: str = Field(sa_type=Words)
    drafter: str = Field(sa_type=Words)
    state: DraftState = Field(sa_type=one_of(DraftState, name="state"))
    version: int
    document: str = Field(sa_type=Words)
    changed_at: datetime


class RevisionRow(KeptRow, table=True):
    """One version of the company's record or of a draft, kept for ever."""

    __tablename__ = "revision"

    subject: Subject = Field(primary_key=True, sa_type=one_of(Subject, name="subject"))
    subject_id: str = Field(primary_key=True, sa_type=Words)
    version: int = Field(primary_key=True)
    document: str = Field(sa_type=Words)
    author: str = Field(sa_type=Words)
    at: datetime


class ApprovalRow(KeptRow, table=True):
    """A decision about a submitted draft."""

    __tablename__ = "approval"
    __table_args__ = (ForeignKeyConstraint(["team_id", "draft_id"], ["draft.team_id", "draft.id"]),)

    draft_id: str = Field(primary_key=True, sa_type=Words)
    at: datetime = Field(primary_key=True)
    decision: Decision = Field(sa_type=one_of(Decision, name="decision"))
    by: str = Field(sa_type=Words)
    comment: str = Field(sa_type=Words)
