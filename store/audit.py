"""Who did what, when: written in the transaction of the change itself, never altered."""

from sqlalchemy import func
from sqlmodel import Session, col, select

from store.nouns import AuditEntry, Deed
from store.tables.people import AuditRow
from store.unit import team_of


def note(session: Session, deed: Deed) -> AuditEntry:
    """Add the next entry. Two writers cannot take the same number: the key stops the second."""
    last = session.exec(select(func.max(AuditRow.seq))).one()
    entry = AuditEntry(seq=(last or 0) + 1, **deed.model_dump())
    session.add(AuditRow(team_id=team_of(session), **entry.model_dump()))
    session.flush()
    return entry


def entries(session: Session, *, after: int = 0, limit: int = 1000) -> tuple[AuditEntry, ...]:
    """Entries in their order, from the one behind `after`."""
    found = select(AuditRow).where(col(AuditRow.seq) > after).order_by(col(AuditRow.seq)).limit(limit)
    return tuple(
        AuditEntry.model_validate(row.model_dump(exclude={"team_id"})) for row in session.exec(found).all()
    )
