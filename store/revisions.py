"""Every version of the company's record and of each draft, as it was."""

from datetime import datetime

from sqlalchemy import ColumnElement, bindparam
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from store.nouns import Revision, Subject
from store.prepared import prepared, run, table
from store.tables.drafts import RevisionRow
from store.unit import insert_new

KEPT = table(RevisionRow)
FIND = prepared(
    sa_select(KEPT.c.version, KEPT.c.document, KEPT.c.author, KEPT.c.at).where(
        KEPT.c.subject == bindparam("kind"),
        KEPT.c.subject_id == bindparam("of"),
        KEPT.c.version == bindparam("number"),
    )
)


def append(session: Session, subject: Subject, *, subject_id: str, revision: Revision) -> None:
    """Keep this version for ever."""
    kept = revision.model_dump()
    insert_new(session, RevisionRow, subject=subject, subject_id=subject_id, **kept)


def find(session: Session, subject: Subject, *, subject_id: str, version: int) -> Revision | None:
    """That version, or None when there is none."""
    row = run(session, FIND, kind=subject, of=subject_id, number=version).mappings().one_or_none()
    return None if row is None else Revision(**row)


def after(session: Session, subject: Subject, *, subject_id: str, version: int) -> tuple[Revision, ...]:
    """Every version after that one, the oldest first."""
    rows = select(RevisionRow).where(*_later(subject, subject_id, version)).order_by(col(RevisionRow.version))
    return tuple(_revision(row) for row in session.exec(rows).all())


def at(session: Session, subject: Subject, *, subject_id: str, moment: datetime) -> Revision | None:
    """The newest version that was made by that moment, or None."""
    mine = col(RevisionRow.subject) == subject, col(RevisionRow.subject_id) == subject_id
    rows = (
        select(RevisionRow)
        .where(*mine, col(RevisionRow.at) <= moment)
        .order_by(col(RevisionRow.version).desc())
    )
    row = session.exec(rows.limit(1)).one_or_none()
    return None if row is None else _revision(row)


def authors(session: Session, subject: Subject, *, subject_id: str, version: int) -> tuple[str, ...]:
    """Who made a version after that one, each once."""
    found = select(RevisionRow.author).where(*_later(subject, subject_id, version)).distinct()
    return tuple(sorted(session.exec(found).all()))


def _later(subject: Subject, subject_id: str, version: int) -> tuple[ColumnElement[bool], ...]:
    of_it = col(RevisionRow.subject) == subject, col(RevisionRow.subject_id) == subject_id
    return (*of_it, col(RevisionRow.version) > version)


def _revision(row: RevisionRow) -> Revision:
    return Revision(version=row.version, document=row.document, author=row.author, at=row.at)
