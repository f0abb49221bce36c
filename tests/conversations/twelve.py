"""Finance with twelve KPIs of every kind, a clerk who records three of them, and people from elsewhere."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

from bot.manifest import manifest
from bot.sandbox.options import SandboxOptions
from bot.sandbox.people import DEMO_PEOPLE, DemoPerson
from bot.usecases.demo import SANDBOX_TEAM
from kpi_rules.nouns import Definition, DraftState, Kpi, Nature, Perspective
from kpi_rules.sheet_nouns import Adding, PeriodTarget, Sheet
from nlp.nouns import Cadence, Comparator, Direction, Measure, TargetKind, Unit
from store import kpis
from store.nouns import PublishedSet
from tests.conversations.stage import Stage, staged
from tests.conversations.stock import CUSTOMERS, LEADS

CLARA = DemoPerson(
    id="U0CLARA", name="clara", real_name="Clara Vogt", title="Accounts clerk", tz="Europe/Berlin"
)
NED = DemoPerson(id="U0NED", name="ned", real_name="Ned Marsh", title="Warehouse")
DEE = DemoPerson(id="U0DEE", name="dee", real_name="Dee Tran", title="Controller", tz="America/Los_Angeles")

YEAR_END = date(2027, 12, 31)
DAYS = {"unit": Unit.DURATION, "unit_text": "days", "direction": Direction.DECREASE}
DOLLARS = {"unit": Unit.CURRENCY, "unit_text": "$", "currency": "USD"}
EUROS = {"unit": Unit.CURRENCY, "unit_text": "€", "currency": "EUR"}
PERCENT = {"unit": Unit.PERCENT, "unit_text": "%"}
STEPS = {"measure": Measure.MILESTONE, "target_kind": None}
MONTHLY, QUARTERLY = {"cadence": Cadence.MONTHLY}, {"cadence": Cadence.QUARTERLY}
CLERKS = {"updater": CLARA.id}


@contextmanager
def twelve(folder: Path, *, url: str = "") -> Iterator[Stage]:
    """The company, with these KPIs in force; one of them rests, and one that there was is retired."""
    people = (*DEMO_PEOPLE, CLARA, NED, DEE)
    options = SandboxOptions(limits=False, manifest=manifest(), seed="stage", people=people)
    with staged(folder, options=options, url=url) as stage:
        _publish(stage, "finance", "U0FIONA", (*FINANCE, RETIRED))
        sales = (Kpi(id="leads", definition=LEADS), Kpi(id="customers", definition=CUSTOMERS))
        _publish(stage, "sales", "U0SAM", sales)
        with stage.database.write(SANDBOX_TEAM) as session:
            kpis.rest(session, "budget", since=stage.clock.now())
            kpis.retire(session, RETIRED.id, at=stage.clock.now())
        yield stage


def _publish(stage: Stage, department: str, author: str, every: tuple[Kpi, ...]) -> None:
    with stage.database.write(SANDBOX_TEAM) as session:
        published = PublishedSet(department=department, kpis=every)
        kpis.publish(session, published, author=author, at=stage.clock.now(), state=DraftState.APPROVED)


def _kpi(
    id_: str,
    statement: str,
    *kinds: Mapping[str, object],
    sheet: Mapping[str, object],
    target: int | None = None,
    **fields: object,
) -> Kpi:
    known: dict[str, object] = {
        "statement": statement,
        "metric": str(sheet["name"]).casefold(),
        "direction": Direction.INCREASE,
        "measure": Measure.QUANTITY,
        "target": None if target is None else Decimal(target),
        "target_kind": TargetKind.REACH,
        "indicator": "receivable-days",
        "perspective": Perspective.FINANCIAL,
        "nature": Nature.RESULT,
        "sheet": Sheet.model_validate(sheet),
    }
    for kind in kinds:
        known.update(kind)
    return Kpi(id=id_, definition=Definition.model_validate(known | fields))


FINANCE = (
    _kpi(
        "dso", "Reduce days sales outstanding from 45 to 30 days by 31 December 2027", DAYS,
        metric="days sales outstanding", baseline=45, target=30, due=YEAR_END,
        sheet={"name": "DSO", "weight": 10, **CLERKS},
    ),
    _kpi(
        "close", "Cut closing days from 8 to 5 days each month", DAYS, MONTHLY, baseline=8, target=5,
        sheet={"name": "Closing days", "weight": 10, **CLERKS},
    ),
    _kpi(
        "audit", "Keep audit findings at 0 each quarter", QUARTERLY, target=0, unit=Unit.COUNT,
        unit_text="audit findings", direction=Direction.KEEP, comparator=Comparator.AT_MOST,
        sheet={"name": "Audit findings", "weight": 10, **CLERKS},
    ),
    _kpi(
        "margin", "Increase gross margin from 31% to 35% by 31 December 2027", PERCENT,
        baseline=31, target=35, due=YEAR_END, sheet={"name": "Gross margin", "weight": 10},
    ),
    _kpi(
        "cash", "Keep the cash reserve between $1 million and $1.5 million each month", DOLLARS, MONTHLY,
        direction=Direction.KEEP, comparator=Comparator.BETWEEN, target=1_000_000, target_high=1_500_000,
        sheet={"name": "Cash reserve", "weight": 10},
    ),
    _kpi(
        "filed", "File the tax return on time each quarter", STEPS, QUARTERLY,
        sheet={"name": "Tax return filed", "weight": 5},
    ),
    _kpi(
        "portal", "Launch the expense portal by 30 June 2027", STEPS, due=date(2027, 6, 30),
        sheet={"name": "Expense portal", "weight": 10},
    ),
    _kpi(
        "saved", "Save $500,000 in purchasing by 31 December 2027", DOLLARS, target=500_000, due=YEAR_END,
        sheet={"name": "Purchasing savings", "weight": 10, "adding": Adding.SUM},
    ),
    _kpi(
        "service", "Earn €1,000,000 service revenue by 31 December 2027", EUROS, target=1_000_000, due=YEAR_END,
        sheet={
            "name": "Service revenue", "weight": 10, "adding": Adding.SUM,
            "period_targets": tuple(
                PeriodTarget(period=f"2027-Q{n}", target=Decimal(target))
                for n, target in enumerate((150_000, 250_000, 250_000, 350_000), start=1)
            ),
        },
    ),
    _kpi(
        "debt", "Bring the change of net debt to -3% each quarter", PERCENT, QUARTERLY,
        metric="change of net debt", direction=Direction.DECREASE, baseline=2, target=-3,
        sheet={"name": "Net debt change", "weight": 5},
    ),
    _kpi(
        "budget", "Increase budget accuracy from 80% to 95% each month", PERCENT, MONTHLY,
        baseline=80, target=95, sheet={"name": "Budget accuracy", "weight": 5},
    ),
    _kpi(
        "train", "Deliver 24 training hours for each accountant by 31 December 2027", target=24, due=YEAR_END,
        unit=Unit.DURATION, unit_text="hours",
        sheet={"name": "Training hours", "weight": 5, "adding": Adding.SUM},
    ),
)  # fmt: skip
RETIRED = _kpi(
    "old", "Process 300 invoices each month", MONTHLY, target=300, unit=Unit.COUNT, unit_text="invoices",
    sheet={"name": "Invoices processed", "weight": 5},
)  # fmt: skip
