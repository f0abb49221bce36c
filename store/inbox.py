"""What Slack delivered: claimed once, and set aside when it cannot be dealt with."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, update
from sqlmodel import Session

from store.prepared import prepared, run, table
from store.tables.messages import DeadLetterRow, InboxRow
from store.unit import insert_once

KEEP = timedelta(days=7)
"""Slack can bring a copy a day later; after a week nothing comes again."""

LETTER, IN = table(DeadLetterRow), table(InboxRow)
OF_KEY = LETTER.c.key == bindparam("of")
AGAIN = prepared(update(LETTER).where(OF_KEY).values(attempts=LETTER.c.attempts + 1))
ATTEMPTS = prepared(select(LETTER.c.attempts).where(OF_KEY))
BURY = prepared(update(LETTER).where(OF_KEY))
OLD = tuple(prepared(delete(rows).where(rows.c.at < bindparam("before"))) for rows in (LETTER, IN))


def claim(session: Session, key: str, *, kind: str, at: datetime) -> bool:
    """Whether this is the first time: the transaction that commits the claim is the one that did the work."""
    return insert_once(session, InboxRow, key=key, kind=kind, at=at)


def failed(session: Session, key: str, *, kind: str, error: str, at: datetime) -> int:
    """Note in a transaction of its own that dealing with this failed; gives how often it has by now."""
    first = {"kind": kind, "attempts": 1, "error": error, "at": at, "buried": False}
    if not insert_once(session, DeadLetterRow, key=key, **first):
        run(session, AGAIN, of=key, error=error, at=at)
    return run(session, ATTEMPTS, of=key).scalar_one_or_none() or 0


def bury(session: Session, key: str, *, kind: str, error: str, at: datetime) -> bool:
    """Set it aside for good: it is claimed, so no repeat is tried. False when it was dealt with already."""
    if not claim(session, key, kind=kind, at=at):
        return False
    first = {"kind": kind, "attempts": 1, "error": error, "at": at, "buried": True}
    if not insert_once(session, DeadLetterRow, key=key, **first):
        run(session, BURY, of=key, buried=True, error=error, at=at)
    return True


def purge(session: Session, *, now: datetime) -> int:
    """Forget what no repeat can come for any more; gives how many rows went."""
    return sum(run(session, old, before=now - KEEP).rowcount for old in OLD)
