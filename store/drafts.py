"""Drafts of departments: one open at a time, every version kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Boolean,
    and_,
    bindparam,
    literal_column,
    or_,
    select,
    update,
)
from sqlmodel import Session

from kpi_rules.nouns import DraftState
from store import revisions
from store.errors import AlreadyOpen, Stale
from store.nouns import Approval, Revision, StoredDraft, Subject
from store.prepared import Columns, fields, prepared, run, table
from store.tables.drafts import ApprovalRow, DraftRow
from store.text import storable
from store.unit import insert_new, insert_once

DRAFT, APPROVAL = table(DraftRow), table(ApprovalRow)
EVERY = select(*fields(DraftRow))
LOAD = prepared(EVERY.where(DRAFT.c.id == bindparam("of")))
OPEN = prepared(EVERY.where(DRAFT.c.department_id == bindparam("of"), DRAFT.c.state != DraftState.APPROVED))
NEWEST_FIRST = EVERY.order_by(DRAFT.c.changed_at.desc(), DRAFT.c.id)
NEWEST = prepared(NEWEST_FIRST)
OF_DEPARTMENT = prepared(NEWEST_FIRST.where(DRAFT.c.department_id == bindparam("of")))
IS_OPEN = DRAFT.c.state != literal_column(f"'{DraftState.APPROVED.value}'")
"""Written out, so that a database sees that its index of open drafts is enough."""

DRAFTING = prepared(select(DRAFT.c.department_id).where(IS_OPEN))
SOME: BindParameter[Any] = bindparam("departments", expanding=True)
OPEN_OF = prepared(EVERY.where(IS_OPEN, DRAFT.c.department_id.in_(SOME)))
CONCERNING = prepared(
    EVERY.where(
        IS_OPEN,
        or_(
            DRAFT.c.drafter == bindparam("person"),
            DRAFT.c.department_id.in_(SOME),
            and_(DRAFT.c.state == DraftState.SUBMITTED, bindparam("decides", type_=Boolean())),
        ),
    )
    .order_by(DRAFT.c.id)
    .limit(bindparam("most"))
)
UNFINISHED = prepared(EVERY.where(DRAFT.c.state != DraftState.APPROVED).order_by(DRAFT.c.id))
SAVE = prepared(update(DRAFT).where(DRAFT.c.id == bindparam("of"), DRAFT.c.version == bindparam("seen")))
DECISIONS = prepared(
    select(*fields(ApprovalRow)).where(APPROVAL.c.draft_id == bindparam("about")).order_by(APPROVAL.c.at)
)


def open_for(session: Session, department_id: str) -> StoredDraft | None:
    """The department's draft that is not approved yet, if there is one."""
    row = run(session, OPEN, of=department_id).mappings().one_or_none()
    return None if row is None else known(row)


def load(session: Session, draft_id: str) -> StoredDraft | None:
    """The draft with this id, or None."""
    row = run(session, LOAD, of=draft_id).mappings().one_or_none()
    return None if row is None else known(row)


def all_in(session: Session) -> tuple[StoredDraft, ...]:
    """All drafts of the workspace, the one changed last first."""
    return tuple(known(row) for row in run(session, NEWEST).mappings())


def of_department(session: Session, department_id: str) -> tuple[StoredDraft, ...]:
    """All drafts of the department, the one changed last first."""
    return tuple(known(row) for row in run(session, OF_DEPARTMENT, of=department_id).mappings())


def unfinished(session: Session) -> tuple[tuple[StoredDraft, datetime], ...]:
    """The drafts that are not approved, each with the moment of its last change."""
    rows = run(session, UNFINISHED).mappings()
    return tuple((known(row), row["changed_at"]) for row in rows)


def drafting(session: Session) -> frozenset[str]:
    """Ids of the departments whose draft is not approved."""
    return frozenset(run(session, DRAFTING).scalars())


def open_of(session: Session, departments: Sequence[str]) -> tuple[StoredDraft, ...]:
    """The drafts of these departments that are not approved."""
    return tuple(known(row) for row in run(session, OPEN_OF, departments=departments).mappings())


def concerning(
    session: Session, user_id: str, *, departments: Sequence[str], decides: bool, most: int
) -> tuple[StoredDraft, ...]:
    """Of the drafts that are not approved the first few that the person writes or that belong to these departments;
    for somebody who decides also those that are submitted."""
    values = {"person": user_id, "departments": departments, "decides": decides, "most": most}
    return tuple(known(row) for row in run(session, CONCERNING, **values).mappings())


def create(session: Session, draft: StoredDraft, *, at: datetime) -> StoredDraft:
    """Begin the department's draft, at version 1; AlreadyOpen, with nothing written, when it has one open."""
    saved = _clean(draft, version=1)
    values = _values(saved, at)
    if not insert_once(session, DraftRow, id=saved.id, department_id=saved.department, **values):
        raise AlreadyOpen("The department has an open draft already.")
    return _keep(session, saved, author=saved.drafter, at=at)


def save(session: Session, draft: StoredDraft, *, author: str, at: datetime) -> StoredDraft:
    """Replace the draft and give it back with its next version.

    Raises Stale, with nothing written, when `draft.version` is no longer the stored one.
    """
    saved = _clean(draft, version=draft.version + 1)
    if run(session, SAVE, of=saved.id, seen=draft.version, **_values(saved, at)).rowcount != 1:
        raise Stale("The draft was changed by somebody else.")
    return _keep(session, saved, author=author, at=at)


def revision(session: Session, draft_id: str, version: int) -> Revision | None:
    """That version of the draft, or None."""
    return revisions.find(session, Subject.DRAFT, subject_id=draft_id, version=version)


def decide(session: Session, approval: Approval) -> None:
    """Keep a decision about the draft; its state is changed by `save`."""
    kept = approval.model_dump(exclude={"draft"})
    insert_new(session, ApprovalRow, draft_id=approval.draft, **kept)


def decisions(session: Session, draft_id: str) -> tuple[Approval, ...]:
    """All decisions about the draft, the oldest first."""
    rows = run(session, DECISIONS, about=draft_id).mappings()
    return tuple(Approval(**_renamed(row, draft_id="draft")) for row in rows)


def decided_on(session: Session, draft_id: str) -> Revision | None:
    """The draft as it was when it was decided on last; None while nobody has."""
    every = decisions(session, draft_id)
    return revisions.at(session, Subject.DRAFT, subject_id=draft_id, moment=every[-1].at) if every else None


def _keep(session: Session, saved: StoredDraft, *, author: str, at: datetime) -> StoredDraft:
    version = Revision(version=saved.version, document=saved.document, author=author, at=at)
    revisions.append(session, Subject.DRAFT, subject_id=saved.id, revision=version)
    return saved


def _clean(draft: StoredDraft, *, version: int) -> StoredDraft:
    return draft.model_copy(update={"version": version, "document": storable(draft.document)})


def _values(draft: StoredDraft, at: datetime) -> dict[str, Any]:
    """What changes from one version to the next."""
    return {**draft.model_dump(exclude={"id", "department"}), "changed_at": at}


def known(row: Columns) -> StoredDraft:
    """The draft that these columns hold."""
    named = _renamed(row, department_id="department")
    return StoredDraft(**{name: named[name] for name in StoredDraft.model_fields})


def _renamed(row: Columns, **names: str) -> dict[str, Any]:
    return {names.get(name, name): value for name, value in row.items()}
