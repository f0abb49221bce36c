"""Forms of a large company stay within what Slack takes, and lose nothing that was chosen."""

from datetime import UTC, datetime

from bot.dialogue.facts import Facts
from bot.strategy.indicators import INDICATOR
from bot.strategy.kind import opened
from bot.usecases.demo import demo_company
from kpi_rules.functions import Function
from kpi_rules.nouns import Department, DepartmentKind

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_a_company_of_two_hundred_departments_can_say_who_carries_what() -> None:
    demo = demo_company(team_id="T0DEMO", today=NOW.date(), loader="U0GRACE")
    many = tuple(
        Department(id=f"d{n}", name=f"Shop {n}", function=Function.SALES, kind=DepartmentKind.BUSINESS, head="U0SAM")
        for n in range(200)
    )  # fmt: skip
    first = demo.objectives[0]
    carried = first.indicators[0].model_copy(update={"departments": ("d199",)})
    objective = first.model_copy(update={"indicators": (carried, *first.indicators[1:])})
    company = demo.model_copy(update={"departments": many, "objectives": (objective, *demo.objectives[1:])})
    facts = Facts(company=company, user="U0GRACE", now=NOW, new_id=lambda: "new")
    view = opened(INDICATOR, facts, carried.id)
    assert view is not None
    (asked,) = [block["element"] for block in view["blocks"] if block["block_id"] == "departments"]
    groups = [group["options"] for group in asked["option_groups"]]
    assert [len(group) for group in groups] == [100, 100]
    assert groups[0][0]["value"] == "d199"
    assert [option["value"] for option in asked["initial_options"]] == ["d199"]
