"""How KPIs stand, worked out beforehand for every day to come."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from kpi_rules.nouns import Status
from store.columns import Words, one_of
from store.tables.kpis import of_kpi
from store.tables.row import TeamRow


class StandingRow(TeamRow, table=True):
    """One stretch of days on which a KPI of a department's set stands the same way.

    The stretches of a KPI cover all days, and are replaced when it changes. Whatever is asked of many KPIs is answered
    from here, so that no value is read; what is asked of one is worked out from its values.
    """

    __tablename__ = "standing"
    __table_args__ = (
        of_kpi(),
        Index(
            "ix_standing_status",
            "team_id", "edition", "status", "first_day", "last_day", "percent", "acted_until", "kpi_id",
        ),
        Index("ix_standing_indicator", "team_id", "indicator"),
    )  # fmt: skip

    kpi_id: str = Field(primary_key=True, sa_type=Words)
    first_day: date = Field(primary_key=True)
    last_day: date
    edition: int
    """The rules by which it was judged; rows of other rules do not count."""
    department_id: str = Field(sa_type=Words)
    indicator: str = Field(sa_type=Words)
    status: Status = Field(sa_type=one_of(Status, name="status"))
    percent: float | None = None
    """To sort by and to add up, not to show."""
    weight: int | None = None
    acted_until: date | None = None
    """The last day on which something is being done about it; none when nobody said anything."""
