"""`make bench`: the figures of docs/figures.md, measured here and now. Prints tables, writes nothing."""

import os
import platform
import sys

from rich.console import Console
from rich.table import Table

from tests.bench import reading, startup, status, talk
from tests.bench.company import HEADS, LINES

ROUNDS = {talk.RUSH: 3, talk.STEADY: 1}
WIDTH = 110


QUICK = (1_000, 10_000)
"""KPIs of the companies whose status is asked for; `python -m tests.bench.status` goes up to 100,000."""


def main() -> None:
    """Measure everything, one thing after another; with the word `status` that alone, in companies of all sizes."""
    if sys.argv[1:2] == ["status"]:
        del sys.argv[1]
        status.main()
        return
    console = Console(width=WIDTH)
    console.print(
        f"Python {platform.python_version()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    )
    console.print(starts())
    console.print(rates())
    for pace, count in ROUNDS.items():
        console.print(talks(pace, count))
    for kind in status.KINDS:
        console.print(status.curve(kind, QUICK))


def starts() -> Table:
    """Start-up."""
    columns = ("seconds to start", "of the processor", "MB resident", "seconds to stop")
    table = Table("", *columns, title="kpi run", title_justify="left")
    for start in startup.starts():
        seconds = (start.seconds, start.cpu_seconds)
        shown = [f"{figure:.1f}" for figure in seconds]
        table.add_row(start.what, *shown, f"{start.megabytes:.0f}", f"{start.stop_seconds:.1f}")
    return table


def rates() -> Table:
    """Reading, beside libraries."""
    table = Table("", "a second", "times as long", title="Statements", title_justify="left")
    for one in reading.rates():
        table.add_row(one.name, f"{one.per_second:,.0f}", f"{one.times_as_long:,.1f}")
    return table


def talks(pace: talk.Pace, count: int) -> Table:
    """Messages, beside those of the echo bot."""
    results = talk.rounds(pace, count=count)
    title = f"{HEADS * len(LINES)} messages from {HEADS} people; {pace.name}; rounds: {count}; milliseconds"
    columns = ("ack p50", "ack p99", "answer p50", "answer p99", "a second", "CPU each", "sent again")
    table = Table("", *columns, title=title, title_justify="left")
    for name, one in results.items():
        times = (one.ack_p50, one.ack_p99, one.answer_p50, one.answer_p99)
        shown = [f"{1000 * seconds:,.0f}" for seconds in times]
        table.add_row(name, *shown, f"{one.per_second:.1f}", f"{1000 * one.cpu_each:.1f}", f"{one.again:g}")
    this, echo = results.values()
    table.caption = (
        f"this bot does {this.per_second / echo.per_second:.3f} of what the echo bot does in a second"
    )
    return table


if __name__ == "__main__":
    main()
