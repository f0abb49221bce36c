"""Taking messages out of the outbox: who may be sent now, claims with a lease, and what became of them.

Order: within a conversation a message waits for every earlier one of its own or a higher priority that is due and
not done. A reminder never holds up an answer.
"""

import json
import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Update, case, delete, exists, func, or_, update
from sqlalchemy import select as sa_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from store.nouns import Change, Claimed, Priority, Progress, Waiting
from store.tables import METADATA
from store.tables.messages import OutboxAttemptRow, OutboxRow
from store.unit import insert_once, row_count, team_of

logger = logging.getLogger(__name__)

MARGIN = timedelta(seconds=12)
"""A request begins only while its lease lasts longer than any request can."""


def due(session: Session, *, now: datetime, limit: int) -> Sequence[OutboxRow]:
    """Messages to send or to look up now, the most urgent first, none that must wait for another."""
    found = select(OutboxRow).where(
        col(OutboxRow.done_at).is_(None), col(OutboxRow.next_at) <= now, _free(now), ~_held_up(now)
    )
    first = found.order_by(col(OutboxRow.priority), col(OutboxRow.next_at), col(OutboxRow.position))
    return session.exec(first.limit(limit)).all()


def claim(
    session: Session, rows: Iterable[OutboxRow], *, token: str, now: datetime, lease: timedelta
) -> list[Claimed]:
    """Take those of the rows that nobody else took; a pending one becomes sending."""
    return [taken for row in rows if (taken := _claim(session, row, token=token, now=now, until=now + lease))]


def intend(session: Session, claimed: Claimed, *, now: datetime) -> bool:
    """Write down that a request is about to leave. False, and no request may leave, when the claim is lost."""
    ours = _ours(claimed).where(col(OutboxRow.lease_until) > now + MARGIN)
    tried_at = claimed.tried_at or now
    fields = {"started_at": now, "tried_at": tried_at, "tries": claimed.tries + 1}
    if row_count(session, ours.values(**fields)) != 1:
        return False
    team_id, n = team_of(session), claimed.tries + 1
    insert_once(session, OutboxAttemptRow(team_id=team_id, outbox_id=str(claimed.id), n=n, started_at=now))
    return True


def finish(session: Session, claimed: Claimed, *, change: Change) -> bool:
    """Write down what became of it and give up the claim. False when somebody else took over meanwhile."""
    done = change.state in {Progress.SENT, Progress.DEAD}
    fields = {
        **change.model_dump(include={"state", "error", "channel", "ts", "plain"}),
        "next_at": change.next_at or change.at,
        "failures": claimed.failures + change.failed,
        "resends": claimed.resends + change.resent,
        "claim_token": None,
        "lease_until": None,
        "done_at": change.at if done else None,
    }
    if row_count(session, _ours(claimed).values(**fields)) != 1:
        return False
    attempt = session.get(OutboxAttemptRow, (team_of(session), str(claimed.id), claimed.tries))
    if attempt is not None:
        attempt.ended_at, attempt.outcome, attempt.error = change.at, change.state, change.error
    return True


def recover(session: Session, *, now: datetime, everything: bool = False) -> int:
    """Take back claims whose lease ran out, or all claims when no other process can hold one.

    A message whose request may have left becomes uncertain, any other is pending again.
    """
    lost = update(OutboxRow).where(col(OutboxRow.done_at).is_(None), col(OutboxRow.claim_token).is_not(None))
    if not everything:
        lost = lost.where(col(OutboxRow.lease_until) <= now)
    started = col(OutboxRow.started_at).is_not(None)
    sending = col(OutboxRow.state) == Progress.SENDING
    free = {"claim_token": None, "lease_until": None}
    counts = (
        row_count(session, lost.where(sending, ~started).values(state=Progress.PENDING, **free)),
        row_count(session, lost.where(sending, started).values(state=Progress.UNCERTAIN, **free)),
        row_count(session, lost.values(**free)),
    )
    return sum(counts)


def idle(connection: Connection, *, now: datetime) -> bool:
    """Whether nothing that is due by now is left undone."""
    table = METADATA.tables["outbox"]
    undone = sa_select(table.c.id).where(table.c.done_at.is_(None), table.c.not_before <= now).limit(1)
    return connection.execute(undone).first() is None


def purge(session: Session, *, before: datetime) -> int:
    """Forget messages that were done before that moment; gives how many."""
    return row_count(session, delete(OutboxRow).where(col(OutboxRow.done_at) < before))


def waiting(connection: Connection, *, now: datetime) -> list[Waiting]:
    """For each workspace with messages that are not done: what is due, and when to look again."""
    table = METADATA.tables["outbox"]
    later = case((table.c.next_at > now, table.c.next_at))
    found = (
        sa_select(table.c.team_id, func.min(table.c.next_at), func.min(later), func.min(table.c.lease_until))
        .where(table.c.done_at.is_(None))
        .group_by(table.c.team_id)
    )
    return [
        Waiting(team_id=team_id, first=first, then=then, lease=lease)
        for team_id, first, then, lease in connection.execute(found).all()
    ]


def _claim(session: Session, row: OutboxRow, *, token: str, now: datetime, until: datetime) -> Claimed | None:
    about = None if row.of_id is None else session.get(OutboxRow, (row.team_id, row.of_id))
    if about is not None and about.done_at is None:
        return None
    fields: dict[str, object] = {"claim_token": token, "lease_until": until}
    if row.state == Progress.PENDING:
        fields |= {"state": Progress.SENDING, "started_at": None}
    seen = update(OutboxRow).where(col(OutboxRow.id) == row.id, col(OutboxRow.state) == row.state, _free(now))
    if row_count(session, seen.values(**fields).execution_options(synchronize_session=False)) != 1:
        return None
    session.refresh(row)
    try:
        return _claimed(row, about=about)
    except ValueError:
        logger.exception("Message %s cannot be read and is given up", row.id)
        row.state, row.error, row.done_at = Progress.DEAD, "unreadable", now
        row.claim_token = row.lease_until = None
        return None


def _claimed(row: OutboxRow, *, about: OutboxRow | None) -> Claimed:
    same = {
        "team_id",
        "kind",
        "to",
        "state",
        "lease_until",
        "tries",
        "failures",
        "resends",
        "plain",
        "not_after",
    }
    return Claimed(
        **row.model_dump(include=same | {"started_at", "tried_at"}),
        id=UUID(row.id),
        payload=json.loads(row.payload),
        priority=Priority(row.priority),
        token=str(row.claim_token),
        since=row.not_before,
        channel="" if about is None else about.channel,
        ts="" if about is None else about.ts,
    )


def _ours(claimed: Claimed) -> Update:
    mine = col(OutboxRow.id) == str(claimed.id), col(OutboxRow.claim_token) == claimed.token
    return update(OutboxRow).where(*mine).execution_options(synchronize_session=False)


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(col(OutboxRow.claim_token).is_(None), col(OutboxRow.lease_until) <= now)


def _held_up(now: datetime) -> ColumnElement[bool]:
    earlier = aliased(OutboxRow)
    return exists().where(
        col(earlier.team_id) == col(OutboxRow.team_id),
        col(earlier.conversation) == col(OutboxRow.conversation),
        col(earlier.position) < col(OutboxRow.position),
        col(earlier.priority) <= col(OutboxRow.priority),
        col(earlier.done_at).is_(None),
        or_(col(earlier.state) != Progress.PENDING, col(earlier.not_before) <= now),
    )
