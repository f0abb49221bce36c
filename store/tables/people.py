"""People, where the talk with each of them stands, and who did what."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from store.columns import Ids, Words, one_of
from store.nouns import Topic
from store.tables.row import KeptRow, TeamRow


class PersonRow(TeamRow, table=True):
    """A person of the workspace, as Slack last described them."""

    __tablename__ = "person"

    user_id: str = Field(primary_key=True, sa_type=Words)
    name: str = Field(sa_type=Words)
    tz: str = Field(sa_type=Words)
    deleted: bool
    seen_at: datetime | None = None


class ConversationRow(TeamRow, table=True):
    """Where the talk with one person stands."""

    __tablename__ = "conversation"
    __table_args__ = (ForeignKeyConstraint(["team_id", "draft_id"], ["draft.team_id", "draft.id"]),)

    user_id: str = Field(primary_key=True, sa_type=Words)
    channel: str = Field(sa_type=Words)
    topic: Topic = Field(sa_type=one_of(Topic, name="topic"))
    draft_id: str | None = Field(default=None, sa_type=Words)
    paused: bool
    trail: tuple[str, ...] = Field(sa_type=Ids)
    answered: str = Field(sa_type=Words)
    version: int


class AuditRow(KeptRow, table=True):
    """Who did what, when."""

    __tablename__ = "audit"

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    actor: str = Field(sa_type=Words)
    action: str = Field(sa_type=Words)
    subject: str = Field(sa_type=Words)
    detail: str = Field(sa_type=Words)
