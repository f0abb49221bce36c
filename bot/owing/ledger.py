"""What the sources of what is owed read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.nudges.owed import Patience, Recipient
from kpi_rules.nouns import Company, Department


@dataclass(frozen=True, slots=True)
class Ledger:
    """The database, the company and its people at one moment."""

    session: Session
    company: Company
    people: Mapping[str, Recipient]
    now: datetime
    country: str
    """Whose public holidays the company has."""
    patience: Patience
    whose: frozenset[str] | None = None
    """The people of whose debts somebody is to hear; of those of others nothing need be read. None for everybody."""

    def today(self, user: str) -> date:
        """The day on the person's wall."""
        person = self.people.get(user)
        return (self.now.astimezone(person.zone) if person else self.now).date()

    def department(self, department_id: str) -> Department | None:
        """The department, unless it is gone."""
        return self.company.department(department_id)
