"""Who did what, when: written in the transaction of the change itself, never altered."""

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from store.nouns import AuditEntry, Deed
from store.prepared import fields, prepared, run, table
from store.tables.people import AuditRow
from store.unit import insert_new

AUDIT = table(AuditRow)
LAST = prepared(select(func.max(AUDIT.c.seq)))
ENTRIES = prepared(
    select(*fields(AuditRow))
    .where(AUDIT.c.seq > bindparam("after"))
    .order_by(AUDIT.c.seq)
    .limit(bindparam("most"))
)


def note(session: Session, deed: Deed) -> AuditEntry:
    """Add the next entry. Two writers cannot take the same number: the key stops the second."""
    last = run(session, LAST).scalar_one() or 0
    entry = AuditEntry(seq=last + 1, **deed.model_dump())
    insert_new(session, AuditRow, **entry.model_dump())
    return entry


def entries(session: Session, *, after: int = 0, limit: int = 1000) -> tuple[AuditEntry, ...]:
    """Entries in their order, from the one behind `after`."""
    return tuple(AuditEntry(**row) for row in run(session, ENTRIES, after=after, most=limit).mappings())
