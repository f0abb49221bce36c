"""What an administrator does with the database from the command line."""

from collections.abc import Callable
from datetime import UTC, datetime

import typer

from bot import doctor
from bot.settings import Settings
from bot.usecases.demo import SANDBOX_OWNER, SANDBOX_TEAM, demo_company
from bot.wording import terminal as words
from store import company as companies
from store import migrations
from store.database import Database, open_database


def upgrade_database(settings: Settings) -> int:
    """Bring the database to the newest schema."""
    return with_database(settings, lambda _database: words.MIGRATED.format(revision=migrations.head()))


def load_demo_company(settings: Settings) -> int:
    """The demo company for the workspace on this machine, unless it has a company."""
    return with_database(settings, _demo)


def _demo(database: Database) -> str:
    now = datetime.now(UTC)
    with database.write(SANDBOX_TEAM) as session:
        known = companies.load(session)
        if known.owners:
            return words.DEMO_NOT_EMPTY.format(company=known.name)
        demo = demo_company(team_id=SANDBOX_TEAM, today=now.date(), loader=SANDBOX_OWNER)
        companies.save(session, demo, author=SANDBOX_OWNER, at=now)
    return words.DEMO_LOADED


def with_database(settings: Settings, work: Callable[[Database], str]) -> int:
    """Open the database, bring it up to date, do the work and print what it says; gives the exit status."""
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    try:
        database = open_database(settings.database(file="kpi.db" if settings.uses_slack else "sandbox.db"))
        try:
            migrations.upgrade(database)
            typer.echo(work(database))
        finally:
            database.close()
    except doctor.NO_DATABASE as problem:
        typer.echo(doctor.database_trouble(problem), err=True)
        return 1
    return 0
