"""Where the talk with each person stands."""

from sqlalchemy import update
from sqlmodel import Session, col, select

from store.errors import Stale
from store.nouns import Conversation
from store.tables.people import ConversationRow
from store.unit import insert_once, row_count, team_of


def load(session: Session, user_id: str) -> Conversation:
    """The conversation, locked until the transaction ends; version 0 for somebody new."""
    found = select(ConversationRow).where(col(ConversationRow.user_id) == user_id).with_for_update()
    row = session.exec(found).one_or_none()
    return Conversation(user_id=user_id) if row is None else _conversation(row)


def save(session: Session, conversation: Conversation) -> Conversation:
    """Replace the conversation and give back its next version; Stale, with nothing written, when it moved."""
    saved = conversation.model_copy(update={"version": conversation.version + 1})
    row = _row(saved, team_id=team_of(session))
    seen = update(ConversationRow).where(
        col(ConversationRow.user_id) == saved.user_id, col(ConversationRow.version) == conversation.version
    )
    if conversation.version == 0:
        done = insert_once(session, row)
    else:
        done = row_count(session, seen.values(**row.model_dump(exclude={"team_id", "user_id"}))) == 1
    if not done:
        raise Stale("The conversation went on elsewhere.")
    return saved


def about(session: Session, draft_id: str) -> tuple[Conversation, ...]:
    """The conversations whose topic is this draft: the people who are at it together."""
    found = select(ConversationRow).where(col(ConversationRow.draft_id) == draft_id)
    rows = session.exec(found.order_by(col(ConversationRow.user_id))).all()
    return tuple(_conversation(row) for row in rows)


def _row(conversation: Conversation, *, team_id: str) -> ConversationRow:
    fields = conversation.model_dump(exclude={"draft_id"})
    return ConversationRow(team_id=team_id, draft_id=conversation.draft_id or None, **fields)


def _conversation(row: ConversationRow) -> Conversation:
    fields = row.model_dump(exclude={"team_id", "draft_id"})
    return Conversation(draft_id=row.draft_id or "", **fields)
