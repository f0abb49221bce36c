"""`kpi export`: the table of all approved KPIs, written to a file by whoever runs the bot."""

from datetime import UTC, datetime
from pathlib import Path

import typer
from sqlmodel import Session

from bot.commands.upkeep import with_database
from bot.settings import Settings
from bot.sheets.outgoing import as_csv, as_workbook
from bot.usecases import export, standings
from bot.usecases.board import Board
from bot.usecases.scene import zone_of
from bot.wording import export as words
from bot.wording.markup import counted, fill, plain
from store import company as companies
from store import workspaces
from store.database import Database


class NothingWrittenError(Exception):
    """Why there is no file, in one sentence."""


def export_kpis(settings: Settings, *, out: Path, department: str, team: str) -> int:
    """Write the table to `out` and say so; gives the exit status."""

    def work(database: Database) -> str:
        count = _write(database, out=out, department=department, team=team or only_team(database))
        return words.WRITTEN.format(count=counted(count, "KPI"), file=out)

    if out.suffix.lower() not in {".xlsx", ".csv"}:
        typer.echo(words.KIND.format(file=out), err=True)
        return 1
    try:
        return with_database(settings, work)
    except NothingWrittenError as reason:
        typer.echo(str(reason), err=True)
        return 1


def only_team(database: Database) -> str:
    """The one workspace of the database that has a company."""
    with database.everywhere() as connection:
        teams = workspaces.with_companies(connection)
    if len(teams) == 1:
        return teams[0]
    raise NothingWrittenError(words.WHICH_TEAM.format(teams=", ".join(teams)) if teams else words.NO_COMPANY)


def _write(database: Database, *, out: Path, department: str, team: str) -> int:
    """How many KPIs were written."""
    with database.read(team) as session:
        rows = _rows(look_of(session), department)
    is_csv = out.suffix.lower() == ".csv"
    try:
        out.write_bytes(as_csv(rows) if is_csv else as_workbook(rows, title=words.SHEET))
    except OSError as problem:
        raise NothingWrittenError(words.NOT_WRITTEN.format(file=out, problem=problem.strerror)) from problem
    return len(rows) - 1


def _rows(look: Board, name: str) -> tuple[export.Row, ...]:
    department = look.company.department_named(name)
    if name and department is None:
        known = ", ".join(d.name for d in look.company.departments)
        raise NothingWrittenError(plain(fill(words.UNKNOWN, name=name, names=known)))
    rows = export.table(look, export.Reader(is_administrator=True), department=department)
    if len(rows) == 1:
        raise NothingWrittenError(fill(words.NONE_OF, department=name) if name else words.NONE)
    return rows


def look_of(session: Session) -> Board:
    """The company as whoever runs the database sees it."""
    company = companies.load(session)
    day = standings.day_of(
        datetime.now(UTC), zone=zone_of(None), starts_in=company.fiscal_year_start, limits=company.limits
    )
    return Board(session, company, "", day, company.limits)
