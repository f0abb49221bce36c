"""The work behind `kpi check`: lines in, judgements out, as text for people or as JSON."""

import codecs
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from io import TextIOWrapper

import typer
from pydantic import BaseModel, ConfigDict, ValidationError
from rich.console import Console
from rich.progress import track

from bot.commands import contract, report
from bot.wording import checking as words
from kpi_rules.smart import Context, Judgement, judge
from nlp import explain as explain_reading
from nlp import read

_PLAIN = "plain"
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


@dataclass(slots=True)
class Tally:
    """How many statements there were, how many of them are still to be worked on, and what else was asked."""

    count: int = 0
    open: int = 0
    questions: dict[str, None] = field(default_factory=dict)
    """What a sentence alone cannot tell, each question once."""

    def add(self, judgement: Judgement) -> None:
        """One more."""
        self.count += 1
        self.open += not judgement.passes
        self.questions |= dict.fromkeys(report.untold(judgement))


def items(lines: Iterable[str], *, jsonl: bool) -> Iterator[Item]:
    """The statements in these lines; blank lines hold none."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _item(line, number=number) if jsonl else Item(text=line)


def _item(line: str, *, number: int) -> Item:
    try:
        return Item.model_validate(json.loads(line))
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or words.WHOLE_LINE
        said = words.NOT_FITTING.format(number=number, place=place, problem=first["msg"])
        raise BadInputError(said) from problem
    except ValueError as problem:
        why = problem.msg if isinstance(problem, json.JSONDecodeError) else str(problem)
        raise BadInputError(words.NOT_JSON.format(number=number, problem=why)) from problem
    except RecursionError as problem:
        raise BadInputError(words.NOT_JSON.format(number=number, problem=words.TOO_DEEP)) from problem


def run(job: Job, found: Iterable[Item], *, total: int | None) -> Tally:
    """Write the answer to every item, in order, and for people what to do next."""
    _never_fail_to_write()
    console = Console(highlight=False, soft_wrap=False)
    tally = Tally()
    for item in _watched(found, total=total, console=console):
        judgement = job.judgement(item)
        tally.add(judgement)
        if job.as_json:
            typer.echo(contract.line(judgement, id_=None if item.id is None else str(item.id)))
        else:
            report.show(judgement, console=console)
    if tally.count and not job.as_json:
        report.show_summary(tally.count, tally.open, questions=tuple(tally.questions), console=console)
    return tally


def _never_fail_to_write() -> None:
    """A terminal that knows no “quotes” gets plain ones, not an error."""
    codecs.register_error(_PLAIN, _plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_PLAIN)


def _plainly(problem: UnicodeError) -> tuple[str, int]:
    """What stands for the signs that a terminal cannot show."""
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    sign = problem.object[problem.start]
    return words.PLAIN.get(sign, "?"), problem.start + 1


def _watched(found: Iterable[Item], *, total: int | None, console: Console) -> Iterable[Item]:
    """The items, with a bar on the error stream where a person waits for many of them and sees nothing else."""
    err = Console(stderr=True)
    if total is None or total < _LONG or not err.is_terminal or console.is_terminal:
        return found
    return track(found, description=words.CHECKING, total=total, console=err, transient=True)


def explain(statement: str, *, day: date, fiscal_year_start: int) -> None:
    """Write which rule took which words, then what each finding rests on."""
    _never_fail_to_write()
    console = Console(highlight=False)
    traces = explain_reading(statement, today=day, fiscal_year_start=fiscal_year_start)
    job = Job(day=day, fiscal_year_start=fiscal_year_start, as_json=False)
    report.show_traces(traces, console=console)
    report.show_rules(job.judgement(Item(text=statement)), console=console)
