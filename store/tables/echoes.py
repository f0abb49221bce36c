"""What a change of the goals asks of those whose work hangs on them."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from store.columns import Words, one_of
from store.echo_nouns import Reply
from store.tables.row import TeamRow


class EchoRow(TeamRow, table=True):
    """One person is asked whether the work of one department still holds after a goal changed or went.

    `version` is the one of the record that brought the change; a later change asks anew.
    """

    __tablename__ = "echo"
    __table_args__ = (
        ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
    )

    goal_id: str = Field(primary_key=True, sa_type=Words)
    department_id: str = Field(primary_key=True, sa_type=Words)
    user_id: str = Field(primary_key=True, sa_type=Words)
    version: int
    state: Reply = Field(sa_type=one_of(Reply, name="state"))
    asked_at: datetime
    answered_at: datetime | None = None
