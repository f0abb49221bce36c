"""`kpi run`: the bot against Slack, or against a Slack workspace on this machine."""

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import typer
from slack_sdk.errors import SlackApiError

from bot.build import Access, Bot, assemble, connected, prepared
from bot.manifest import manifest
from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import running
from bot.settings import Settings
from bot.usecases.demo import SANDBOX_OWNER, demo_company
from bot.wording import terminal as words
from store import company as companies
from store.database import Database
from store.errors import DatabaseGone, DatabaseLocked, SchemaTooNew

PORT = 3033


def run(settings: Settings, *, empty: bool, port: int, fresh: bool) -> int:
    """Run in the foreground until Ctrl-C or SIGTERM; the exit status says whether it could start."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    stop = _stopped_by_signals()
    try:
        with ExitStack() as stack:
            _start(stack, settings, empty=empty, port=port, fresh=fresh)
            stop.wait()
            typer.echo(words.STOPPING)
    except (DatabaseGone, DatabaseLocked, SchemaTooNew, OSError) as problem:
        typer.echo(str(problem), err=True)
        return 1
    except SlackApiError as problem:
        typer.echo(words.REFUSED.format(error=problem.response.get("error", problem)), err=True)
        return 1
    return 0


def _start(stack: ExitStack, settings: Settings, *, empty: bool, port: int, fresh: bool) -> None:
    if settings.uses_slack:
        database = stack.enter_context(_database(settings.database()))
        access = Access(
            settings.slack_api_url,
            settings.slack_bot_token.get_secret_value(),
            settings.slack_app_token.get_secret_value(),
        )
        bot = assemble(database, access)
        stack.enter_context(connected(bot, access))
        typer.echo(words.CONNECTED.format(team=bot.team))
        return
    _start_sandbox(stack, settings, empty=empty, port=port, fresh=fresh)


def _start_sandbox(stack: ExitStack, settings: Settings, *, empty: bool, port: int, fresh: bool) -> None:
    folder = settings.data_folder
    if fresh:
        for name in ("sandbox.json", "sandbox.db", "sandbox.db-wal", "sandbox.db-shm"):
            (folder / name).unlink(missing_ok=True)
    database = stack.enter_context(_database(settings.database(file="sandbox.db")))
    options = SandboxOptions(port=port, manifest=manifest(), save_to=folder / "sandbox.json")
    sandbox = stack.enter_context(running(options))
    access = Access(sandbox.api_url, sandbox.bot_token, sandbox.app_token)
    bot = assemble(database, access)
    if not empty:
        load_demo(bot)
    stack.enter_context(connected(bot, access))
    typer.echo(words.SANDBOX.format(url=sandbox.url))


def load_demo(bot: Bot) -> None:
    """The demo company, unless the workspace has a company already."""
    now = bot.services.now()
    with bot.services.database.write(bot.team) as session:
        if not companies.load(session).owners:
            demo = demo_company(team_id=bot.team, today=now.date(), loader=SANDBOX_OWNER)
            companies.save(session, demo, author=SANDBOX_OWNER, at=now)


@contextmanager
def _database(url: str) -> Iterator[Database]:
    database = prepared(url)
    try:
        yield database
    finally:
        database.close()


def _stopped_by_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop.set())
    return stop
