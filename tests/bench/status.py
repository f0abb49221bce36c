"""`/kpi status` in a large company: milliseconds and queries for a person, a department, the company.

`python -m tests.bench.status` prints the table for a large and a huge company; give numbers for others.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import event, insert

from bot.build import new_id, prepared
from bot.usecases import status
from bot.usecases.services import Services
from kpi_rules.nouns import Company, Department, DepartmentKind, DraftState, Function
from nlp.nouns import Cadence, Comparator, Direction, Measure, TargetKind, Unit
from store import company as companies
from store.database import Database
from store.tables import METADATA

TEAM, OWNER = "T1", "U0GRACE"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
REPEATS = 20
AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Size:
    """How large the company is."""

    departments: int
    kpis: int
    check_ins: int
    """For each KPI, one a month."""


SIZES = (Size(200, 10, 10), Size(2_000, 50, 10))


@dataclass(frozen=True, slots=True)
class Figure:
    """One question asked again and again; times in milliseconds."""

    asked: str
    p50: float
    p95: float
    queries: int


def main() -> None:
    """Measure both sizes."""
    console = Console(width=100)
    for size in SIZES if len(sys.argv) == 1 else (Size(*map(int, sys.argv[1:4])),):
        title = (
            f"{size.departments:,} departments, {size.departments * size.kpis:,} KPIs, "
            f"{size.departments * size.kpis * size.check_ins:,} values; milliseconds"
        )
        table = Table("", "p50", "p95", "queries", title=title, title_justify="left")
        for figure in figures(size):
            table.add_row(figure.asked, f"{figure.p50:,.0f}", f"{figure.p95:,.0f}", str(figure.queries))
        console.print(table)


def figures(size: Size) -> list[Figure]:
    """A person who leads one department, a department by name, the company."""
    with tempfile.TemporaryDirectory() as folder:
        database = prepared(f"sqlite:///{Path(folder) / 'kpi.db'}")
        try:
            fill(database, size)
            services = Services(database=database, now=lambda: NOW, new_id=new_id, wake=lambda: None)
            asked = {
                "me": (head(7), ""),
                "a department": (OWNER, "Department 0003"),
                "company": (OWNER, "company"),
            }
            return [measured(services, what, *question) for what, question in asked.items()]
        finally:
            database.close()


def measured(services: Services, what: str, user: str, asked: str) -> Figure:
    """Ask it again and again."""

    def ask() -> None:
        status.status(services, team=TEAM, user=user, asked=asked)

    ask()
    with counted(services.database) as queries:
        ask()
    times = list(timed(ask))
    return Figure(what, 1000 * median(times), 1000 * quantiles(times, n=20)[18], len(queries))


def timed(work: Callable[[], None]) -> Iterator[float]:
    """Seconds of each repeat; fewer repeats of what takes long."""
    until = time.perf_counter() + 20
    for n in range(REPEATS):
        if n > 2 and time.perf_counter() > until:
            return
        began = time.perf_counter()
        work()
        yield time.perf_counter() - began


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements that run meanwhile."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(database.engine, "before_cursor_execute", note)


def fill(database: Database, size: Size) -> None:
    """The company, and what it has published and recorded."""
    with database.write(TEAM) as session:
        companies.save(session, company(size), author=OWNER, at=NOW)
    rows = {"kpi": kpi_rows, "definition": definition_rows, "check_in": check_in_rows}
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
    return Company(team_id=TEAM, owners=(OWNER,), name="Northwind", vision="Grow", departments=departments)


def head(number: int) -> str:
    """Who leads a department."""
    return f"U0HEAD{number:04}"


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
        }  # fmt: skip


def definition_rows(size: Size) -> Iterator[dict[str, Any]]:
    """Their wordings."""
    for kpi, _, position in ids(size):
        yield {
            "team_id": TEAM, "kpi_id": kpi, "version": 1, "author": OWNER, "at": NOW - timedelta(days=300),
            "statement": f"Reduce days from request {position} to funds from 45 days to 30 days by 31 March 2027",
            "metric": f"days from request {position} to funds", "direction": Direction.DECREASE,
            "measure": Measure.QUANTITY, "baseline": Decimal(45), "target": Decimal(30),
            "target_kind": TargetKind.REACH,
            "comparator": Comparator.EXACTLY, "unit": Unit.DURATION, "unit_text": "days",
            "due": date(2027, 3, 31), "cadence": Cadence.MONTHLY, "serves": "", "indicator": "",
            "kept_because": "",
        }  # fmt: skip


def check_in_rows(size: Size) -> Iterator[dict[str, Any]]:
    """One value a month, on the way to the target or not."""
    for kpi, _, position in ids(size):
        for month in range(size.check_ins):
            yield {
                "team_id": TEAM, "kpi_id": kpi, "period": f"2026-{month + 1:02}",
                "value": Decimal(45 - month + position % 5),
                "at": datetime(2026, month + 1, 28, tzinfo=UTC), "by": OWNER, "note": "",
            }  # fmt: skip


if __name__ == "__main__":
    main()
