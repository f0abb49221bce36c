"""A company of six departments on its way through a whole round, with gaps that somebody has to find.

Sales, Production and Service are through with drafting; Finance and HR draft in the conversation; IT has not begun.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

from bot.manifest import manifest
from bot.sandbox.options import SandboxOptions
from bot.sandbox.people import DEMO_PEOPLE, DemoPerson
from kpi_rules.functions import Function
from kpi_rules.nouns import Company, Department, DepartmentKind, Indicator, Kpi, Objective, Perspective
from nlp.nouns import Direction, Unit
from store import company as companies
from tests.conversations.approved import TEAM, approve, days
from tests.conversations.stage import Stage, staged
from tests.conversations.stock import CUSTOMERS

YEAR_END = date(2027, 12, 31)
PETRA = DemoPerson(id="U0PETRA", name="petra", real_name="Petra Lind", title="Head of Production")
SELMA = DemoPerson(id="U0SELMA", name="selma", real_name="Selma Haas", title="Head of Service")
IVAN = DemoPerson(id="U0IVAN", name="ivan", real_name="Ivan Novak", title="Head of IT")

VISITS = "Reach 5,000 showroom visits by 31 December 2027"
SYSTEM = "Keep the order system available 99.5% of the time by 31 December 2027"


@contextmanager
def in_the_round(folder: Path, *, url: str = "") -> Iterator[Stage]:
    """The six departments, three of them with KPIs in force."""
    people = (*DEMO_PEOPLE, PETRA, SELMA, IVAN)
    options = SandboxOptions(limits=False, manifest=manifest(), seed="stage", people=people)
    with staged(folder, options=options, url=url) as stage:
        _found(stage)
        _publish(stage)
        yield stage


def _found(stage: Stage) -> None:
    """The demo company, with three departments and two indicators more."""
    with stage.database.write(TEAM) as session:
        company = _grown(companies.load(session))
        companies.save(session, company, author="U0GRACE", at=stage.clock.now())


def _grown(company: Company) -> Company:
    revenue, customers = company.objectives
    return company.model_copy(
        update={
            "departments": (*company.departments, *_more_departments()),
            "objectives": (_carried_by(revenue, new_customers="sales service"), _with_more(customers)),
        }
    )


def _more_departments() -> Iterator[Department]:
    business, support = DepartmentKind.BUSINESS, DepartmentKind.SUPPORT
    for name, function, kind, head in (
        ("Production", Function.PRODUCTION, business, PETRA),
        ("Service", Function.SERVICE, business, SELMA),
        ("IT", Function.IT, support, IVAN),
    ):
        yield Department(id=name.lower(), name=name, function=function, kind=kind, head=head.id)


def _with_more(customers: Objective) -> Objective:
    grown = _carried_by(customers, on_time="production")
    visits = Indicator(
        id="visits",
        statement=VISITS,
        perspective=Perspective.CUSTOMER,
        target=Decimal(5000),
        unit=Unit.COUNT,
        unit_text="showroom visits",
        due=YEAR_END,
        departments=("sales",),
    )
    system = Indicator(
        id="system",
        statement=SYSTEM,
        perspective=Perspective.INTERNAL_PROCESS,
        target=Decimal("99.5"),
        unit=Unit.PERCENT,
        unit_text="%",
        due=YEAR_END,
        departments=("it",),
    )
    return grown.model_copy(update={"indicators": (*grown.indicators, visits, system)})


def _carried_by(objective: Objective, **carriers: str) -> Objective:
    """The objective with other departments behind some of its indicators."""
    named = {name.replace("_", "-"): tuple(who.split()) for name, who in carriers.items()}
    indicators = tuple(
        i.model_copy(update={"departments": named.get(i.id, i.departments)}) for i in objective.indicators
    )
    return objective.model_copy(update={"indicators": indicators})


def _publish(stage: Stage) -> None:
    """Sales and Service promise 150 new customers together, where 200 are wanted."""
    approve(
        stage,
        "sales",
        _customers("k-sales", 120),
        days("k-offer", "days from enquiry to delivery date", target=2, indicator="on-time"),
        _share("k-visits", "share of showroom visits with an offer", 60, indicator="visits"),
    )
    approve(
        stage,
        "production",
        _share("k-orders", "orders on the promised day", 95, indicator="on-time"),
        days("k-parts", "waiting days for parts", target=3, indicator="on-time"),
    )
    approve(
        stage,
        "service",
        _customers("k-service", 30),
        days("k-complaint", "days from complaint to repair", target=5, indicator="on-time"),
    )


def _customers(id_: str, number: int) -> Kpi:
    wanted = {"target": Decimal(number), "statement": f"Win {number} new customers by 31 December 2027"}
    return Kpi(id=id_, definition=CUSTOMERS.model_copy(update=wanted))


def _share(id_: str, metric: str, target: int, *, indicator: str) -> Kpi:
    """A KPI that is counted in percent."""
    return days(
        id_,
        metric,
        target=target,
        statement=f"Increase {metric} to {target}% by 31 December 2027",
        direction=Direction.INCREASE,
        unit=Unit.PERCENT,
        unit_text="%",
        indicator=indicator,
    )
