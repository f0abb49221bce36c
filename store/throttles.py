"""How fast each method of Slack may be called in the workspace, shared by all that send."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlmodel import Session

from store.message_nouns import Throttle
from store.prepared import fields, prepared, run, table
from store.tables.messages import ThrottleRow
from store.unit import insert_once

THROTTLE = table(ThrottleRow)
# Another process that sends waits here: permissions are spent once.
LOAD = prepared(select(*fields(ThrottleRow)).with_for_update())
CHANGE = prepared(update(THROTTLE).where(THROTTLE.c.method == bindparam("of")))


def load_all(session: Session) -> dict[str, Throttle]:
    """What is known of each method so far."""
    return {
        row.method: Throttle(tokens=row.tokens, at=row.refilled_at, blocked_until=row.blocked_until)
        for row in run(session, LOAD)
    }


def save(session: Session, method: str, *, throttle: Throttle) -> None:
    """Keep the state of the method."""
    values: dict[str, Any] = {
        "tokens": throttle.tokens,
        "refilled_at": throttle.at,
        "blocked_until": throttle.blocked_until,
    }
    if run(session, CHANGE, of=method, **values).rowcount == 0:
        insert_once(session, ThrottleRow, method=method, **values)


def block(session: Session, method: str, *, now: datetime, until: datetime) -> None:
    """Send nothing by the method until that moment; a longer block stays."""
    known = load_all(session).get(method, Throttle(tokens=0, at=now))
    longest = max(until, known.blocked_until or until)
    save(session, method, throttle=known.model_copy(update={"blocked_until": longest}))
