"""What must go out: put in by the transaction of the change, taken out by delivery."""

import json
from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from store.nouns import Outgoing
from store.tables.messages import OutboxRow
from store.text import storable_json
from store.unit import insert_once, team_of


def put(session: Session, message: Outgoing, *, at: datetime) -> UUID:
    """Queue the message behind those of its conversation. Putting the same id again changes nothing."""
    mine = select(func.max(OutboxRow.position)).where(col(OutboxRow.conversation) == message.conversation)
    last = session.exec(mine).one()
    row = OutboxRow(
        team_id=team_of(session),
        id=str(message.id),
        conversation=message.conversation,
        position=(last or 0) + 1,
        kind=message.kind,
        to=message.to,
        payload=json.dumps(storable_json(message.payload), ensure_ascii=False),
        priority=message.priority,
        of_id=None if message.of is None else str(message.of),
        created_at=at,
        not_before=message.not_before or at,
        next_at=message.not_before or at,
    )
    insert_once(session, row)
    return message.id
