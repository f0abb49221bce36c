"""KPIs in force for tests of reminders."""

from datetime import UTC, date, datetime
from decimal import Decimal

from kpi_rules.nouns import Definition, DraftState, Kpi
from kpi_rules.sheet_nouns import Sheet
from nlp.nouns import Cadence, Direction, Measure, Unit
from store import kpis
from store.database import Database
from store.nouns import CheckIn, PublishedSet

TEAM = "T0DEMO"
FIONA, COLIN, SAM, HANA, GRACE = "U0FIONA", "U0COLIN", "U0SAM", "U0HANA", "U0GRACE"
BEGAN = datetime(2026, 10, 5, 9, tzinfo=UTC)


def kpi(id_: str, name: str, *, cadence: Cadence = Cadence.MONTHLY, **sheet: object) -> Kpi:
    """A KPI to be reduced from 45 to 30 days within two years."""
    definition = Definition(
        statement=f"Reduce {name} from 45 to 30 days by 31 December 2028",
        metric=name,
        direction=Direction.DECREASE,
        measure=Measure.QUANTITY,
        baseline=Decimal(45),
        target=Decimal(30),
        unit=Unit.DURATION,
        unit_text="days",
        due=date(2028, 12, 31),
        cadence=cadence,
        sheet=Sheet.model_validate(sheet),
    )
    return Kpi(id=id_, definition=definition)


def publish(database: Database, department: str, *wanted: Kpi, at: datetime = BEGAN) -> None:
    """Put these KPIs in force."""
    with database.write(TEAM) as session:
        published = PublishedSet(department=department, kpis=wanted)
        kpis.publish(session, published, author=FIONA, at=at, state=DraftState.APPROVED)


def record(database: Database, kpi_id: str, period: str, value: int, *, at: datetime) -> None:
    """An actual value comes in."""
    with database.write(TEAM) as session:
        one = CheckIn(kpi=kpi_id, period=period, value=Decimal(value), by=FIONA, at=at)
        assert kpis.check_in(session, one)
