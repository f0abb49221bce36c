"""Who still has to say what a change of the goals means for their work."""

from datetime import datetime

from sqlmodel import Session, col, select

from store.echo_nouns import Echo, Reply
from store.tables.echoes import EchoRow
from store.unit import team_of


def ask(session: Session, echo: Echo, *, at: datetime) -> None:
    """Wait for this person's word; an earlier question about the same goal is replaced."""
    fields = echo.model_dump(exclude={"goal", "department", "user", "state"})
    row = EchoRow(
        team_id=team_of(session),
        goal_id=echo.goal,
        department_id=echo.department,
        user_id=echo.user,
        state=Reply.WAITING,
        asked_at=at,
        **fields,
    )
    session.merge(row)
    session.flush()


def of_person(session: Session, user: str) -> tuple[Echo, ...]:
    """All that this person was asked."""
    found = select(EchoRow).where(col(EchoRow.user_id) == user).order_by(col(EchoRow.asked_at))
    return tuple(_echo(row) for row in session.exec(found).all())


def answer(session: Session, echo: Echo, *, state: Reply, at: datetime) -> None:
    """Keep what the person said."""
    row = session.get(EchoRow, (team_of(session), echo.goal, echo.department, echo.user))
    if row is not None:
        row.state, row.answered_at = state, at
        session.flush()


def waiting(session: Session) -> tuple[Echo, ...]:
    """Every question that is not answered yet."""
    found = select(EchoRow).where(col(EchoRow.state) == Reply.WAITING).order_by(col(EchoRow.asked_at))
    return tuple(_echo(row) for row in session.exec(found).all())


def _echo(row: EchoRow) -> Echo:
    return Echo(
        goal=row.goal_id,
        department=row.department_id,
        user=row.user_id,
        version=row.version,
        state=row.state,
    )
