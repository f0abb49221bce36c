"""Forgetting what is no longer needed."""

from datetime import datetime, timedelta

from store import inbox, nudges, sending
from store.database import Database
from store.workspaces import with_messages

KEEP_REMINDERS = timedelta(days=400)
"""Longer than any period for which a value is asked: a step of the ladder that is forgotten would be taken again."""


def tidy(database: Database, *, now: datetime, keep: timedelta) -> None:
    """Remove old messages of every workspace, each workspace in a transaction of its own."""
    with database.everywhere() as connection:
        teams = with_messages(connection)
    for team_id in teams:
        with database.write(team_id) as session:
            sending.purge(session, before=now - keep)
            inbox.purge(session, now=now)
            nudges.purge(session, before=(now - KEEP_REMINDERS).date())
