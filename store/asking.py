"""Needs that departments were asked about, one row a need, with what they answered."""

from typing import Any

from sqlalchemy import RowMapping, bindparam, select, update
from sqlmodel import Session

from kpi_rules.asking import Asked, Note, Request, Standing
from kpi_rules.nouns import DraftState
from store import remarks
from store.nouns import RemarkTopic
from store.prepared import fields, ours, prepared, run, table
from store.tables.asking import NeedRequestRow
from store.tables.drafts import DraftRow
from store.unit import insert_once

ASKED, DRAFT = table(NeedRequestRow), table(DraftRow)
OF_NEED = ASKED.c.need_id == bindparam("of")
IN_ORDER = select(*fields(NeedRequestRow)).order_by(ASKED.c.asked_at, ASKED.c.need_id)
ABOUT = prepared(IN_ORDER.where(ASKED.c.draft_id == bindparam("about")))
FIND = prepared(select(*fields(NeedRequestRow)).where(OF_NEED))
OPEN = select(DRAFT.c.id).where(ours(DRAFT), DRAFT.c.state != DraftState.APPROVED)
SILENT = prepared(IN_ORDER.where(ASKED.c.state == Standing.SILENT, ASKED.c.draft_id.in_(OPEN)))
SAME = {"asked", "asked_at", "text", "answer", "by", "at"}
CHANGE = prepared(update(ASKED).where(OF_NEED))


def about(session: Session, draft_id: str) -> Asked:
    """All that was asked about this draft, and noted by those who were asked."""
    noted = remarks.about(session, RemarkTopic.DRAFT, draft_id)
    return Asked(
        requests=tuple(_request(row) for row in run(session, ABOUT, about=draft_id).mappings()),
        notes=tuple(
            Note(department=one.department, author=one.author, text=one.text, at=one.at) for one in noted
        ),
    )


def find(session: Session, need_id: str) -> Request | None:
    """The request about this need, or None."""
    row = run(session, FIND, of=need_id).mappings().one_or_none()
    return None if row is None else _request(row)


def silent(session: Session) -> tuple[Request, ...]:
    """Every request about a set not approved yet that nobody has answered, the oldest first."""
    return tuple(_request(row) for row in run(session, SILENT).mappings())


def save(session: Session, request: Request) -> Request:
    """Keep the request as it stands now."""
    values = _values(request)
    if not insert_once(session, NeedRequestRow, need_id=request.need, **values):
        run(session, CHANGE, of=request.need, **values)
    return request


def rename(session: Session, need_id: str, *, to: str) -> None:
    """The same need has another id now, as after it was typed again."""
    run(session, CHANGE, of=need_id, need_id=to)


def _values(request: Request) -> dict[str, Any]:
    return {
        **request.model_dump(include=SAME),
        "draft_id": request.draft,
        "department_id": request.department,
        "served_id": request.served,
        "state": request.standing,
    }


def _request(row: RowMapping) -> Request:
    return Request(
        need=row["need_id"],
        draft=row["draft_id"],
        department=row["department_id"],
        served=row["served_id"],
        standing=row["state"],
        **{name: row[name] for name in SAME},
    )
