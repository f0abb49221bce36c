"""What Slack delivered: claimed once, and set aside when it cannot be dealt with."""

from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlmodel import Session, col

from store.tables.messages import DeadLetterRow, InboxRow
from store.unit import insert_once, row_count, team_of

KEEP = timedelta(days=7)
"""Slack can bring a copy a day later; after a week nothing comes again."""


def claim(session: Session, key: str, *, kind: str, at: datetime) -> bool:
    """Whether this is the first time: the transaction that commits the claim is the one that did the work."""
    return insert_once(session, InboxRow(team_id=team_of(session), key=key, kind=kind, at=at))


def failed(session: Session, key: str, *, kind: str, error: str, at: datetime) -> int:
    """Note in a transaction of its own that dealing with this failed; gives how often it has by now."""
    first = DeadLetterRow(
        team_id=team_of(session), key=key, kind=kind, attempts=1, error=error, at=at, buried=False
    )
    if not insert_once(session, first):
        again = update(DeadLetterRow).where(col(DeadLetterRow.key) == key)
        row_count(session, again.values(attempts=DeadLetterRow.attempts + 1, error=error, at=at))
    row = session.get(DeadLetterRow, (team_of(session), key), populate_existing=True)
    return 0 if row is None else row.attempts


def bury(session: Session, key: str, *, kind: str, error: str, at: datetime) -> bool:
    """Set it aside for good: it is claimed, so no repeat is tried. False when it was dealt with already."""
    if not claim(session, key, kind=kind, at=at):
        return False
    first = DeadLetterRow(
        team_id=team_of(session), key=key, kind=kind, attempts=1, error=error, at=at, buried=True
    )
    if not insert_once(session, first):
        known = update(DeadLetterRow).where(col(DeadLetterRow.key) == key)
        row_count(session, known.values(buried=True, error=error, at=at))
    return True


def purge(session: Session, *, now: datetime) -> int:
    """Forget what no repeat can come for any more; gives how many rows went."""
    old = now - KEEP
    letters = row_count(session, delete(DeadLetterRow).where(col(DeadLetterRow.at) < old))
    return letters + row_count(session, delete(InboxRow).where(col(InboxRow.at) < old))
