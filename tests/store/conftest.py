"""A fresh database with the newest schema, and a small company to work on."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kpi_rules.functions import Function
from kpi_rules.nouns import Company, Department, DepartmentKind, Indicator, Objective, Perspective
from store.database import Database, open_database
from tests.store.fresh import fresh

TEAM = "T1"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def database(place: str) -> Iterator[Database]:
    opened = open_database(place)
    yield opened
    opened.close()


@pytest.fixture
def file_database(tmp_path: Path) -> Iterator[Database]:
    """SQLite alone: what is told about its file."""
    with fresh(tmp_path) as opened:
        yield opened


@pytest.fixture
def company() -> Company:
    return small_company(TEAM)


def small_company(team_id: str) -> Company:
    """Finance works for Sales; one objective with one indicator that Finance carries."""
    return Company(
        team_id=team_id,
        owners=("U0GRACE",),
        name="Northwind",
        vision="Grow without running out of cash",
        objectives=(Objective(id="o1", statement="Grow revenue by 20 %", indicators=(cash_indicator(),)),),
        departments=(finance(), sales()),
        settled=frozenset({"vision", "objectives"}),
    )


def cash_indicator() -> Indicator:
    """An indicator that Finance carries."""
    return Indicator(
        id="i1", statement="Cash flow", perspective=Perspective.FINANCIAL, departments=("finance",)
    )


def finance() -> Department:
    """A support department."""
    return Department(
        id="finance",
        name="Finance",
        function=Function.FINANCE,
        kind=DepartmentKind.SUPPORT,
        head="U0FIONA",
        deputies=("U0COLIN",),
        serves=("sales",),
    )


def sales() -> Department:
    """A business department."""
    return Department(
        id="sales", name="Sales", function=Function.SALES, kind=DepartmentKind.BUSINESS, head="U0SAM"
    )
