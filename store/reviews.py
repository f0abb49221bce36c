"""Reviews of departments' KPIs: the one that is going on, and the record of those that are done."""

from datetime import datetime

from sqlmodel import Session, col, select

from kpi_rules.review import Review
from store.tables.reviews import ReviewRow
from store.unit import team_of


def save(session: Session, review: Review, *, at: datetime) -> None:
    """Keep the review as it is now."""
    row = ReviewRow(
        team_id=team_of(session),
        id=review.id,
        department_id=review.department,
        state=review.state,
        opened_on=review.opened,
        next_on=review.next_on,
        changed_at=at,
        document=review.model_dump_json(),
    )
    session.merge(row)
    session.flush()


def load(session: Session, review_id: str) -> Review | None:
    """The review with this id, or None."""
    row = session.get(ReviewRow, (team_of(session), review_id))
    return None if row is None else Review.model_validate_json(row.document)


def of_department(session: Session, department_id: str) -> tuple[Review, ...]:
    """The department's reviews, the newest first."""
    rows = select(ReviewRow).where(col(ReviewRow.department_id) == department_id)
    ordered = rows.order_by(col(ReviewRow.opened_on).desc(), col(ReviewRow.changed_at).desc())
    return tuple(Review.model_validate_json(row.document) for row in session.exec(ordered).all())
