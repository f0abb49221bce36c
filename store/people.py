"""People of the workspace."""

from sqlmodel import Session, col, select

from store.nouns import Person
from store.tables.people import PersonRow
from store.unit import team_of


def load(session: Session, user_id: str) -> Person | None:
    """The person, or None when Slack has not described them yet."""
    row = session.get(PersonRow, (team_of(session), user_id))
    return None if row is None else _person(row)


def save(session: Session, person: Person) -> None:
    """Keep what Slack says of the person now."""
    session.merge(PersonRow(team_id=team_of(session), **person.model_dump()))
    session.flush()


def everyone(session: Session) -> tuple[Person, ...]:
    """All known people, by id."""
    rows = session.exec(select(PersonRow).order_by(col(PersonRow.user_id))).all()
    return tuple(_person(row) for row in rows)


def _person(row: PersonRow) -> Person:
    return Person.model_validate(row.model_dump(exclude={"team_id"}))
