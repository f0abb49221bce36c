"""Every version of the company's record and of each draft, as it was."""

from sqlmodel import Session

from store.nouns import Revision, Subject
from store.tables.drafts import RevisionRow
from store.unit import team_of


def append(session: Session, subject: Subject, *, subject_id: str, revision: Revision) -> None:
    """Keep this version for ever."""
    fields = revision.model_dump()
    session.add(RevisionRow(team_id=team_of(session), subject=subject, subject_id=subject_id, **fields))
    session.flush()


def find(session: Session, subject: Subject, *, subject_id: str, version: int) -> Revision | None:
    """That version, or None when there is none."""
    row = session.get(RevisionRow, (team_of(session), subject, subject_id, version))
    if row is None:
        return None
    return Revision(version=row.version, document=row.document, author=row.author, at=row.at)
