"""Where the talk with each person stands."""

from typing import Any

from sqlalchemy import bindparam, select, update
from sqlmodel import Session

from store.errors import Stale
from store.nouns import Conversation
from store.prepared import Columns, fields, prepared, run, table
from store.tables.people import ConversationRow
from store.unit import insert_once

TALK = table(ConversationRow)
LOAD = prepared(select(*fields(ConversationRow)).where(TALK.c.user_id == bindparam("of")))
ABOUT = prepared(
    select(*fields(ConversationRow)).where(TALK.c.draft_id == bindparam("about")).order_by(TALK.c.user_id)
)
SAVE = prepared(update(TALK).where(TALK.c.user_id == bindparam("of"), TALK.c.version == bindparam("seen")))


def load(session: Session, user_id: str) -> Conversation:
    """The conversation; version 0 for somebody new."""
    row = run(session, LOAD, of=user_id).mappings().one_or_none()
    return Conversation(user_id=user_id) if row is None else known(row)


def save(session: Session, conversation: Conversation) -> Conversation:
    """Replace the conversation and give back its next version; Stale, with nothing written, when it moved."""
    saved = conversation.model_copy(update={"version": conversation.version + 1})
    values = _values(saved)
    if conversation.version == 0:
        done = insert_once(session, ConversationRow, user_id=saved.user_id, **values)
    else:
        done = run(session, SAVE, of=saved.user_id, seen=conversation.version, **values).rowcount == 1
    if not done:
        raise Stale("The conversation went on elsewhere.")
    return saved


def about(session: Session, draft_id: str) -> tuple[Conversation, ...]:
    """The conversations whose topic is this draft: the people who are at it together."""
    return tuple(known(row) for row in run(session, ABOUT, about=draft_id).mappings())


def _values(conversation: Conversation) -> dict[str, Any]:
    return conversation.model_dump(exclude={"user_id"}) | {"draft_id": conversation.draft_id or None}


def known(row: Columns) -> Conversation:
    """The conversation that these columns hold."""
    return Conversation(**{**row, "draft_id": row["draft_id"] or ""})
