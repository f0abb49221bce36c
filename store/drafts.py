"""Drafts of departments: one open at a time, every version kept."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from kpi_rules.nouns import DraftState
from store import revisions
from store.errors import AlreadyOpen, Stale
from store.nouns import Approval, Revision, StoredDraft, Subject
from store.tables.drafts import ApprovalRow, DraftRow
from store.text import storable
from store.unit import insert_once, row_count, team_of


def open_for(session: Session, department_id: str) -> StoredDraft | None:
    """The department's draft that is not approved yet, if there is one."""
    found = select(DraftRow).where(
        col(DraftRow.department_id) == department_id, col(DraftRow.state) != DraftState.APPROVED
    )
    row = session.exec(found).one_or_none()
    return None if row is None else _draft(row)


def load(session: Session, draft_id: str) -> StoredDraft | None:
    """The draft with this id, or None."""
    row = session.get(DraftRow, (team_of(session), draft_id))
    return None if row is None else _draft(row)


def all_in(session: Session) -> tuple[StoredDraft, ...]:
    """All drafts of the workspace, the one changed last first."""
    newest = select(DraftRow).order_by(col(DraftRow.changed_at).desc(), col(DraftRow.id))
    return tuple(_draft(row) for row in session.exec(newest).all())


def create(session: Session, draft: StoredDraft, *, at: datetime) -> StoredDraft:
    """Begin the department's draft, at version 1; AlreadyOpen, with nothing written, when it has one open."""
    row = _row(draft, version=1, team_id=team_of(session), at=at)
    if not insert_once(session, row):
        raise AlreadyOpen("The department has an open draft already.")
    return _keep(session, row, author=draft.drafter)


def save(session: Session, draft: StoredDraft, *, author: str, at: datetime) -> StoredDraft:
    """Replace the draft and give it back with its next version.

    Raises Stale, with nothing written, when `draft.version` is no longer the stored one.
    """
    row = _row(draft, version=draft.version + 1, team_id=team_of(session), at=at)
    seen = update(DraftRow).where(col(DraftRow.id) == draft.id, col(DraftRow.version) == draft.version)
    fields = row.model_dump(exclude={"team_id", "id", "department_id"})
    if row_count(session, seen.values(**fields)) != 1:
        raise Stale("The draft was changed by somebody else.")
    return _keep(session, row, author=author)


def revision(session: Session, draft_id: str, version: int) -> Revision | None:
    """That version of the draft, or None."""
    return revisions.find(session, Subject.DRAFT, subject_id=draft_id, version=version)


def decide(session: Session, approval: Approval) -> None:
    """Keep a decision about the draft; its state is changed by `save`."""
    fields = approval.model_dump(exclude={"draft"})
    session.add(ApprovalRow(team_id=team_of(session), draft_id=approval.draft, **fields))
    session.flush()


def decisions(session: Session, draft_id: str) -> tuple[Approval, ...]:
    """All decisions about the draft, the oldest first."""
    found = select(ApprovalRow).where(col(ApprovalRow.draft_id) == draft_id).order_by(col(ApprovalRow.at))
    return tuple(
        Approval(draft=row.draft_id, decision=row.decision, by=row.by, at=row.at, comment=row.comment)
        for row in session.exec(found).all()
    )


def _keep(session: Session, row: DraftRow, *, author: str) -> StoredDraft:
    version = Revision(version=row.version, document=row.document, author=author, at=row.changed_at)
    revisions.append(session, Subject.DRAFT, subject_id=row.id, revision=version)
    return _draft(row)


def _row(draft: StoredDraft, *, version: int, team_id: str, at: datetime) -> DraftRow:
    return DraftRow(
        team_id=team_id,
        id=draft.id,
        department_id=draft.department,
        drafter=draft.drafter,
        state=draft.state,
        version=version,
        document=storable(draft.document),
        changed_at=at,
    )


def _draft(row: DraftRow) -> StoredDraft:
    fields = row.model_dump(exclude={"team_id", "department_id", "changed_at"})
    return StoredDraft(department=row.department_id, **fields)
