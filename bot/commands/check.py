"""`kpi check` and `kpi explain`: judge statements on the command line."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

Statements = Annotated[
    list[str] | None,
    typer.Argument(help="Statements to check; without any, they are read from standard input."),
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
        typer.Option(
            "--file", "-f", exists=True, dir_okay=False, readable=True, help="Read statements from a file."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of text.")] = False,
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help='Input lines are JSON objects: {"text": …, "id": …, "context": {…}}.'),
    ] = False,
    today: Today = None,
    fiscal_year_start: FiscalYear = 1,
) -> None:
    """Say what is weak in KPI statements, on the exact words, and what to ask.

    Exit status: 0 when nothing is flagged, 1 when flags remain, 2 when the input cannot be read.

    Example: kpi check "Improve cash flow" "Cut receivable days from 45 to 30 by 30 June 2027"
    """
    from bot.commands import checking  # noqa: PLC0415 - only this command needs the reader, which takes time to load

    job = checking.Job(day=_day(today), fiscal_year_start=fiscal_year_start, as_json=as_json)
    try:
        items = checking.items(_lines(statements, file), jsonl=jsonl)
        flagged = checking.run(job, items, total=_total(statements, file))
    except checking.BadInputError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from problem
    raise typer.Exit(1 if flagged else 0)


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


def _day(today: datetime | None) -> date:
    return (today or datetime.now().astimezone()).date()


def _lines(statements: list[str] | None, file: Path | None) -> Iterator[str]:
    if statements:
        return iter(statements)
    if file is not None:
        return iter(_text(file).splitlines())
    stdin = typer.get_binary_stream("stdin")
    if stdin.isatty():
        typer.echo(
            "Nothing to check. Give a statement in quotes, --file, or lines on standard input.", err=True
        )
        raise typer.Exit(2)
    return (_decoded(line).rstrip("\r\n") for line in stdin)


def _text(file: Path) -> str:
    """The text of a file in UTF-8 or, as spreadsheets write it, UTF-16; ends the command where there is none."""
    content = file.read_bytes()
    wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if b"\0" in content and not wide:
        typer.echo(f"{file} is no text file.", err=True)
        raise typer.Exit(2)
    return content.decode("utf-16", errors="replace") if wide else _decoded(content)


def _decoded(line: bytes) -> str:
    return line.decode("utf-8", errors="replace").removeprefix("\ufeff")


def _total(statements: list[str] | None, file: Path | None) -> int | None:
    """How many lines there will be, where that is known before reading them."""
    if statements:
        return len(statements)
    return file.read_bytes().count(b"\n") if file is not None else None
