"""A company of many people who owe values, for tests that hurt the reminding of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

from bot.usecases.demo import demo_company
from bot.usecases.services import Services
from kpi_rules.nouns import Definition, DraftState, Kpi
from kpi_rules.sheet_nouns import Sheet
from nlp.nouns import Cadence, Direction, Measure, Unit
from store import company as companies
from store import kpis, people
from store.database import Database
from store.nouns import Person, PublishedSet

TEAM = "T0DEMO"
HEAD = "U0FIONA"
BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)


def user(number: int) -> str:
    """The id of somebody."""
    return f"U{number:05}"


def services_for(
    database: Database, now: Callable[[], datetime], wake: Callable[[], None] = lambda: None
) -> Services:
    """What a use case works with."""
    return Services(database=database, now=now, new_id=lambda: uuid4().hex, wake=wake)


def kpi(number: int, *, updater: str, cadence: Cadence) -> Kpi:
    """A number that this person records."""
    definition = Definition(
        statement=f"Raise figure {number} from 10 to 20",
        metric=f"figure {number}",
        direction=Direction.INCREASE,
        measure=Measure.QUANTITY,
        baseline=Decimal(10),
        target=Decimal(20),
        unit=Unit.COUNT,
        cadence=cadence,
        sheet=Sheet(updater=updater),
    )
    return Kpi(id=f"k{number}", definition=definition)


def open_office(database: Database, *, zones: list[str], wanted: tuple[Kpi, ...]) -> None:
    """The demo company, so many people as there are zones, and these KPIs in its finance department."""
    with database.write(TEAM) as session:
        demo = demo_company(team_id=TEAM, today=BEGAN.date(), loader="U0GRACE")
        companies.save(session, demo, author="U0GRACE", at=BEGAN)
        known = [Person(user_id=user(n), name=user(n), tz=zone) for n, zone in enumerate(zones)]
        for person in (*known, Person(user_id=HEAD, name="Fiona", tz="Europe/Berlin")):
            people.save(session, person.model_copy(update={"seen_at": BEGAN}))
        published = PublishedSet(department="finance", kpis=wanted)
        kpis.publish(session, published, author=HEAD, at=BEGAN, state=DraftState.APPROVED)
