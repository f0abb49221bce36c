"""Notes and comments: who said what about what. Nothing said is changed or removed."""

from sqlmodel import Session, col, select

from store.nouns import Remark, RemarkTopic
from store.tables.asking import RemarkRow
from store.unit import insert_once, team_of


def keep(session: Session, remark: Remark) -> bool:
    """Keep the remark; False when it is there already."""
    fields = remark.model_dump(exclude={"subject", "department"})
    row = RemarkRow(
        team_id=team_of(session),
        subject_id=remark.subject,
        department_id=remark.department or None,
        **fields,
    )
    return insert_once(session, row)


def about(session: Session, topic: RemarkTopic, subject: str) -> tuple[Remark, ...]:
    """All remarks about one thing, the oldest first."""
    mine = select(RemarkRow).where(col(RemarkRow.topic) == topic, col(RemarkRow.subject_id) == subject)
    rows = session.exec(mine.order_by(col(RemarkRow.at), col(RemarkRow.id))).all()
    return tuple(_remark(row) for row in rows)


def _remark(row: RemarkRow) -> Remark:
    fields = row.model_dump(exclude={"team_id", "subject_id", "department_id"})
    return Remark(subject=row.subject_id, department=row.department_id or "", **fields)
