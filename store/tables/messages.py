"""What came in and what must go out."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from store.columns import Words, one_of
from store.message_nouns import Kind, Progress
from store.tables.row import TeamRow

WAITING = text("done_at IS NULL")


class InboxRow(TeamRow, table=True):
    """Something Slack delivered and the bot dealt with; its key stops every repeat."""

    __tablename__ = "inbox"
    __table_args__ = (Index("ix_inbox_at", "team_id", "at"),)

    key: str = Field(primary_key=True, sa_type=Words)
    kind: str = Field(sa_type=Words)
    at: datetime


class DeadLetterRow(TeamRow, table=True):
    """Something Slack delivered that failed, how often, and whether it was set aside for good."""

    __tablename__ = "dead_letter"
    __table_args__ = (Index("ix_dead_letter_at", "team_id", "at"),)

    key: str = Field(primary_key=True, sa_type=Words)
    kind: str = Field(sa_type=Words)
    attempts: int
    error: str = Field(sa_type=Words)
    at: datetime
    buried: bool


class OutboxRow(TeamRow, table=True):
    """One request to Slack, committed together with the change that it tells of.

    `next_at` is when something is to be done about it again; `done_at` is set when it is sent or dead. A claim
    holds it from `claim_token` until `lease_until`. `started_at` is written before a request leaves.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("team_id", "conversation", "position"),
        Index(
            "ix_outbox_waiting",
            "team_id",
            "conversation",
            "position",
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        ),
        Index("ix_outbox_due", "team_id", "next_at", sqlite_where=WAITING, postgresql_where=WAITING),
    )

    id: str = Field(primary_key=True, sa_type=Words)
    conversation: str = Field(sa_type=Words)
    position: int
    kind: Kind = Field(sa_type=one_of(Kind, name="kind"))
    to: str = Field(sa_type=Words)
    payload: str = Field(sa_type=Words)
    priority: int
    of_id: str | None = Field(default=None, sa_type=Words)
    created_at: datetime
    not_before: datetime
    not_after: datetime | None = None
    state: Progress = Field(default=Progress.PENDING, sa_type=one_of(Progress, name="state"))
    next_at: datetime
    tries: int = 0
    failures: int = 0
    resends: int = 0
    plain: bool = False
    claim_token: str | None = Field(default=None, sa_type=Words)
    lease_until: datetime | None = None
    started_at: datetime | None = None
    tried_at: datetime | None = None
    channel: str = Field(default="", sa_type=Words)
    ts: str = Field(default="", sa_type=Words)
    error: str = Field(default="", sa_type=Words)
    done_at: datetime | None = None


class OutboxAttemptRow(TeamRow, table=True):
    """One try at an outgoing message, and what came of it as far as is known; for people who look into a fault.

    That a request may have left is written before it does, in the message itself.
    """

    __tablename__ = "outbox_attempt"
    __table_args__ = (
        ForeignKeyConstraint(["team_id", "outbox_id"], ["outbox.team_id", "outbox.id"], ondelete="CASCADE"),
    )

    outbox_id: str = Field(primary_key=True, sa_type=Words)
    n: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    started_at: datetime
    ended_at: datetime | None = None
    outcome: str = Field(default="", sa_type=Words)
    error: str = Field(default="", sa_type=Words)


class ThrottleRow(TeamRow, table=True):
    """How fast one method may be called in one workspace, shared by every process that sends."""

    __tablename__ = "throttle"

    method: str = Field(primary_key=True, sa_type=Words)
    tokens: float
    refilled_at: datetime
    blocked_until: datetime | None = None
