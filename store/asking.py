"""Needs that departments were asked about, one row a need, with what they answered."""

from sqlalchemy import update
from sqlmodel import Session, col, select

from kpi_rules.asking import Asked, Note, Request, Standing
from store import remarks
from store.nouns import RemarkTopic
from store.tables.asking import NeedRequestRow
from store.unit import team_of


def about(session: Session, draft_id: str) -> Asked:
    """All that was asked about this draft, and noted by those who were asked."""
    rows = select(NeedRequestRow).where(col(NeedRequestRow.draft_id) == draft_id)
    ordered = session.exec(rows.order_by(col(NeedRequestRow.asked_at), col(NeedRequestRow.need_id))).all()
    noted = remarks.about(session, RemarkTopic.DRAFT, draft_id)
    return Asked(
        requests=tuple(_request(row) for row in ordered),
        notes=tuple(
            Note(department=one.department, author=one.author, text=one.text, at=one.at) for one in noted
        ),
    )


def find(session: Session, need_id: str) -> Request | None:
    """The request about this need, or None."""
    row = session.get(NeedRequestRow, (team_of(session), need_id))
    return None if row is None else _request(row)


def silent(session: Session) -> tuple[Request, ...]:
    """Every request of the workspace that nobody has answered, the oldest first."""
    open_ = select(NeedRequestRow).where(col(NeedRequestRow.state) == Standing.SILENT)
    rows = session.exec(open_.order_by(col(NeedRequestRow.asked_at), col(NeedRequestRow.need_id))).all()
    return tuple(_request(row) for row in rows)


def save(session: Session, request: Request) -> Request:
    """Keep the request as it stands now."""
    session.merge(_row(request, team_id=team_of(session)))
    session.flush()
    return request


def rename(session: Session, need_id: str, *, to: str) -> None:
    """The same need has another id now, as after it was typed again."""
    mine = update(NeedRequestRow).where(col(NeedRequestRow.need_id) == need_id)
    session.execute(mine.values(need_id=to))


def _row(request: Request, *, team_id: str) -> NeedRequestRow:
    same = request.model_dump(include={"asked", "asked_at", "text", "answer", "by", "at"})
    return NeedRequestRow(
        team_id=team_id,
        need_id=request.need,
        draft_id=request.draft,
        department_id=request.department,
        served_id=request.served,
        state=request.standing,
        **same,
    )


def _request(row: NeedRequestRow) -> Request:
    same = row.model_dump(include={"asked", "asked_at", "text", "answer", "by", "at"})
    return Request(
        need=row.need_id,
        draft=row.draft_id,
        department=row.department_id,
        served=row.served_id,
        standing=row.state,
        **same,
    )
