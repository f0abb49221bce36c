"""The patterns that the company's own sources ask for."""

import pytest

from kpi_rules.catalogue import Pattern, catalogue
from kpi_rules.functions import Function
from kpi_rules.ground_nouns import CapabilityKind
from kpi_rules.nouns import Nature, Side
from nlp.nouns import Cadence, Direction, Measure, Unit


def ids(patterns: tuple[Pattern, ...]) -> list[str]:
    return [pattern.id for pattern in patterns]


@pytest.mark.parametrize(
    ("need", "first", "also"),
    [
        pytest.param(
            "Business needs to use funds",
            "finance.funding-on-time",
            "finance.days-to-funds",
            marks=pytest.mark.req("000-18"),
        ),
        pytest.param(
            "Sales needs data support quickly",
            "finance.data-answer-hours",
            "finance.data-answers-on-time",
            marks=pytest.mark.req("000-19"),
        ),
        pytest.param(
            "Marketing needs customised data analysis",
            "finance.analyses-used",
            "finance.analyses-right-first-time",
            marks=pytest.mark.req("000-20"),
        ),
        pytest.param(
            "Sales is in the field and needs quick approvals",
            "finance.approval-days",
            "finance.sales-satisfaction",
            marks=pytest.mark.req("000-21"),
        ),
    ],
)
def test_each_worked_need_of_finance_finds_its_measures(need: str, first: str, also: str) -> None:
    found = catalogue().for_need(need, function=Function.FINANCE)
    assert found[0].id == first
    assert also in ids(found)
    assert found[0].side is Side.OUTSIDE


@pytest.mark.req("000-19")
def test_speed_of_answering_goes_down_and_answers_on_time_go_up() -> None:
    assert catalogue().pattern("finance.data-answer-hours").direction is Direction.DECREASE
    assert catalogue().pattern("finance.data-answers-on-time").direction is Direction.INCREASE


@pytest.mark.req("000-27")
def test_every_need_is_offered_one_measure_that_those_served_confirm() -> None:
    found = catalogue().for_need("Sales needs travel bookings", function=Function.ADMIN)
    assert sum(pattern.service for pattern in found) >= 1


@pytest.mark.req("000-29", "000-30", "000-31")
@pytest.mark.parametrize("function", Function)
@pytest.mark.parametrize("kind", [CapabilityKind.TRAINING, CapabilityKind.PROCESS, CapabilityKind.SYSTEM])
def test_each_kind_of_capability_has_patterns_in_every_function(
    function: Function, kind: CapabilityKind
) -> None:
    found = catalogue().for_capability("something new", kind, function=function)
    assert len(found) >= 3
    assert {pattern.kind for pattern in found} == {kind}


@pytest.mark.req("000-30")
def test_process_optimisation_compares_before_and_after() -> None:
    found = catalogue().for_capability(
        "fewer steps in the approval", CapabilityKind.PROCESS, function=Function.HR
    )
    assert any("before" in pattern.formula for pattern in found)


@pytest.mark.req("000-31")
def test_a_digital_system_has_a_date_and_a_measure_of_use() -> None:
    found = catalogue().for_capability("new expense app", CapabilityKind.SYSTEM, function=Function.FINANCE)
    assert Measure.MILESTONE in {pattern.measure for pattern in found}
    assert "general.system-usage" in ids(found)


@pytest.mark.req("002-22")
def test_a_factor_yields_its_indicator() -> None:
    (found,) = catalogue().for_factor("improve return on equity")
    assert found.id == "finance.return-on-equity"
    assert (found.unit, found.direction, found.cadence) == (Unit.PERCENT, Direction.INCREASE, Cadence.YEARLY)


def test_a_factor_that_nothing_measures_yields_nothing() -> None:
    assert catalogue().for_factor("zebras on the moon") == ()
    assert catalogue().for_factor("improve it") == ()


@pytest.mark.req("000-04")
@pytest.mark.parametrize("function", Function)
def test_every_department_gets_questions_that_help_to_count(function: Function) -> None:
    assert len(catalogue().guide(function).quantify_questions) >= 3


@pytest.mark.req("000-12")
@pytest.mark.parametrize("function", Function)
def test_every_function_is_offered_a_measure_of_its_own_flow(function: Function) -> None:
    offered = catalogue().for_function(function, limit=100)
    assert any(p.nature is Nature.PROCESS and p.unit is Unit.DURATION for p in offered)


@pytest.mark.req("001-28")
def test_money_is_asked_for_in_the_company_s_currency() -> None:
    pattern = catalogue().pattern("finance.operating-cash-flow")
    assert pattern.money
    assert "$1.15 million" in pattern.sentence(due="31 December 2027")
    assert "EUR 1.15 million" in pattern.sentence(due="31 December 2027", currency="EUR")
