"""What every table shares: it belongs to a workspace, and its constraints have names."""

from typing import ClassVar

from sqlalchemy import MetaData
from sqlmodel import Field, SQLModel

from store.columns import Words

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class TeamRow(SQLModel):
    """A row of one workspace. `team_id` is the first part of every key."""

    metadata = METADATA

    team_id: str = Field(primary_key=True, sa_type=Words)


class KeptRow(TeamRow):
    """A row that is written once and never changed or removed."""

    kept: ClassVar[bool] = True
