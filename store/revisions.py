"""Every version of the company's record and of each draft, as it was."""

from sqlalchemy import bindparam, select
from sqlmodel import Session

from store.nouns import Revision, Subject
from store.prepared import prepared, run, table
from store.tables.drafts import RevisionRow
from store.unit import insert_new, team_of

KEPT = table(RevisionRow)
FIND = prepared(
    select(KEPT.c.version, KEPT.c.document, KEPT.c.author, KEPT.c.at).where(
        KEPT.c.subject == bindparam("kind"),
        KEPT.c.subject_id == bindparam("of"),
        KEPT.c.version == bindparam("number"),
    )
)


def append(session: Session, subject: Subject, *, subject_id: str, revision: Revision) -> None:
    """Keep this version for ever."""
    kept = revision.model_dump()
    insert_new(session, RevisionRow(team_id=team_of(session), subject=subject, subject_id=subject_id, **kept))


def find(session: Session, subject: Subject, *, subject_id: str, version: int) -> Revision | None:
    """That version, or None when there is none."""
    row = run(session, FIND, kind=subject, of=subject_id, number=version).mappings().one_or_none()
    return None if row is None else Revision(**row)
