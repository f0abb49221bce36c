"""A company as large as one likes, with KPIs in force and their values, put into a database at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import insert

from kpi_rules.functions import Function
from kpi_rules.nouns import (
    Company,
    Definition,
    Department,
    DepartmentKind,
    DraftState,
    Indicator,
    Objective,
    Perspective,
)
from kpi_rules.reports.naming import initials, name_words
from kpi_rules.sheet_nouns import Sheet
from nlp.nouns import Cadence, Comparator, Direction, Measure, TargetKind, Unit
from store import company as companies
from store.database import Database
from store.tables import METADATA

TEAM, OWNER = "T1", "U0GRACE"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AT_ONCE = 20_000
INDICATORS = 20
FASTER = tuple(map(Decimal, ("1.7", "1.6", "1.7", "1.3", "0.4")))
"""By how much a figure falls in a month: of five KPIs three are green, one is amber, one is red."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large the company is."""

    departments: int
    kpis: int
    """For each department."""
    check_ins: int
    """For each KPI, one a month."""

    @property
    def all_kpis(self) -> int:
        """How many KPIs that makes."""
        return self.departments * self.kpis


def fill(database: Database, size: Size) -> None:
    """The company, and what it has published and recorded."""
    with database.write(TEAM) as session:
        companies.save(session, company(size), author=OWNER, at=NOW)
    rows = {
        "kpi": kpi_rows,
        "kpi_person": person_rows,
        "definition": definition_rows,
        "check_in": check_in_rows,
    }
    for name, made in rows.items():
        with database.everywhere(writes=True) as connection:
            batch: list[dict[str, Any]] = []
            for row in made(size):
                batch.append(row)
                if len(batch) == AT_ONCE:
                    connection.execute(insert(METADATA.tables[name]), batch)
                    batch = []
            if batch:
                connection.execute(insert(METADATA.tables[name]), batch)


def company(size: Size) -> Company:
    """A company of so many departments."""
    departments = tuple(
        Department(
            id=f"d{n:04}",
            name=f"Department {n:04}",
            function=Function.FINANCE,
            kind=DepartmentKind.BUSINESS,
            head=head(n),
        )
        for n in range(size.departments)
    )
    return Company(
        team_id=TEAM,
        owners=(OWNER,),
        name="Northwind",
        vision="Grow",
        departments=departments,
        objectives=objectives(),
    )


def objectives() -> tuple[Objective, ...]:
    """Five objectives with four indicators each."""
    views = tuple(Perspective)
    return tuple(
        Objective(
            id=f"o{o}",
            statement=f"Reach {name} by 31 December 2027",
            indicators=tuple(
                Indicator(
                    id=f"i{4 * o + n}", statement=f"{name.capitalize()}, part {n + 1}", perspective=views[n]
                )
                for n in range(4)
            ),
        )
        for o, name in enumerate(("growth", "margin", "quality", "speed", "safety"))
    )


def head(number: int) -> str:
    """Who leads a department."""
    return f"U0HEAD{number:04}"


def clerk(number: int) -> str:
    """Who records the values of the first five KPIs of a department."""
    return f"U0CLERK{number:04}"


def ids(size: Size) -> Iterator[tuple[str, str, int]]:
    """Each KPI with its department and its place there."""
    for d in range(size.departments):
        for n in range(size.kpis):
            yield f"k{d:04}-{n:03}", f"d{d:04}", n


def kpi_rows(size: Size) -> Iterator[dict[str, Any]]:
    """The KPIs."""
    for kpi, department, position in ids(size):
        yield {
            "team_id": TEAM, "id": kpi, "department_id": department, "position": position, "version": 1,
            "state": DraftState.APPROVED, "comment": "", "began_at": NOW - timedelta(days=300),
            "called": " ".join(called(kpi)), "initials": initials(called(kpi)),
        }  # fmt: skip


def called(kpi: str) -> tuple[str, ...]:
    """The words by which it is found."""
    return name_words(Definition(statement="", metric=f"days from request {kpi} to funds"))


def definition_rows(size: Size) -> Iterator[dict[str, Any]]:
    """Their wordings."""
    for kpi, _, position in ids(size):
        yield {
            "team_id": TEAM, "kpi_id": kpi, "version": 1, "author": OWNER, "at": NOW - timedelta(days=300),
            "statement": f"Reduce days from request {kpi} to funds from 45 days to 30 days by 31 March 2027",
            "metric": f"days from request {kpi} to funds", "direction": Direction.DECREASE,
            "measure": Measure.QUANTITY, "baseline": Decimal(45), "target": Decimal(30),
            "target_kind": TargetKind.REACH,
            "comparator": Comparator.EXACTLY, "unit": Unit.DURATION, "unit_text": "days",
            "due": date(2027, 3, 31), "cadence": Cadence.MONTHLY, "serves": "",
            "indicator": f"i{position % INDICATORS}", "kept_because": "",
            "sheet": Sheet(updater=clerk_of(kpi) if position < 5 else ""),
        }  # fmt: skip


def clerk_of(kpi: str) -> str:
    """Who records the KPI's values, when it is one of the first five."""
    return clerk(int(kpi[1:5]))


def person_rows(size: Size) -> Iterator[dict[str, Any]]:
    """Whom the sheets name."""
    for kpi, _, position in ids(size):
        if position < 5:
            yield {"team_id": TEAM, "user_id": clerk_of(kpi), "kpi_id": kpi}


def check_in_rows(size: Size) -> Iterator[dict[str, Any]]:
    """One value a month, on the way to the target or not."""
    for kpi, _, position in ids(size):
        for month in range(size.check_ins):
            yield {
                "team_id": TEAM, "kpi_id": kpi, "period": f"2026-{month + 1:02}",
                "value": 45 - month * FASTER[position % 5],
                "at": datetime(2026, month + 1, 28, tzinfo=UTC), "by": OWNER, "note": "",
            }  # fmt: skip
