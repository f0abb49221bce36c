"""Notes and comments: who said what about what. Nothing said is changed or removed."""

from sqlalchemy import RowMapping, bindparam, select
from sqlmodel import Session

from store.nouns import Remark, RemarkTopic
from store.prepared import fields, prepared, run, table
from store.tables.asking import RemarkRow
from store.unit import insert_once

REMARK = table(RemarkRow)
ABOUT = prepared(
    select(*fields(RemarkRow))
    .where(REMARK.c.topic == bindparam("kind"), REMARK.c.subject_id == bindparam("about"))
    .order_by(REMARK.c.at, REMARK.c.id)
)


def keep(session: Session, remark: Remark) -> bool:
    """Keep the remark; False when it is there already."""
    fields = remark.model_dump(exclude={"subject", "department"})
    places = {"subject_id": remark.subject, "department_id": remark.department or None}
    return insert_once(session, RemarkRow, **places, **fields)


def about(session: Session, topic: RemarkTopic, subject: str) -> tuple[Remark, ...]:
    """All remarks about one thing, the oldest first."""
    rows = run(session, ABOUT, kind=topic, about=subject).mappings()
    return tuple(_remark(row) for row in rows)


def _remark(row: RowMapping) -> Remark:
    kept = {name: value for name, value in row.items() if name in Remark.model_fields}
    return Remark(**kept | {"subject": row["subject_id"], "department": row["department_id"] or ""})
