"""The work behind `kpi check`: lines in, judgements out, as text for people or as JSON."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import typer
from pydantic import BaseModel, ConfigDict, ValidationError
from rich.console import Console
from rich.progress import track

from bot.commands import contract, report
from kpi_rules.smart import Context, Judgement, judge
from nlp import explain as explain_reading
from nlp import read

_LONG = 500
"""From this many lines on, a terminal shows how far the work has come."""


class BadInputError(Exception):
    """A line that is not what was announced; the message says which and why."""


class Item(BaseModel):
    """One line of input."""

    model_config = ConfigDict(extra="ignore")

    text: str
    id: str | int | None = None
    context: Context = Context()


@dataclass(frozen=True, slots=True)
class Job:
    """How to read and how to answer."""

    day: date
    fiscal_year_start: int
    as_json: bool

    def judgement(self, item: Item) -> Judgement:
        """The verdicts on one line."""
        reading = read(item.text, today=self.day, fiscal_year_start=self.fiscal_year_start)
        return judge(reading, item.context.model_copy(update={"today": item.context.today or self.day}))


def items(lines: Iterable[str], *, jsonl: bool) -> Iterator[Item]:
    """The statements in these lines; blank lines hold none."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _item(line, number=number) if jsonl else Item(text=line)


def _item(line: str, *, number: int) -> Item:
    try:
        return Item.model_validate(json.loads(line))
    except json.JSONDecodeError as problem:
        raise BadInputError(f"Line {number} is not JSON: {problem.msg}.") from problem
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the line"
        raise BadInputError(f"Line {number}, {place}: {first['msg']}.") from problem


def run(job: Job, found: Iterable[Item], *, total: int | None) -> bool:
    """Write the answer to every item, in order; True when any flag remains."""
    console = Console(highlight=False, soft_wrap=False)
    flagged = False
    for item in _watched(found, total=total):
        judgement = job.judgement(item)
        flagged = flagged or not judgement.passes
        if job.as_json:
            typer.echo(contract.line(judgement, id_=None if item.id is None else str(item.id)))
        else:
            report.show(judgement, console=console)
    return flagged


def _watched(found: Iterable[Item], *, total: int | None) -> Iterable[Item]:
    """The items, with a bar on the error stream where a person waits for many of them."""
    err = Console(stderr=True)
    if total is None or total < _LONG or not err.is_terminal:
        return found
    return track(found, description="Checking", total=total, console=err, transient=True)


def explain(statement: str, *, day: date, fiscal_year_start: int) -> None:
    """Write which rule took which words, then what each finding rests on."""
    console = Console(highlight=False)
    traces = explain_reading(statement, today=day, fiscal_year_start=fiscal_year_start)
    job = Job(day=day, fiscal_year_start=fiscal_year_start, as_json=False)
    report.show_traces(traces, console=console)
    report.show_rules(job.judgement(Item(text=statement)), console=console)
