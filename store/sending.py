"""Taking messages out of the outbox: who may be sent now, claims with a lease, and what became of them.

Order: within a conversation a message waits for every earlier one of its own or a higher priority that is due and
not done. A reminder never holds up an answer.
"""

import json
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlmodel import Session

from store.direct import Recurring
from store.message_nouns import Change, Claimed, Due, Priority, Progress, Waiting
from store.prepared import fields, ours, prepared, run, table
from store.tables.messages import OutboxAttemptRow, OutboxRow
from store.unit import insert_once, team_of

logger = logging.getLogger(__name__)

FOR_EVER = timedelta(days=36_500)
OUT, TRY = table(OutboxRow), table(OutboxAttemptRow)
NOW = bindparam("now", type_=OUT.c.next_at.type)
UNDONE = OUT.c.done_at.is_(None)
FREE = or_(OUT.c.claim_token.is_(None), OUT.c.lease_until <= NOW)


def _waits_for_another() -> ColumnElement[bool]:
    earlier, about = OUT.alias(), OUT.alias()
    held_up = exists().where(
        ours(earlier),
        earlier.c.conversation == OUT.c.conversation,
        earlier.c.position < OUT.c.position,
        earlier.c.priority <= OUT.c.priority,
        earlier.c.done_at.is_(None),
        or_(earlier.c.state != Progress.PENDING, earlier.c.not_before <= NOW),
    )
    of_something = exists().where(ours(about), about.c.id == OUT.c.of_id, about.c.done_at.is_(None))
    return or_(held_up, and_(OUT.c.of_id.is_not(None), of_something))


DUE = prepared(
    select(OUT.c.id, OUT.c.kind, OUT.c.to, OUT.c.priority, OUT.c.state)
    .where(
        UNDONE,
        OUT.c.next_at <= NOW,
        or_(OUT.c.state == Progress.PENDING, OUT.c.state == Progress.UNCERTAIN),
        FREE,
        ~_waits_for_another(),
    )
    .order_by(OUT.c.priority, OUT.c.next_at, OUT.c.position)
    .limit(bindparam("most"))
    # Rows that another process is just claiming are passed over; SQLite has one writer and needs no such words.
    .with_for_update(of=OUT, skip_locked=True)
)
TAKEN = (
    update(OUT)
    .where(OUT.c.id == bindparam("of"), UNDONE, FREE)
    .values(claim_token=bindparam("by"), lease_until=bindparam("until"))
    .returning(*fields(OutboxRow))
)
TAKE_TO_SEND = prepared(
    TAKEN.where(OUT.c.state == Progress.PENDING).values(
        state=Progress.SENDING,
        started_at=NOW,
        tried_at=func.coalesce(OUT.c.tried_at, NOW),
        tries=OUT.c.tries + 1,
    )
)
TAKE_TO_LOOK = prepared(TAKEN.where(OUT.c.state == Progress.UNCERTAIN))
PLACE = prepared(select(OUT.c.channel, OUT.c.ts).where(OUT.c.id == bindparam("of")))
FINISH = prepared(update(OUT).where(OUT.c.id == bindparam("of"), OUT.c.claim_token == bindparam("by")))
FINISH_TRY = prepared(update(TRY).where(TRY.c.outbox_id == bindparam("of"), TRY.c.n == bindparam("number")))
LOST = update(OUT).where(UNDONE, OUT.c.claim_token.is_not(None), OUT.c.lease_until <= bindparam("until"))
FREED = {"claim_token": None, "lease_until": None}
RECOVER = tuple(
    prepared(statement)
    for statement in (
        LOST.where(OUT.c.state == Progress.SENDING).values(state=Progress.UNCERTAIN, **FREED),
        LOST.values(FREED),
    )
)
PURGE = prepared(delete(OUT).where(OUT.c.done_at < bindparam("before")))
IDLE = select(OUT.c.id).where(UNDONE, OUT.c.not_before <= NOW).limit(1)
WAITING = Recurring(
    select(
        OUT.c.team_id,
        func.min(OUT.c.next_at).label("first"),
        func.min(case((OUT.c.next_at > NOW, OUT.c.next_at))).label("then"),
        func.min(OUT.c.lease_until).label("lease"),
    )
    .where(UNDONE)
    .group_by(OUT.c.team_id)
)


def due(session: Session, *, now: datetime, limit: int) -> tuple[Due, ...]:
    """Messages to send or to look up now, the most urgent first, none that must wait for another."""
    return tuple(Due(**row) for row in run(session, DUE, now=now, most=limit).mappings())


def claim(
    session: Session, wanted: Iterable[Due], *, token: str, now: datetime, lease: timedelta
) -> list[Claimed]:
    """Take those of the messages that nobody else took.

    For a pending one this is the intent as well, written before any request: it is being sent from now on.
    """
    taken = (_claim(session, one, token=token, now=now, until=now + lease) for one in wanted)
    return [claimed for claimed in taken if claimed is not None]


def finish(session: Session, claimed: Claimed, *, change: Change) -> bool:
    """Write down what became of it and give up the claim. False when somebody else took over meanwhile."""
    done = change.state in {Progress.SENT, Progress.DEAD}
    values = {
        **change.model_dump(include={"state", "error", "channel", "ts", "plain"}),
        "next_at": change.next_at or change.at,
        "failures": claimed.failures + change.failed,
        "resends": claimed.resends + change.resent,
        "done_at": change.at if done else None,
        **FREED,
    }
    if run(session, FINISH, of=str(claimed.id), by=claimed.token, **values).rowcount != 1:
        return False
    _note_try(session, claimed, change)
    return True


def recover(session: Session, *, now: datetime, everything: bool = False) -> int:
    """Take back claims whose lease ran out, or all claims when no other process can hold one.

    A message whose request may have left becomes uncertain.
    """
    until = now + FOR_EVER if everything else now
    return sum(run(session, statement, until=until).rowcount for statement in RECOVER)


def idle(connection: Connection, *, now: datetime) -> bool:
    """Whether nothing that is due by now is left undone."""
    return connection.execute(IDLE, {"now": now}).first() is None


def purge(session: Session, *, before: datetime) -> int:
    """Forget messages that were done before that moment; gives how many."""
    return run(session, PURGE, before=before).rowcount


def waiting(connection: Connection, *, now: datetime) -> list[Waiting]:
    """For each workspace with messages that are not done: what is due, and when to look again."""
    return [Waiting(**row) for row in WAITING.run(connection, {"now": now}).mappings()]


def _claim(session: Session, one: Due, *, token: str, now: datetime, until: datetime) -> Claimed | None:
    take = TAKE_TO_SEND if one.state is Progress.PENDING else TAKE_TO_LOOK
    row = run(session, take, of=one.id, by=token, until=until, now=now).mappings().one_or_none()
    if row is None:
        return None
    try:
        return _claimed(session, row)
    except ValueError:
        logger.exception("Message %s cannot be read and is given up", one.id)
        dead = {"state": Progress.DEAD, "error": "unreadable", "done_at": now, **FREED}
        run(session, FINISH, of=one.id, by=token, **dead)
        return None


def _note_try(session: Session, claimed: Claimed, change: Change) -> None:
    """One row a try. The look for a try of unknown outcome says what became of that one."""
    id_, number = str(claimed.id), claimed.tries
    began = claimed.started_at or change.at
    ended = {"ended_at": change.at, "outcome": change.state, "error": change.error}
    if not insert_once(session, OutboxAttemptRow, outbox_id=id_, n=number, started_at=began, **ended):
        run(session, FINISH_TRY, of=id_, number=number, **ended)


def _claimed(session: Session, row: RowMapping) -> Claimed:
    about = None if row["of_id"] is None else run(session, PLACE, of=row["of_id"]).one_or_none()
    known = {name: value for name, value in row.items() if name in Claimed.model_fields}
    return Claimed(
        **known
        | {
            "team_id": team_of(session),
            "id": UUID(row["id"]),
            "payload": json.loads(row["payload"]),
            "priority": Priority(row["priority"]),
            "token": row["claim_token"],
            "since": row["not_before"],
            "channel": "" if about is None else about.channel,
            "ts": "" if about is None else about.ts,
        }
    )
