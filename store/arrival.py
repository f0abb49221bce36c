"""What every event needs to know of whoever it comes from, in one look: asking table by table takes far longer."""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, RowMapping, Table, and_, bindparam, literal, select
from sqlmodel import Session

from store import conversations, drafts
from store.nouns import Conversation, Person, StoredDraft
from store.prepared import fields, ours, prepared, run, table
from store.tables.drafts import DraftRow
from store.tables.people import ConversationRow, PersonRow
from store.tables.row import TeamRow
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


def _labelled(row: type[TeamRow]) -> dict[str, ColumnElement[Any]]:
    """Columns of several tables side by side must not share their names."""
    return {column.name: column.label(f"{table(row).name}_{column.name}") for column in fields(row)}


TALK, PERSON, DRAFT = table(ConversationRow), table(PersonRow), table(DraftRow)
WORKSPACE = table(WorkspaceRow)
COLUMNS = {table(row): _labelled(row) for row in (ConversationRow, PersonRow, DraftRow)}
VERSION = WORKSPACE.c.version.label("company_version")
# Each of the rows may be missing, so they all hang on one that is always there.
ALWAYS = select(literal(1).label("one")).subquery("always")
LOOK = prepared(
    select(VERSION, *(column for columns in COLUMNS.values() for column in columns.values())).select_from(
        ALWAYS.outerjoin(WORKSPACE, ours(WORKSPACE))
        .outerjoin(TALK, and_(ours(TALK), TALK.c.user_id == bindparam("of")))
        .outerjoin(PERSON, and_(ours(PERSON), PERSON.c.user_id == bindparam("of")))
        .outerjoin(DRAFT, and_(ours(DRAFT), DRAFT.c.id == TALK.c.draft_id))
    )
)


def look(session: Session, user_id: str) -> Arrival:
    """What is known of this person now."""
    row = run(session, LOOK, of=user_id).mappings().one()
    talk, person, draft = (_part(row, source) for source in (TALK, PERSON, DRAFT))
    return Arrival(
        conversation=conversations.known(talk) if talk else Conversation(user_id=user_id),
        person=Person(**person) if person else None,
        draft=drafts.known(draft) if draft else None,
        company_version=row[VERSION.name] or 0,
    )


def _part(row: RowMapping, source: Table) -> dict[str, Any]:
    """The columns of one table by their own names; nothing where it has no such row."""
    found = {name: row[column.name] for name, column in COLUMNS[source].items()}
    return found if any(value is not None for value in found.values()) else {}
