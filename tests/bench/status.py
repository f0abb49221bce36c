"""`/kpi status` in companies of 1,000, 10,000 and 100,000 KPIs: milliseconds, questions to the database, memory.

`python -m tests.bench.status` measures all sizes on both databases; `python -m tests.bench.status sqlite 1000 10000`
some of them. What is measured is the path of a slash command from Slack's words to the blocks of the answer.
"""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table
from sqlalchemy import event

from bot import inbound
from bot.build import new_id, prepared
from bot.usecases import commands, standings
from bot.usecases.services import Services
from bot.views.blocks import render
from store.database import Database
from tests.bench.children import child
from tests.bench.large import NOW, OWNER, TEAM, Size, clerk, fill, head
from tests.databases import database_on_server

REPEATS = 40
LONGEST = 20
"""Seconds after which no more than three repeats are made."""

KPIS, CHECK_INS = 50, 10
"""For each department, and for each KPI."""

SIZES = (1_000, 10_000, 100_000)
KINDS = ("sqlite", "postgresql")
ASKED = {
    "a clerk: me": (clerk(7), "status"),
    "a head: me": (head(7), "status me"),
    "a department": (OWNER, "status Department 0003"),
    "company": (OWNER, "status company"),
    "at risk": (OWNER, "status at risk"),
    "an objective": (OWNER, "status margin"),
}
BEHIND = {
    "the company in October": (OWNER, "status company for October"),
    "tree": (OWNER, "tree"),
    "matrix": (OWNER, "matrix"),
    "export": (OWNER, "export"),
}
"""What comes later as a message: seconds until it is there."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One question asked again and again; times in milliseconds."""

    asked: str
    p50: float
    p95: float
    processor: float
    """Of this process, without the database's own."""
    queries: int


@dataclass(frozen=True, slots=True)
class Sized:
    """Everything about one size."""

    figures: tuple[Figure, ...]
    behind: tuple[float, ...]
    """Seconds for each answer that comes later."""
    memory: float
    """MB resident at the most in the process that answers."""
    judging: float
    """Milliseconds to judge a KPI anew."""


def main() -> None:
    """Measure, or answer as the child that measures."""
    if sys.argv[1:2] == ["--judge"]:
        sys.stdout.write(f"{json.dumps(judge(sys.argv[2]))}\n")
        return
    if sys.argv[1:2] == ["--ask"]:
        sys.stdout.write(f"{json.dumps(ask(sys.argv[2]))}\n")
        return
    kinds = [one for one in sys.argv[1:] if one in KINDS] or KINDS
    sizes = [int(one) for one in sys.argv[1:] if one.isdecimal()] or SIZES
    console = Console(width=110)
    for kind in kinds:
        console.print(curve(kind, sizes))


def curve(kind: str, sizes: list[int] | tuple[int, ...]) -> Table:
    """How the times of one database grow with the company."""
    table = Table("", title=f"{kind}, load {os.getloadavg()[0]:.1f}; milliseconds p50 / p95 (processor)")
    table.title_justify = "left"
    found = []
    for kpis in sizes:
        table.add_column(f"{kpis:,} KPIs, {CHECK_INS * kpis:,} values", justify="right")
        found.append(sized(kind, Size(max(1, kpis // KPIS), KPIS, CHECK_INS)))
    table.add_column("queries", justify="right")
    for n, asked in enumerate(ASKED):
        row = [one.figures[n] for one in found]
        times = [f"{f.p50:,.0f} / {f.p95:,.0f} ({f.processor:,.0f})" for f in row]
        table.add_row(asked, *times, "-".join(sorted({str(f.queries) for f in row})))
    for n, asked in enumerate(BEHIND):
        table.add_row(f"{asked}: seconds behind", *(f"{one.behind[n]:.1f}" for one in found), "")
    table.add_row("MB resident, at the most", *(f"{one.memory:,.0f}" for one in found), "")
    table.add_row("to judge one KPI anew", *(f"{one.judging:.2f}" for one in found), "")
    return table


def sized(kind: str, size: Size) -> Sized:
    """Fill a database, and let processes of their own judge and ask."""
    with _place(kind) as url:
        database = prepared(url)
        fill(database, size)
        database.close()
        with child("tests.bench.status", "--judge", url) as process:
            judged = process.heard()
        if kind == "postgresql":
            _tidy(url)
        with child("tests.bench.status", "--ask", url) as process:
            said = process.heard()
    figures = tuple(Figure(**one) for one in said["figures"])
    return Sized(figures, tuple(said["behind"]), said["memory"], 1000 * judged["seconds"] / size.all_kpis)


@contextmanager
def _place(kind: str) -> Iterator[str]:
    if kind == "postgresql":
        with database_on_server() as url:
            yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'kpi.db'}"


def _tidy(url: str) -> None:
    """What the server does by itself within a minute after so many rows have come."""
    database = prepared(url)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
    database.close()


def judge(url: str) -> dict[str, float]:
    """Judge everything anew, as after a change of the limits."""
    database = prepared(url)
    services = services_for(database)
    began = time.process_time()
    while standings.keep_up(services, team=TEAM):
        pass
    database.close()
    return {"seconds": time.process_time() - began}


def ask(url: str) -> dict[str, object]:
    """Ask everything again and again."""
    database = prepared(url)
    services = services_for(database)
    figures = [asdict(measured(services, what)) for what in ASKED]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    behind = [waited_for(services, what) for what in BEHIND]
    database.close()
    return {"figures": figures, "memory": memory, "behind": behind}


def waited_for(services: Services, what: str) -> float:
    """Seconds until an answer that is made behind is ready to be sent; where it is refused, until that is said."""
    began = time.perf_counter()
    answer(services, what)
    services.errands.done(within=600)
    return time.perf_counter() - began


def services_for(database: Database) -> Services:
    """What a use case works with."""
    return Services(database=database, now=lambda: NOW, new_id=new_id, wake=lambda: None)


def measured(services: Services, what: str) -> Figure:
    """Ask it again and again."""

    def once() -> None:
        answer(services, what)

    once()
    with counted(services.database) as queries:
        once()
    times = list(timed(once))
    walls, processor = [wall for wall, _ in times], [used for _, used in times]
    return Figure(
        what, 1000 * median(walls), 1000 * quantiles(walls, n=20)[18], 1000 * median(processor), len(queries)
    )


def answer(services: Services, what: str) -> int:
    """From the words of a slash command to the blocks of its answer; gives how many blocks."""
    user, said = (ASKED | BEHIND)[what]
    command = inbound.Command(team=TEAM, user=user, channel="D1", key=new_id(), words=inbound.words(said))
    return len(render(commands.run(services, command)).blocks)


def timed(work: Callable[[], None]) -> Iterator[tuple[float, float]]:
    """Seconds of each repeat, and those of the processor; fewer repeats of what takes long."""
    until = time.perf_counter() + LONGEST
    for n in range(REPEATS):
        if n > 2 and time.perf_counter() > until:
            return
        began, used = time.perf_counter(), time.process_time()
        work()
        yield time.perf_counter() - began, time.process_time() - used


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


if __name__ == "__main__":
    main()
