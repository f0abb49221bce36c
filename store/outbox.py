"""What must go out: put in by the transaction of the change, taken out by delivery."""

import json
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from store.nouns import Outgoing
from store.prepared import prepared, run, table
from store.tables.messages import OutboxRow
from store.text import storable_json
from store.unit import insert_once, team_of

OUT = table(OutboxRow)
KNOWN = prepared(select(OUT.c.id).where(OUT.c.id == bindparam("of")))
IN_TALK = OUT.c.conversation == bindparam("talk")
LAST = prepared(select(func.max(OUT.c.position)).where(IN_TALK))
ANY = prepared(select(OUT.c.id).where(IN_TALK).limit(1))


def put(session: Session, message: Outgoing, *, at: datetime) -> UUID:
    """Queue the message behind those of its conversation. Putting the same id again changes nothing."""
    # A place in the queue may be taken by another process between the look and the insert: look again then.
    while not insert_once(session, _row(session, message, at=at)):
        if run(session, KNOWN, of=str(message.id)).first() is not None:
            break
    return message.id


def _row(session: Session, message: Outgoing, *, at: datetime) -> OutboxRow:
    return OutboxRow(
        team_id=team_of(session),
        id=str(message.id),
        conversation=message.conversation,
        position=_last_position(session, message.conversation) + 1,
        kind=message.kind,
        to=message.to,
        payload=json.dumps(storable_json(message.payload), ensure_ascii=False),
        priority=message.priority,
        of_id=None if message.of is None else str(message.of),
        created_at=at,
        not_before=message.not_before or at,
        not_after=message.not_after,
        next_at=message.not_before or at,
    )


def _last_position(session: Session, conversation: str) -> int:
    return run(session, LAST, talk=conversation).scalar_one() or 0


def wrote_to(session: Session, conversation: str) -> bool:
    """Whether anything was put into this conversation in the days that messages are kept."""
    return run(session, ANY, talk=conversation).first() is not None
