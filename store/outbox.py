"""What must go out: put in by the transaction of the change, taken out by delivery."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from store.message_nouns import Outgoing
from store.prepared import OURS, ours, prepared, run, table
from store.tables.messages import OutboxRow
from store.text import stored_json
from store.unit import insert_once, team_of

OUT = table(OutboxRow)
KNOWN = prepared(select(OUT.c.id).where(OUT.c.id == bindparam("of")))
IN_TALK = OUT.c.conversation == bindparam("talk")
EARLIER = OUT.alias()
BEHIND = (
    select(func.coalesce(func.max(EARLIER.c.position), 0) + 1)
    .where(ours(EARLIER), EARLIER.c.conversation == bindparam("talk"))
    .scalar_subquery()
)
ANY = prepared(select(OUT.c.id).where(IN_TALK).limit(1))


def put(session: Session, message: Outgoing, *, at: datetime) -> UUID:
    """Queue the message behind those of its conversation. Putting the same id again changes nothing."""
    # Two processes may find the same place in the queue: look again then.
    values = {**_values(message, at=at), "talk": message.conversation, OURS: team_of(session)}
    while not insert_once(session, OutboxRow, (("position", BEHIND),), **values):
        if run(session, KNOWN, of=str(message.id)).first() is not None:
            break
    return message.id


def _values(message: Outgoing, *, at: datetime) -> dict[str, Any]:
    return {
        "id": str(message.id),
        "conversation": message.conversation,
        "kind": message.kind,
        "to": message.to,
        "payload": stored_json(message.payload),
        "priority": message.priority,
        "of_id": None if message.of is None else str(message.of),
        "created_at": at,
        "not_before": message.not_before or at,
        "not_after": message.not_after,
        "next_at": message.not_before or at,
    }


def wrote_to(session: Session, conversation: str) -> bool:
    """Whether anything was put into this conversation in the days that messages are kept."""
    return run(session, ANY, talk=conversation).first() is not None
