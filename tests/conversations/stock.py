"""KPIs that are in force already, for conversations that begin where drafting ends."""

from datetime import date
from decimal import Decimal

from bot.usecases.demo import SANDBOX_TEAM
from kpi_rules.nouns import Definition, DraftState, Kpi, Nature, Perspective
from kpi_rules.sheet_nouns import Sheet
from nlp.nouns import Cadence, Direction, Measure, TargetKind, Unit
from store import kpis
from store.nouns import PublishedSet
from tests.conversations.stage import Stage

YEAR_END = date(2027, 12, 31)
_WAY = {"measure": Measure.QUANTITY, "target_kind": TargetKind.REACH}

RECEIVABLES = Definition(
    statement="Reduce accounts receivable days from 45 to 30 days by 31 December 2027",
    metric="accounts receivable days",
    direction=Direction.DECREASE,
    baseline=Decimal(45),
    target=Decimal(30),
    unit=Unit.DURATION,
    unit_text="days",
    due=YEAR_END,
    indicator="receivable-days",
    perspective=Perspective.FINANCIAL,
    nature=Nature.RESULT,
    sheet=Sheet(name="Receivable days", weight=40),
    **_WAY,
)
REQUESTS = Definition(
    statement="Increase the share of data requests answered within 2 days from 80% to 95% each month",
    metric="share of data requests answered within 2 days",
    direction=Direction.INCREASE,
    baseline=Decimal(80),
    target=Decimal(95),
    unit=Unit.PERCENT,
    unit_text="%",
    cadence=Cadence.MONTHLY,
    indicator="new-customers",
    perspective=Perspective.CUSTOMER,
    nature=Nature.PROCESS,
    sheet=Sheet(name="Data requests in time", weight=40, updater="U0COLIN"),
    **_WAY,
)
PORTAL = Definition(
    statement="Launch the expense portal by 30 June 2027",
    metric="Launch the expense portal",
    direction=Direction.INCREASE,
    measure=Measure.MILESTONE,
    due=date(2027, 6, 30),
    indicator="new-customers",
    perspective=Perspective.INTERNAL_PROCESS,
    nature=Nature.PROCESS,
    sheet=Sheet(name="Expense portal", weight=20),
)
LEADS = Definition(
    statement="Generate 200 leads each quarter",
    metric="leads",
    direction=Direction.INCREASE,
    target=Decimal(200),
    unit=Unit.COUNT,
    unit_text="leads",
    cadence=Cadence.QUARTERLY,
    indicator="new-customers",
    perspective=Perspective.CUSTOMER,
    nature=Nature.PROCESS,
    sheet=Sheet(name="Leads", weight=50),
    **_WAY,
)
CUSTOMERS = Definition(
    statement="Win 200 new customers by 31 December 2027",
    metric="new customers",
    direction=Direction.INCREASE,
    target=Decimal(200),
    unit=Unit.COUNT,
    unit_text="new customers",
    due=YEAR_END,
    indicator="new-customers",
    perspective=Perspective.CUSTOMER,
    nature=Nature.RESULT,
    sheet=Sheet(name="New customers", weight=50),
    **_WAY,
)
SETS = {
    "finance": ("U0FIONA", {"days": RECEIVABLES, "requests": REQUESTS, "portal": PORTAL}),
    "sales": ("U0SAM", {"leads": LEADS, "customers": CUSTOMERS}),
}


def stock(stage: Stage) -> None:
    """Put the KPIs of Finance and of Sales in force."""
    with stage.database.write(SANDBOX_TEAM) as session:
        for department, (author, definitions) in SETS.items():
            every = tuple(Kpi(id=id_, definition=definition) for id_, definition in definitions.items())
            published = PublishedSet(department=department, kpis=every)
            kpis.publish(session, published, author=author, at=stage.clock.now(), state=DraftState.APPROVED)
