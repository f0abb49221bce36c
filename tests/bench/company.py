"""A company of fifty departments, and what each of their heads types."""

from datetime import date

from bot.manifest import manifest
from bot.sandbox.options import SandboxOptions
from bot.sandbox.people import GRACE, DemoPerson
from bot.usecases.demo import SANDBOX_OWNER, SANDBOX_TEAM, demo_company
from kpi_rules.functions import Function
from kpi_rules.nouns import Company, Department, DepartmentKind, Objective

HEADS = 50
FUNCTIONS = (Function.FINANCE, Function.HR, Function.IT, Function.ADMIN, Function.PROCUREMENT)
BEGIN = ("draft my KPIs", "Yes, go on")
"""What every head types before anything is measured."""

LINES = (
    "We give every department the people and the numbers it needs in time, so that the company can grow safely",
    "Increase revenue",
    "I agree",
    "Sales",
    "Money for customer visits within three days of asking",
    "That is all",
    "Improve a process",
    "Close the month with fewer steps done by hand",
    "That is all",
    "Reduce days from request to funds from 8 days to 3 days by 31 December 2027",
)
"""What is measured: ten messages from mission to a KPI, each of them a step of the draft."""


def head(number: int) -> str:
    """The user id of a head."""
    return f"U0HEAD{number:02}"


def sandbox_options() -> SandboxOptions:
    """A workspace of that company, without rate limits."""
    heads = (
        DemoPerson(id=head(n), name=f"head{n:02}", real_name=f"Head {n:02}", title="Head")
        for n in range(HEADS)
    )
    return SandboxOptions(limits=False, manifest=manifest(), people=(GRACE, *heads))


def big_company(today: date) -> Company:
    """The demo company's goals with fifty support departments, and Sales for them to work for."""
    demo = demo_company(team_id=SANDBOX_TEAM, today=today, loader=SANDBOX_OWNER)
    sales = Department(
        id="sales", name="Sales", function=Function.SALES, kind=DepartmentKind.BUSINESS, head=SANDBOX_OWNER
    )
    departments = (sales, *(_department(n) for n in range(HEADS)))
    objectives = tuple(_carried(objective, departments) for objective in demo.objectives)
    return demo.model_copy(update={"departments": departments, "objectives": objectives})


def _department(number: int) -> Department:
    function = FUNCTIONS[number % len(FUNCTIONS)]
    return Department(
        id=f"d{number:02}",
        name=f"{function.upper()} {number:02}",
        function=function,
        kind=DepartmentKind.SUPPORT,
        head=head(number),
    )


def _carried(objective: Objective, departments: tuple[Department, ...]) -> Objective:
    """Every department carries one indicator of each objective."""
    several = len(objective.indicators)
    indicators = tuple(
        indicator.model_copy(update={"departments": tuple(d.id for d in departments[n::several])})
        for n, indicator in enumerate(objective.indicators)
    )
    return objective.model_copy(update={"indicators": indicators})
