"""What every event needs to know of whoever it comes from, in one look: asking table by table takes far longer."""

from typing import NamedTuple

from sqlalchemy import and_, bindparam, literal, select
from sqlmodel import Session

from store import conversations, drafts
from store.nouns import Conversation, Person, StoredDraft
from store.prepared import fields, ours, prepared, run, table
from store.tables.drafts import DraftRow
from store.tables.people import ConversationRow, PersonRow
from store.tables.strategy import WorkspaceRow


class Arrival(NamedTuple):
    """Somebody, as known when something comes from them."""

    conversation: Conversation
    """Version 0 for somebody new."""
    person: Person | None
    """None where Slack has not described them yet."""
    draft: StoredDraft | None
    """The draft that the conversation is about."""
    company_version: int
    """0 for a workspace that has not begun."""


TALK, PERSON, DRAFT = table(ConversationRow), table(PersonRow), table(DraftRow)
WORKSPACE = table(WorkspaceRow)
PARTS = tuple(fields(row) for row in (ConversationRow, PersonRow, DraftRow))
# Each of the rows may be missing, so they all hang on one that is always there.
ALWAYS = select(literal(1).label("one")).subquery("always")
LOOK = prepared(
    select(WORKSPACE.c.version, *(column.label(None) for part in PARTS for column in part)).select_from(
        ALWAYS.outerjoin(WORKSPACE, ours(WORKSPACE))
        .outerjoin(TALK, and_(ours(TALK), TALK.c.user_id == bindparam("of")))
        .outerjoin(PERSON, and_(ours(PERSON), PERSON.c.user_id == bindparam("of")))
        .outerjoin(DRAFT, and_(ours(DRAFT), DRAFT.c.id == TALK.c.draft_id))
    )
)


def look(session: Session, user_id: str) -> Arrival:
    """What is known of this person now."""
    values = iter(run(session, LOOK, of=user_id).one())
    version = next(values)
    talk, person, draft = ({column.name: next(values) for column in part} for part in PARTS)
    return Arrival(
        conversation=conversations.known(talk) if talk["user_id"] else Conversation(user_id=user_id),
        person=Person(**person) if person["user_id"] else None,
        draft=drafts.known(draft) if draft["id"] else None,
        company_version=version or 0,
    )
