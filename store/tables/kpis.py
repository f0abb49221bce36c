"""What a department published: mission, needs, capabilities, KPIs with all their versions, actual values."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKeyConstraint, Index, false
from sqlmodel import Field

from kpi_rules.ground_nouns import CapabilityKind
from kpi_rules.nouns import DraftState, Horizon, Level, Nature, Perspective, Side
from kpi_rules.sheet_nouns import Sheet
from nlp.nouns import Cadence, Comparator, Direction, Measure, TargetKind, Unit
from store.columns import Exact, Ids, Words, one_of, valued
from store.tables.row import KeptRow, TeamRow


def of_department() -> ForeignKeyConstraint:
    """The department of a row, in the same workspace."""
    return ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"])


def of_kpi() -> ForeignKeyConstraint:
    """The KPI of a row, in the same workspace."""
    return ForeignKeyConstraint(["team_id", "kpi_id"], ["kpi.team_id", "kpi.id"])


class MissionRow(KeptRow, table=True):
    """One version of a department's mission."""

    __tablename__ = "mission"
    __table_args__ = (of_department(),)

    department_id: str = Field(primary_key=True, sa_type=Words)
    version: int = Field(primary_key=True)
    text: str = Field(sa_type=Words)
    objectives: tuple[str, ...] = Field(sa_type=Ids)
    agreed_by: str = Field(sa_type=Words)
    agreed_at: datetime | None = None
    author: str = Field(sa_type=Words)
    at: datetime


class NeedRow(TeamRow, table=True):
    """What an internal customer needs from the department."""

    __tablename__ = "need"
    __table_args__ = (
        of_department(),
        ForeignKeyConstraint(["team_id", "served_id"], ["department.team_id", "department.id"]),
    )

    id: str = Field(primary_key=True, sa_type=Words)
    department_id: str = Field(sa_type=Words)
    served_id: str = Field(sa_type=Words)
    position: int
    text: str = Field(sa_type=Words)


class CapabilityRow(TeamRow, table=True):
    """What the department must become able to do."""

    __tablename__ = "capability"
    __table_args__ = (of_department(),)

    id: str = Field(primary_key=True, sa_type=Words)
    department_id: str = Field(sa_type=Words)
    position: int
    kind: CapabilityKind = Field(sa_type=one_of(CapabilityKind, name="kind"))
    text: str = Field(sa_type=Words)


class KpiRow(TeamRow, table=True):
    """One measured promise; its wording lives in its definitions."""

    __tablename__ = "kpi"
    __table_args__ = (
        of_department(),
        Index("ix_kpi_department", "team_id", "department_id"),
        Index("ix_kpi_parent", "team_id", "parent_id"),
    )

    id: str = Field(primary_key=True, sa_type=Words)
    department_id: str = Field(sa_type=Words)
    position: int
    state: DraftState = Field(sa_type=one_of(DraftState, name="state"))
    version: int
    comment: str = Field(sa_type=Words)
    level: str = Field(
        default=Level.DEPARTMENT,
        sa_type=Words,
        sa_column_kwargs={"server_default": Level.DEPARTMENT.value},
    )
    """A value of `Level`; the database does not check it."""
    parent_id: str | None = Field(default=None, sa_type=Words)
    """The KPI that it is a part of; nothing for those of a department's set."""
    began_at: datetime | None = None
    """When it first came into force."""
    paused_at: datetime | None = None
    retired_at: datetime | None = None
    called: str = Field(default="", sa_type=Words, sa_column_kwargs={"server_default": ""})
    """The words by which people find it, of its present definition, in small letters."""
    initials: str = Field(default="", sa_type=Words, sa_column_kwargs={"server_default": ""})


class DefinitionRow(KeptRow, table=True):
    """One version of a KPI's wording and fields, kept for ever."""

    __tablename__ = "definition"
    __table_args__ = (of_kpi(),)

    kpi_id: str = Field(primary_key=True, sa_type=Words)
    version: int = Field(primary_key=True)
    statement: str = Field(sa_type=Words)
    metric: str = Field(sa_type=Words)
    direction: Direction | None = Field(default=None, sa_type=one_of(Direction, name="direction"))
    measure: Measure = Field(sa_type=one_of(Measure, name="measure"))
    baseline: Decimal | None = Field(default=None, sa_type=Exact)
    target: Decimal | None = Field(default=None, sa_type=Exact)
    target_high: Decimal | None = Field(default=None, sa_type=Exact)
    target_kind: TargetKind | None = Field(default=None, sa_type=one_of(TargetKind, name="target_kind"))
    comparator: Comparator = Field(sa_type=one_of(Comparator, name="comparator"))
    unit: Unit | None = Field(default=None, sa_type=one_of(Unit, name="unit"))
    unit_text: str = Field(sa_type=Words)
    currency: str | None = Field(default=None, sa_type=Words)
    due: date | None = None
    cadence: Cadence | None = Field(default=None, sa_type=one_of(Cadence, name="cadence"))
    serves: str = Field(sa_type=Words)
    indicator: str = Field(sa_type=Words)
    side: Side | None = Field(default=None, sa_type=one_of(Side, name="side"))
    perspective: Perspective | None = Field(default=None, sa_type=one_of(Perspective, name="perspective"))
    horizon: Horizon | None = Field(default=None, sa_type=one_of(Horizon, name="horizon"))
    nature: Nature | None = Field(default=None, sa_type=one_of(Nature, name="nature"))
    kept_because: str = Field(sa_type=Words)
    sheet: Sheet = Field(
        default=Sheet(),
        sa_type=valued(Sheet, name="SheetColumn"),
        sa_column_kwargs={"server_default": "{}"},
    )
    author: str = Field(sa_type=Words)
    at: datetime
    reason: str = Field(default="", sa_type=Words, sa_column_kwargs={"server_default": ""})
    """Why the version before it was changed; empty for the first one."""


class CheckInRow(KeptRow, table=True):
    """An actual value for a period. A correction is a later row; the latest counts."""

    __tablename__ = "check_in"
    __table_args__ = (of_kpi(),)

    kpi_id: str = Field(primary_key=True, sa_type=Words)
    period: str = Field(primary_key=True, sa_type=Words)
    at: datetime = Field(primary_key=True)
    value: Decimal = Field(sa_type=Exact)
    by: str = Field(sa_type=Words)
    note: str = Field(sa_type=Words)
    withdrawn: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """The value was taken back: the period has none again."""
    day: date | None = None
