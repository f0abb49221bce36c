"""What keeps a KPI alive: who records its values, what is being recorded, what is done when it turns red."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from store.columns import Words
from store.tables.kpis import of_kpi
from store.tables.row import KeptRow, TeamRow


class KpiPersonRow(TeamRow, table=True):
    """Somebody whom a KPI's sheet names as owner, updater or delegate."""

    __tablename__ = "kpi_person"
    __table_args__ = (of_kpi(), Index("ix_kpi_person_kpi", "team_id", "kpi_id"))

    user_id: str = Field(primary_key=True, sa_type=Words)
    kpi_id: str = Field(primary_key=True, sa_type=Words)


class BatchRow(TeamRow, table=True):
    """The values that somebody is recording, or recorded last: what is still asked about them, what can be undone."""

    __tablename__ = "batch"

    user_id: str = Field(primary_key=True, sa_type=Words)
    id: str = Field(sa_type=Words)
    document: str = Field(sa_type=Words)
    at: datetime


class ResponseRow(KeptRow, table=True):
    """What is done about a KPI that is at risk or off track: the cause, and who does what until when."""

    __tablename__ = "response"
    __table_args__ = (of_kpi(),)

    kpi_id: str = Field(primary_key=True, sa_type=Words)
    at: datetime = Field(primary_key=True)
    period: str = Field(sa_type=Words)
    cause: str = Field(sa_type=Words)
    action: str = Field(sa_type=Words)
    who: str = Field(sa_type=Words)
    by: date | None = None
    author: str = Field(sa_type=Words)
