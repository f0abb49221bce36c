"""Reviews of departments' KPIs."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from kpi_rules.review import ReviewState
from store.columns import Words, one_of
from store.tables.kpis import of_department
from store.tables.row import TeamRow


class ReviewRow(TeamRow, table=True):
    """One review; the document holds what was decided. Who did what stands in the audit trail too."""

    __tablename__ = "review"
    __table_args__ = (of_department(), Index("ix_review_department", "team_id", "department_id"))

    id: str = Field(primary_key=True, sa_type=Words)
    department_id: str = Field(sa_type=Words)
    state: ReviewState = Field(sa_type=one_of(ReviewState, name="state"))
    opened_on: date
    next_on: date | None = None
    changed_at: datetime
    document: str = Field(sa_type=Words)
