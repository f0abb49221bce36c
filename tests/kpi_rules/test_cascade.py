"""How goals hang together: causes, the tree, the matrix, and whether the parts make the whole."""

from decimal import Decimal
from typing import Any

import pytest

from kpi_rules.cascade.causes import against_order, circle, order
from kpi_rules.cascade.coverage import coverage, split_gap
from kpi_rules.cascade.matrix import Gap, matrix
from kpi_rules.cascade.tree import Carried, missing, tree
from kpi_rules.catalogue import catalogue
from kpi_rules.functions import Function
from kpi_rules.nouns import (
    Company,
    Definition,
    Department,
    DepartmentKind,
    Excuse,
    Indicator,
    Kpi,
    Objective,
    Perspective,
    Share,
    Split,
    Strategy,
)
from nlp.nouns import Direction, TargetKind, Unit

MONEY: dict[str, Any] = {"unit": Unit.CURRENCY, "currency": "USD"}


def indicator(name: str, perspective: Perspective = Perspective.FINANCIAL, **fields: object) -> Indicator:
    return Indicator.model_validate({"id": name, "statement": name, "perspective": perspective} | fields)


def company(*indicators: Indicator, **fields: object) -> Company:
    """One objective with these indicators, for Sales, Marketing and Finance."""
    departments = tuple(
        Department(
            id=f.value, name=f.value, function=f, kind=DepartmentKind.BUSINESS, head=f"U0{f.value.upper()}"
        )
        for f in (Function.SALES, Function.MARKETING, Function.FINANCE)
    )
    objective = Objective(id="o", statement="Grow", indicators=indicators)
    known = {"team_id": "T1", "departments": departments, "objectives": (objective,)}
    return Company.model_validate(known | fields)


def kpi(kpi_id: str, department: str, **fields: object) -> Carried:
    known = {"statement": kpi_id, "metric": kpi_id, "direction": Direction.INCREASE}
    definition = Definition.model_validate(known | fields)
    return Carried(kpi=Kpi(id=kpi_id, definition=definition), department=department)


PEOPLE, WORK = Perspective.LEARNING_GROWTH, Perspective.INTERNAL_PROCESS
CUSTOMERS, CASH = Perspective.CUSTOMER, Perspective.FINANCIAL


@pytest.mark.req("002-11")
def test_links_along_the_order_are_fine_and_those_against_it_are_named() -> None:
    along = company(
        indicator("skill", PEOPLE, drives=("speed", "profit")),
        indicator("speed", WORK, drives=("stay",)),
        indicator("stay", CUSTOMERS, drives=("profit", "loyal")),
        indicator("loyal", CUSTOMERS),
        indicator("profit", CASH),
    )
    assert against_order(along) == ()
    (found,) = against_order(
        company(indicator("profit", CASH, drives=("skill",)), indicator("skill", PEOPLE))
    )
    assert (found.cause.id, found.effect.id) == ("profit", "skill")


@pytest.mark.req("002-12")
def test_where_those_served_come_first_money_drives_and_is_not_the_end() -> None:
    welfare = Strategy(public_welfare=True)
    giving = company(indicator("cash", CASH, drives=("skill",)), indicator("skill", PEOPLE), strategy=welfare)
    assert against_order(giving) == ()
    assert order(giving)[-1] is CUSTOMERS
    assert order(company())[-1] is CASH


@pytest.mark.req("002-11")
def test_a_circle_is_found_however_long_and_a_diamond_is_none() -> None:
    round_ = company(
        indicator("a", drives=("b",)), indicator("b", drives=("c",)), indicator("c", drives=("b", "gone"))
    )
    assert [i.id for i in circle(round_)] == ["b", "c"]
    diamond = company(
        indicator("a", drives=("b", "c")), indicator("b", drives=("d",)), indicator("c", drives=("d",)), indicator("d")
    )  # fmt: skip
    assert circle(diamond) == ()
    assert [i.id for i in circle(company(indicator("a", drives=("a",))))] == ["a"]


@pytest.mark.req("003-23")
def test_parts_of_a_target_sum_to_it_or_the_gap_is_a_number() -> None:
    channels = next(split for split in catalogue().splits if split.id == "marketing.by-channel")
    amounts = channels.amounts(Decimal(10_000_000))
    parts = tuple(Share(name=name, target=amount) for name, amount in amounts)
    assert [part.name for part in parts] == ["SEO", "Community", "Activities", "KOL"]
    whole = indicator("revenue", target=Decimal(10_000_000), split=Split(parts=parts), **MONEY)
    assert split_gap(whole) == 0
    less = whole.model_copy(update={"split": Split(parts=parts[1:])})
    assert split_gap(less) == parts[0].target
    assert split_gap(indicator("x")) == 0


@pytest.mark.req("000-10")
def test_counts_and_money_add_up_across_departments() -> None:
    customers = indicator(
        "Win 200 new customers", target=Decimal(200), unit=Unit.COUNT, unit_text="new customers"
    )
    parts = [
        kpi("a", "sales", target=Decimal(120), unit=Unit.COUNT, unit_text="customers"),
        kpi("b", "marketing", target=Decimal(50), unit=Unit.COUNT, unit_text="new customers"),
        kpi("c", "finance", target=Decimal(900), unit=Unit.COUNT, unit_text="invoices"),
    ]
    found = coverage(customers, [one.kpi.definition for one in parts])
    assert found is not None
    assert (found.reached, found.gap) == (Decimal(170), Decimal(30))
    assert (found.counted, found.adds_up) == (2, True)


@pytest.mark.req("000-10")
def test_a_rate_is_reached_by_one_kpi_or_by_none() -> None:
    days = indicator(
        "Reduce accounts receivable days from 45 to 30",
        target=Decimal(30),
        unit=Unit.DURATION,
        unit_text="days",
    )
    fields: dict[str, Any] = {"unit": Unit.DURATION, "unit_text": "days", "direction": Direction.DECREASE}
    close = kpi("accounts receivable days", "finance", target=Decimal(35), **fields)
    other = kpi("days to close the month", "finance", target=Decimal(3), **fields)
    found = coverage(days, [close.kpi.definition, other.kpi.definition])
    assert found is not None
    assert (found.reached, found.gap, found.adds_up) == (Decimal(35), Decimal(5), False)


def test_what_counts_otherwise_is_not_compared() -> None:
    revenue = indicator("Increase revenue to $12 million", target=Decimal(12_000_000), **MONEY)
    cost = kpi("cost of office", "finance", target=Decimal(5), direction=Direction.DECREASE, **MONEY)
    growth = kpi("revenue", "sales", target=Decimal(2), target_kind=TargetKind.CHANGE, **MONEY)
    euros = kpi("revenue", "sales", target=Decimal(2), unit=Unit.CURRENCY, currency="EUR")
    assert coverage(revenue, [one.kpi.definition for one in (cost, growth, euros)]) is None
    assert coverage(indicator("no target"), [cost.kpi.definition]) is None


@pytest.mark.req("001-12", "001-03")
def test_every_kpi_has_its_place_in_the_tree_or_is_named_as_loose() -> None:
    whole = company(indicator("i", departments=("sales", "finance")))
    top = kpi("top", "sales", indicator="i")
    part = top.model_copy(
        update={"kpi": Kpi(id="post", definition=Definition(statement="post")), "parent": "top"}
    )
    stray = kpi("stray", "marketing", indicator="gone")
    grown = tree(whole, [top, part, stray])
    (branch,) = grown.branches
    assert [(t.carried.kpi.id, [p.kpi.id for p in t.parts]) for t in branch.twigs] == [("top", ["post"])]
    assert branch.silent == ("finance",)
    assert [t.carried.kpi.id for t in grown.loose] == ["stray"]
    assert missing(branch) == 0


@pytest.mark.req("001-05")
def test_an_empty_cell_of_the_matrix_carries_a_kpi_or_a_reason_or_is_a_gap() -> None:
    excuse = Excuse(objective="o", department="marketing", reason="It has no budget this year")
    whole = company(indicator("i", departments=("sales", "finance")), strategy=Strategy(excuses=(excuse,)))
    (row,) = matrix(whole, [kpi("k", "sales", indicator="i")])
    assert [(cell.department.id, cell.gap) for cell in row.cells] == [
        ("sales", None), ("marketing", None), ("finance", Gap.CARRIES),
    ]  # fmt: skip
    (bare,) = matrix(whole.model_copy(update={"strategy": Strategy()}), [])
    assert [cell.gap for cell in bare.cells] == [Gap.CARRIES, Gap.NOTHING, Gap.CARRIES]
