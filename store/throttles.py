"""How fast each method of Slack may be called in the workspace, shared by all that send."""

from datetime import datetime

from sqlmodel import Session, select

from store.nouns import Throttle
from store.tables.messages import ThrottleRow
from store.unit import team_of


def load_all(session: Session) -> dict[str, Throttle]:
    """What is known of each method so far."""
    rows = session.exec(select(ThrottleRow)).all()
    return {row.method: _throttle(row) for row in rows}


def save(session: Session, method: str, *, throttle: Throttle) -> None:
    """Keep the state of the method."""
    session.merge(
        ThrottleRow(
            team_id=team_of(session),
            method=method,
            tokens=throttle.tokens,
            refilled_at=throttle.at,
            blocked_until=throttle.blocked_until,
        )
    )
    session.flush()


def block(session: Session, method: str, *, now: datetime, until: datetime) -> None:
    """Send nothing by the method until that moment; a longer block stays."""
    known = load_all(session).get(method, Throttle(tokens=0, at=now))
    longest = max(until, known.blocked_until or until)
    save(session, method, throttle=known.model_copy(update={"blocked_until": longest}))


def _throttle(row: ThrottleRow) -> Throttle:
    return Throttle(tokens=row.tokens, at=row.refilled_at, blocked_until=row.blocked_until)
