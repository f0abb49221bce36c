"""People whose every message has an effect that counts, so that none can be lost or taken twice unseen."""

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import text

from bot.usecases.demo import demo_company
from kpi_rules.nouns import Definition, DraftState, Kpi
from kpi_rules.sheet_nouns import Sheet
from nlp.nouns import Direction, Measure, Unit
from store import company as companies
from store import kpis
from store.database import Database
from store.message_nouns import Progress
from store.nouns import PublishedSet
from tests.conversations import chapters
from tests.conversations.stand import COLIN, GRACE, HANA, SAM, TEAM

COUNTED = {SAM: "visits", HANA: "interviews", COLIN: "invoices"}
"""Who counts what: each message is one more."""


def counter(id_: str, name: str, *, updater: str) -> Kpi:
    """Something that is counted over the quarter."""
    definition = Definition(
        statement=f"Raise {name} from 0 to 2000 by 31 December 2028",
        metric=name,
        direction=Direction.INCREASE,
        measure=Measure.QUANTITY,
        baseline=Decimal(0),
        target=Decimal(2000),
        unit=Unit.COUNT,
        sheet=Sheet(updater=updater),
    )
    return Kpi(id=id_, definition=definition)


def furnish(database: Database) -> None:
    """The demo company, three KPIs that are counted, and Fiona in the middle of a draft."""
    now = datetime.now(UTC)
    wanted = tuple(counter(f"k-{name}", name, updater=who) for who, name in COUNTED.items())
    with database.write(TEAM) as session:
        companies.save(
            session, demo_company(team_id=TEAM, today=now.date(), loader=GRACE), author=GRACE, at=now
        )
        published = PublishedSet(department="sales", kpis=wanted)
        kpis.publish(session, published, author=SAM, at=now, state=DraftState.APPROVED)
    chapters.place(database, chapters.NEEDED)


def unsent(database: Database) -> int:
    """Answers that never arrived."""
    with database.everywhere() as connection:
        asked = text("SELECT count(*) FROM outbox WHERE state <> :sent")
        return int(connection.execute(asked, {"sent": Progress.SENT}).scalar_one())


def counts(database: Database) -> dict[str, tuple[Decimal, int]]:
    """Of what is counted: the value, and how many times somebody recorded one."""
    with database.read(TEAM) as session:
        found = {who: kpis.check_ins(session, f"k-{name}") for who, name in COUNTED.items()}
    return {
        who: (max((one.value for one in ones), default=Decimal(0)), len(ones)) for who, ones in found.items()
    }
