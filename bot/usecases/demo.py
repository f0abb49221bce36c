"""A small company to look around in: goals, indicators, three departments and their heads."""

from datetime import date
from decimal import Decimal

from bot.dialogue.days import day_text, fiscal_year_end
from kpi_rules.functions import Function
from kpi_rules.nouns import Company, Department, DepartmentKind, Indicator, Objective, Perspective
from nlp.nouns import Unit

SANDBOX_TEAM = "T0DEMO"
SANDBOX_OWNER = "U0GRACE"
SANDBOX_HEADS = {"finance": "U0FIONA", "sales": "U0SAM", "hr": "U0HANA"}
SANDBOX_DEPUTIES = {"finance": ("U0COLIN",)}
"""The people of the workspace that `kpi sandbox` opens."""


def demo_company(*, team_id: str, today: date, loader: str) -> Company:
    """The demo, due at the end of the next fiscal year. Outside the sandbox the loader plays every part."""
    this_year = fiscal_year_end(today, starts_in=1)
    due = this_year.replace(year=this_year.year + 1)
    at_home = team_id == SANDBOX_TEAM
    objectives = (_revenue(due), _customers(due))
    indicators = [indicator.id for objective in objectives for indicator in objective.indicators]
    return Company(
        team_id=team_id,
        owners=(SANDBOX_OWNER if at_home else loader,),
        name="Alder & Finch Furniture",
        vision="Every home in the region has one piece of ours that will be handed down.",
        objectives=objectives,
        departments=_departments(at_home=at_home, loader=loader),
        settled=frozenset({
            "fiscal", "objectives", "departments", "approver",
            *(f"indicators:{objective.id}" for objective in objectives),
            *(f"perspective:{indicator}" for indicator in indicators),
        }),
    )  # fmt: skip


def _departments(*, at_home: bool, loader: str) -> tuple[Department, ...]:
    rows = (
        ("finance", "Finance", Function.FINANCE, DepartmentKind.SUPPORT),
        ("sales", "Sales", Function.SALES, DepartmentKind.BUSINESS),
        ("hr", "HR", Function.HR, DepartmentKind.SUPPORT),
    )
    return tuple(
        Department(
            id=id_,
            name=name,
            function=function,
            kind=kind,
            head=SANDBOX_HEADS[id_] if at_home else loader,
            deputies=SANDBOX_DEPUTIES.get(id_, ()) if at_home else (),
        )
        for id_, name, function, kind in rows
    )


def _revenue(due: date) -> Objective:
    return Objective(
        id="revenue",
        statement=f"Increase revenue from $10 million to $12 million by {day_text(due)}",
        due=due,
        indicators=(
            Indicator(
                id="new-customers",
                statement=f"Win 200 new customers by {day_text(due)}",
                perspective=Perspective.CUSTOMER,
                target=Decimal(200),
                unit=Unit.COUNT,
                unit_text="new customers",
                due=due,
                departments=("sales",),
            ),
            Indicator(
                id="receivable-days",
                statement=f"Reduce accounts receivable days from 45 to 30 days by {day_text(due)}",
                perspective=Perspective.FINANCIAL,
                target=Decimal(30),
                unit=Unit.DURATION,
                unit_text="days",
                due=due,
                departments=("finance",),
            ),
        ),
    )


def _customers(due: date) -> Objective:
    return Objective(
        id="customers",
        statement=f"Raise customer satisfaction from 78% to 88% by {day_text(due)}",
        due=due,
        indicators=(
            Indicator(
                id="on-time",
                statement=f"Deliver 95% of orders on the promised day by {day_text(due)}",
                perspective=Perspective.INTERNAL_PROCESS,
                target=Decimal(95),
                unit=Unit.PERCENT,
                unit_text="%",
                due=due,
                departments=("sales",),
                drives=("new-customers", "receivable-days"),
            ),
            Indicator(
                id="turnover",
                statement=f"Reduce staff turnover from 14% to 10% by {day_text(due)}",
                perspective=Perspective.LEARNING_GROWTH,
                target=Decimal(10),
                unit=Unit.PERCENT,
                unit_text="%",
                due=due,
                departments=("hr",),
                drives=("on-time",),
            ),
        ),
    )
