"""Reminders: what each person chose, which slots were used, which steps were taken."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from kpi_rules.diary import Diary
from store.columns import Words, one_of, valued
from store.nudge_nouns import NudgeState, Rhythm, Rule, Step
from store.tables.row import TeamRow


class DiaryRow(TeamRow, table=True):
    """When one person may be reminded, as they chose it."""

    __tablename__ = "diary"

    user_id: str = Field(primary_key=True, sa_type=Words)
    chosen: Diary = Field(sa_type=valued(Diary, name="DiaryColumn"))


class RhythmRow(TeamRow, table=True):
    """What holds for the reminders of the whole company."""

    __tablename__ = "rhythm"

    chosen: Rhythm = Field(sa_type=valued(Rhythm, name="RhythmColumn"))


class NudgeRow(TeamRow, table=True):
    """One local calendar slot of one person or channel. The key is what makes a second reminder impossible."""

    __tablename__ = "nudge"
    __table_args__ = (
        Index("ix_nudge_day", "team_id", "day"),
        Index("ix_nudge_state", "team_id", "state"),
    )

    rule: Rule = Field(primary_key=True, sa_type=one_of(Rule, name="rule"))
    person: str = Field(primary_key=True, sa_type=Words)
    slot: str = Field(primary_key=True, sa_type=Words)
    day: date
    at: datetime
    state: NudgeState = Field(sa_type=one_of(NudgeState, name="state"))
    message: str | None = Field(default=None, sa_type=Words)


class NudgeStepRow(TeamRow, table=True):
    """One step of the ladder for one thing that somebody owes."""

    __tablename__ = "nudge_step"
    __table_args__ = (Index("ix_nudge_step_slot", "team_id", "recipient", "slot"),)

    owner: str = Field(primary_key=True, sa_type=Words)
    item: str = Field(primary_key=True, sa_type=Words)
    step: Step = Field(primary_key=True, sa_type=one_of(Step, name="step"))
    recipient: str = Field(sa_type=Words)
    slot: str = Field(sa_type=Words)
    day: date
