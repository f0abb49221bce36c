"""`kpi check` and `kpi explain`: judge statements on the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.commands import lines
from bot.wording import checking as words

_TEXT_FILES = frozenset({".txt", ".csv", ".tsv", ".md", ".json", ".jsonl", ".xlsx"})
"""How a word ends that can only be meant as the name of a file."""

Statements = Annotated[
    list[str] | None,
    typer.Argument(
        help="Statements to check, or the name of a file; without any, lines are read from standard input."
    ),
]
Today = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="The day to count from; the current day if not given.",
    ),
]
FiscalYear = Annotated[
    int, typer.Option(min=1, max=12, metavar="MONTH", help="Month in which the fiscal year starts, 1 to 12.")
]


def register(app: typer.Typer) -> None:
    """Add `check` and `explain` to the command line."""
    app.command("check")(check)
    app.command("explain")(explain)


def check(
    statements: Statements = None,
    *,
    file: Annotated[
        Path | None,
        typer.Option("--file", "-f", exists=True, dir_okay=False, help="Read statements from a file."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of text.")] = False,
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help='Input lines are JSON objects: {"text": …, "id": …, "context": {…}}.'),
    ] = False,
    today: Today = None,
    fiscal_year_start: FiscalYear = 1,
) -> None:
    """Say what is weak in KPI statements, on the exact words, what to ask, and how to say it more clearly.

    Exit status: 0 when nothing is flagged, 1 when flags remain, 2 when the input cannot be read.

    Example: kpi check "Improve cash flow" "Cut receivable days from 45 to 30 by 30 June 2027"
    """
    from bot.commands import checking  # noqa: PLC0415 - only this command needs the reader, which takes time to load

    job = checking.Job(day=_day(today), fiscal_year_start=fiscal_year_start, as_json=as_json)
    typed = statements or []
    files = [path for path in [file, *map(_as_file, typed)] if path is not None]
    with _refusing_what_is_unreadable():
        items = checking.items(_lines(typed, file), jsonl=jsonl)
        total = sum(map(lines.count_in, files)) if files else None
        tally = checking.run(job, items, total=total)
    if not tally.count and not as_json:
        raise _refusal(words.NOTHING)
    raise typer.Exit(1 if tally.open else 0)


def explain(
    statement: Annotated[str, typer.Argument(help="The statement to take apart.")],
    *,
    today: Today = None,
    fiscal_year_start: FiscalYear = 1,
) -> None:
    """Show which rule took which words of a statement, and what each finding rests on.

    Example: kpi explain "Increase cash flow by 15% within the next fiscal year"
    """
    from bot.commands import checking  # noqa: PLC0415 - as in `check`

    checking.explain(statement, day=_day(today), fiscal_year_start=fiscal_year_start)


@contextmanager
def _refusing_what_is_unreadable() -> Iterator[None]:
    """Input that cannot be read ends the command with one sentence; who reads our output may go at any time."""
    from bot.commands.checking import BadInputError  # noqa: PLC0415 - as in `check`

    try:
        yield
    except BadInputError as problem:
        raise _refusal(str(problem)) from problem
    except lines.NoTextError as problem:
        raise _refusal(words.NO_TEXT.format(name=problem)) from problem
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _refusal(words.NO_FILE.format(name=problem.filename, problem=problem.strerror)) from problem


def _refusal(said: str) -> typer.Exit:
    typer.echo(said, err=True)
    return typer.Exit(2)


def _day(today: datetime | None) -> date:
    return (today or datetime.now().astimezone()).date()


def _lines(typed: list[str], file: Path | None) -> Iterator[str]:
    if typed or file is not None:
        named = [lines.in_file(file)] if file is not None else []
        return lines.chained([*named, *map(_said, typed)])
    stdin = typer.get_binary_stream("stdin")
    if stdin.isatty():
        raise _refusal(words.NOTHING)
    return lines.lines_of(stdin, name="Standard input")


def _said(argument: str) -> Iterator[str]:
    path = _as_file(argument)
    return lines.in_file(path) if path is not None else iter([argument])


def _as_file(argument: str) -> Path | None:
    """The file that an argument names. A statement has blanks, and no file is called like one."""
    if len(argument.split()) != 1:
        return None
    try:
        path = Path(argument)
        folder, there = path.is_dir(), path.is_file()
    except (OSError, ValueError):
        return None
    if folder and "/" in argument:
        raise _refusal(words.FOLDER.format(name=argument))
    if not there and path.suffix in _TEXT_FILES:
        raise _refusal(words.NO_FILE.format(name=argument, problem=words.NOT_THERE))
    return path if there else None
