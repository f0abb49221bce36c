"""How much waits to be sent, over all workspaces: for those who run the bot."""

from datetime import datetime

from sqlalchemy import Connection, func
from sqlalchemy import select as sa_select

from store.message_nouns import Progress
from store.tables import METADATA


def states(connection: Connection) -> dict[str, int]:
    """How many messages are in each state."""
    table = METADATA.tables["outbox"]
    counted = sa_select(table.c.state, func.count()).group_by(table.c.state)
    found = {str(state): int(count) for state, count in connection.execute(counted).all()}
    return {state.value: found.get(state.value, 0) for state in Progress}


def seconds_late(connection: Connection, *, now: datetime) -> float:
    """How long the oldest message that is due has been waiting; 0 when none is."""
    table = METADATA.tables["outbox"]
    due = table.c.done_at.is_(None), table.c.not_before <= now
    oldest = connection.execute(sa_select(func.min(table.c.not_before)).where(*due)).scalar()
    return max(0.0, (now - oldest).total_seconds()) if oldest else 0.0


def answers(connection: Connection) -> bool:
    """Whether the database answers at all, with the tables in it."""
    return connection.execute(sa_select(METADATA.tables["workspace"].c.team_id).limit(1)).all() is not None
