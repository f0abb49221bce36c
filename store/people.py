"""People of the workspace."""

from sqlalchemy import bindparam, select, update
from sqlmodel import Session

from store.nouns import Person
from store.prepared import fields, prepared, run, table
from store.tables.people import PersonRow
from store.unit import insert_once

PERSON = table(PersonRow)
LOAD = prepared(select(*fields(PersonRow)).where(PERSON.c.user_id == bindparam("of")))
EVERYONE = prepared(select(*fields(PersonRow)).order_by(PERSON.c.user_id))
MET = prepared(select(*fields(PersonRow)).where(PERSON.c.seen_at.is_not(None)).order_by(PERSON.c.user_id))
CALLED = prepared(select(PERSON.c.user_id, PERSON.c.name).where(PERSON.c.deleted.is_(False)))
GONE = prepared(select(PERSON.c.user_id).where(PERSON.c.deleted.is_(True)))
CHANGE = prepared(update(PERSON).where(PERSON.c.user_id == bindparam("of")))


def load(session: Session, user_id: str) -> Person | None:
    """The person, or None when Slack has not described them yet."""
    row = run(session, LOAD, of=user_id).mappings().one_or_none()
    return None if row is None else Person(**row)


def save(session: Session, person: Person) -> None:
    """Keep what Slack says of the person now."""
    if not insert_once(session, PersonRow, **person.model_dump()):
        run(session, CHANGE, of=person.user_id, **person.model_dump(exclude={"user_id"}))


def gone(session: Session) -> frozenset[str]:
    """Ids of those who left."""
    return frozenset(row["user_id"] for row in run(session, GONE).mappings())


def everyone(session: Session) -> tuple[Person, ...]:
    """All known people, by id."""
    return tuple(Person(**row) for row in run(session, EVERYONE).mappings())


def met(session: Session) -> tuple[Person, ...]:
    """Those whom Slack was asked about one by one, by id; the others are known by name alone."""
    return tuple(Person(**row) for row in run(session, MET).mappings())


def called(session: Session) -> tuple[tuple[str, str], ...]:
    """Id and name of everybody who has not left, quick for many thousands."""
    return tuple((row["user_id"], row["name"]) for row in run(session, CALLED).mappings() if row["name"])
