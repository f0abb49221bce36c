"""The company: its strategy record, its departments, and who looks after it."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, false
from sqlmodel import Field

from kpi_rules.functions import Function
from kpi_rules.limits import Limits
from kpi_rules.nouns import DepartmentKind, Perspective, Split, Strategy
from nlp.nouns import Unit
from store.columns import Exact, Ids, Words, one_of, valued
from store.tables.row import TeamRow


class WorkspaceRow(TeamRow, table=True):
    """One Slack team with the head of its strategy record."""

    __tablename__ = "workspace"
    __table_args__ = (CheckConstraint("fiscal_year_start BETWEEN 1 AND 12", name="fiscal_year_start"),)

    name: str = Field(sa_type=Words)
    fiscal_year_start: int
    vision: str = Field(sa_type=Words)
    strategy: Strategy = Field(
        default_factory=Strategy,
        sa_type=valued(Strategy, name="StrategyText"),
        sa_column_kwargs={"server_default": "{}"},
    )
    limits: Limits = Field(
        default_factory=Limits,
        sa_type=valued(Limits, name="LimitValues"),
        sa_column_kwargs={"server_default": "{}"},
    )
    settled: tuple[str, ...] = Field(sa_type=Ids)
    version: int


class StrategyOwnerRow(TeamRow, table=True):
    """A person who may change the strategy record."""

    __tablename__ = "strategy_owner"
    __table_args__ = (ForeignKeyConstraint(["team_id"], ["workspace.team_id"]),)

    user_id: str = Field(primary_key=True, sa_type=Words)
    position: int


class DepartmentRow(TeamRow, table=True):
    """A department. One that was taken out stays, marked as gone: its drafts and KPIs speak of it."""

    __tablename__ = "department"
    __table_args__ = (ForeignKeyConstraint(["team_id"], ["workspace.team_id"]),)

    id: str = Field(primary_key=True, sa_type=Words)
    position: int
    name: str = Field(sa_type=Words)
    function: Function = Field(sa_type=one_of(Function, name="function"))
    kind: DepartmentKind = Field(sa_type=one_of(DepartmentKind, name="kind"))
    head: str = Field(sa_type=Words)
    deputies: tuple[str, ...] = Field(sa_type=Ids)
    serves: tuple[str, ...] = Field(sa_type=Ids)
    also: tuple[str, ...] = Field(default=(), sa_type=Ids, sa_column_kwargs={"server_default": "[]"})
    """Values of `Function` beside the main one."""
    gone: bool = False


class ObjectiveRow(TeamRow, table=True):
    """A company business objective."""

    __tablename__ = "objective"
    __table_args__ = (ForeignKeyConstraint(["team_id"], ["workspace.team_id"]),)

    id: str = Field(primary_key=True, sa_type=Words)
    position: int
    statement: str = Field(sa_type=Words)
    due: date | None = None
    assigned: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class IndicatorRow(TeamRow, table=True):
    """A second-level indicator of an objective."""

    __tablename__ = "indicator"
    __table_args__ = (
        ForeignKeyConstraint(
            ["team_id", "objective_id"], ["objective.team_id", "objective.id"], ondelete="CASCADE"
        ),
    )

    id: str = Field(primary_key=True, sa_type=Words)
    objective_id: str = Field(sa_type=Words)
    position: int
    statement: str = Field(sa_type=Words)
    perspective: Perspective = Field(sa_type=one_of(Perspective, name="perspective"))
    target: Decimal | None = Field(default=None, sa_type=Exact)
    unit: Unit | None = Field(default=None, sa_type=one_of(Unit, name="unit"))
    unit_text: str = Field(sa_type=Words)
    currency: str | None = Field(default=None, sa_type=Words)
    due: date | None = None
    focus: str = Field(default="", sa_type=Words, sa_column_kwargs={"server_default": ""})
    factor: str = Field(default="", sa_type=Words, sa_column_kwargs={"server_default": ""})
    drives: tuple[str, ...] = Field(default=(), sa_type=Ids, sa_column_kwargs={"server_default": "[]"})
    split: Split = Field(
        default_factory=Split,
        sa_type=valued(Split, name="SplitText"),
        sa_column_kwargs={"server_default": "{}"},
    )


class IndicatorDepartmentRow(TeamRow, table=True):
    """A department carries an indicator."""

    __tablename__ = "indicator_department"
    __table_args__ = (
        ForeignKeyConstraint(
            ["team_id", "indicator_id"], ["indicator.team_id", "indicator.id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
    )

    indicator_id: str = Field(primary_key=True, sa_type=Words)
    department_id: str = Field(primary_key=True, sa_type=Words)
    position: int
