"""Fields that follow from others, and words that give a metric away."""

import pytest

from kpi_rules.defaults import financial, kind_for, with_defaults
from kpi_rules.functions import Function
from kpi_rules.metrics import better_direction, is_money
from kpi_rules.nouns import Definition, Department, DepartmentKind, Horizon, Nature, Perspective, Side
from nlp.nouns import Direction, Measure, Unit

FINANCE = Department(
    id="f", name="Finance", function=Function.FINANCE, kind=DepartmentKind.SUPPORT, head="U1"
)
SALES = Department(id="s", name="Sales", function=Function.SALES, kind=DepartmentKind.BUSINESS, head="U2")
PLANT = Department(
    id="p", name="Plant", function=Function.PRODUCTION, kind=DepartmentKind.BUSINESS, head="U3"
)


def metric(name: str, **fields: object) -> Definition:
    return Definition.model_validate({"statement": name, "metric": name, **fields})


@pytest.mark.req("000-33", "002-21")
def test_outside_is_short_term_and_inside_medium_term() -> None:
    outside = with_defaults(metric("approval time", serves="n1"), department=FINANCE)
    inside = with_defaults(
        metric("people trained", serves="c1"), department=FINANCE, capabilities=frozenset({"c1"})
    )
    assert (outside.side, outside.horizon) == (Side.OUTSIDE, Horizon.SHORT)
    assert (inside.side, inside.horizon) == (Side.INSIDE, Horizon.MEDIUM)
    assert inside.perspective is Perspective.LEARNING_GROWTH


@pytest.mark.req("000-33")
def test_what_a_person_chose_is_never_replaced() -> None:
    chosen = metric(
        "approval time",
        side=Side.INSIDE,
        horizon=Horizon.SHORT,
        perspective=Perspective.CUSTOMER,
        nature=Nature.RESULT,
    )
    assert with_defaults(chosen, department=FINANCE) == chosen


def test_a_business_department_has_no_sides_of_its_own() -> None:
    assert with_defaults(metric("new clients"), department=SALES).side is None


@pytest.mark.parametrize(
    ("name", "department", "perspective"),
    [
        ("cash flow", FINANCE, Perspective.FINANCIAL),
        ("gross margin", SALES, Perspective.FINANCIAL),
        ("new clients", SALES, Perspective.CUSTOMER),
        ("NPS", PLANT, Perspective.CUSTOMER),
        ("scrap rate", PLANT, Perspective.INTERNAL_PROCESS),
        ("staff turnover", FINANCE, Perspective.LEARNING_GROWTH),
        ("employee engagement", FINANCE, Perspective.LEARNING_GROWTH),
        ("month-end close", FINANCE, Perspective.INTERNAL_PROCESS),
        ("deals won", SALES, Perspective.CUSTOMER),
    ],
)
def test_the_perspective_follows_from_the_words(
    name: str, department: Department, perspective: Perspective
) -> None:
    assert with_defaults(metric(name), department=department).perspective is perspective


@pytest.mark.req("000-12")
@pytest.mark.parametrize(
    ("name", "nature"),
    [
        ("approval time", Nature.PROCESS),
        ("error rate", Nature.PROCESS),
        ("reports on time", Nature.PROCESS),
        ("receivable days", Nature.PROCESS),
        ("revenue", Nature.RESULT),
        ("new clients", Nature.RESULT),
        ("NPS", Nature.RESULT),
        ("market share", Nature.RESULT),
    ],
)
def test_the_nature_follows_from_the_words(name: str, nature: Nature) -> None:
    assert with_defaults(metric(name), department=SALES).nature is nature


def test_a_deliverable_is_work_on_the_way() -> None:
    portal = metric("the payroll portal", measure=Measure.MILESTONE)
    assert with_defaults(portal, department=FINANCE).nature is Nature.PROCESS


@pytest.mark.req("001-16")
def test_money_is_financial_and_people_are_not() -> None:
    assert financial(metric("gross margin", unit=Unit.PERCENT))
    assert financial(metric("anything", unit=Unit.CURRENCY))
    assert not financial(metric("staff turnover", unit=Unit.PERCENT))
    assert not financial(metric("engagement score"))
    assert not financial(metric("cash flow", perspective=Perspective.CUSTOMER))


@pytest.mark.req("002-15")
@pytest.mark.parametrize("function", list(Function))
def test_four_functions_support_the_others(function: Function) -> None:
    supports = function in {Function.HR, Function.IT, Function.ADMIN, Function.FINANCE}
    assert kind_for(function) is (DepartmentKind.SUPPORT if supports else DepartmentKind.BUSINESS)


@pytest.mark.parametrize(
    "name",
    [
        "churn",
        "operating costs",
        "receivable days",
        "customer complaints",
        "staff turnover",
        "time to hire",
        "error rate",
        "bugs",
    ],
)
def test_less_is_better_for_what_nobody_wants(name: str) -> None:
    assert better_direction(name) is Direction.DECREASE


@pytest.mark.parametrize(
    "name", ["cash flow", "revenue", "NPS", "on-time deliveries", "holiday bookings", "latest releases"]
)
def test_more_is_better_for_the_rest(name: str) -> None:
    assert better_direction(name) is Direction.INCREASE


@pytest.mark.parametrize(
    "name", ["cash flow", "revenue", "operating costs", "profit", "annual recurring revenue"]
)
def test_a_bare_number_of_these_is_money(name: str) -> None:
    assert is_money(name)


@pytest.mark.parametrize(
    "name", ["receivable days", "gross margin", "cost accuracy", "staff turnover", "number of sales", "NPS"]
)
def test_a_bare_number_of_these_is_not(name: str) -> None:
    assert not is_money(name)
