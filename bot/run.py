"""`kpi run`: the bot against Slack, or against a Slack workspace on this machine."""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import typer
from slack_sdk.errors import SlackApiError

from bot import doctor
from bot.build import Access, Bot, assemble, at_work, on_the_line, prepared, reachable, utc_now
from bot.manifest import manifest
from bot.process import share_a_processor, stay_loaded
from bot.sandbox.options import SandboxOptions
from bot.sandbox.saving import UnreadableError
from bot.sandbox.server import running
from bot.settings import Settings
from bot.stopping import Stop, StoppedEarly
from bot.usecases.demo import SANDBOX_OWNER, demo_company
from bot.web.app import Probes
from bot.web.figures import Figures
from bot.web.health import alive, ready
from bot.wording import terminal as words
from store import company as companies
from store import lock
from store.copies import copies
from store.database import Database

LONGEST_STOP = 2.8
"""After so many seconds the process ends, whatever hangs: what is not acknowledged, Slack delivers again."""


class StartError(Exception):
    """What is in the way, in one sentence for the terminal."""


def run(settings: Settings, *, empty: bool, port: int, fresh: bool, http: bool = False) -> int:
    """Run in the foreground until it is told to end, or its terminal closes; the status says whether it could start."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    share_a_processor()
    stop = Stop()
    stop.heed_signals()
    last_resort = threading.Timer(LONGEST_STOP, leave)
    last_resort.daemon = True
    try:
        with ExitStack() as stack:
            with suppress(StoppedEarly):
                _make_folder(settings)
                if settings.uses_slack or http:
                    _start_on_slack(stack, Doors(settings, stop, http_port=port if http else None))
                else:
                    _start_sandbox(stack, Doors(settings, stop), empty=empty, port=port, fresh=fresh)
                stop.wait()
                if http:
                    stop.linger(settings.drain_seconds)
            with suppress(OSError):  # the terminal may be gone
                typer.echo(words.STOPPING)
            last_resort.start()
    except StartError as problem:
        typer.echo(str(problem), err=True)
        return 1
    except doctor.NO_DATABASE as problem:
        typer.echo(doctor.database_trouble(problem), err=True)
        return 1
    # The last resort stays: a worker that hangs would otherwise hold up the interpreter's own end.
    return 0


def leave(status: int = 0) -> NoReturn:
    """End the process now. The interpreter's own way out looks at every object once more, which takes a second."""
    with suppress(OSError):  # the terminal may be gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def _make_folder(settings: Settings) -> None:
    folder = settings.data_folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StartError(words.NO_FOLDER.format(folder=folder, problem=problem.strerror)) from problem


@dataclass(frozen=True, slots=True)
class Doors:
    """How the bot is reached, over Socket Mode or at a port of its own, and until when."""

    settings: Settings
    stop: Stop
    http_port: int | None = None


def _start_on_slack(stack: ExitStack, doors: Doors) -> None:
    settings = doors.settings
    if not settings.uses_slack:
        raise StartError(words.HTTP_NEEDS_TOKENS)
    for finding in doctor.in_the_way(settings, http=doors.http_port is not None):
        raise StartError(finding.text)
    database = stack.enter_context(_database(settings.database()))
    access = Access(
        settings.slack_api_url,
        settings.slack_bot_token.get_secret_value(),
        settings.slack_app_token.get_secret_value(),
        settings.slack_signing_secret.get_secret_value(),
    )
    try:
        bot = _connect(stack, database, access, doors=doors)
    except SlackApiError as problem:
        error = problem.response.get("error", problem)
        raise StartError(words.APP_TOKEN_REFUSED.format(error=error)) from problem
    except doctor.NO_ANSWER as problem:
        raise StartError(doctor.no_answer(settings, problem).text) from problem
    if doors.http_port is None:
        typer.echo(words.CONNECTED.format(team=bot.team))


def _start_sandbox(stack: ExitStack, doors: Doors, *, empty: bool, port: int, fresh: bool) -> None:
    settings = doors.settings
    folder = settings.data_folder
    if fresh:
        _forget(folder)
    database = stack.enter_context(_database(settings.database(file="sandbox.db")))
    options = SandboxOptions(
        port=port,
        manifest=manifest(),
        save_to=folder / "sandbox.json",
        welcome=words.WELCOME_EMPTY if empty else words.WELCOME,
    )
    try:
        sandbox = stack.enter_context(running(options))
    except OSError as problem:
        raise StartError(words.PORT_TAKEN.format(port=port, problem=problem.strerror)) from problem
    except UnreadableError as problem:
        raise StartError(words.WORKSPACE_BAD.format(path=problem)) from problem
    access = Access(sandbox.api_url, sandbox.bot_token, sandbox.app_token)
    _connect(stack, database, access, demo=not empty, doors=doors)
    stack.callback(
        sandbox.keep
    )  # first of all, so that nothing that hangs on the way down costs what was said
    typer.echo(words.SANDBOX.format(url=sandbox.url))


def _connect(
    stack: ExitStack, database: Database, access: Access, *, doors: Doors, demo: bool = False
) -> Bot:
    """Connect until the stack ends. What goes wrong is said by the caller in a sentence, and not logged as well."""
    bolt = logging.getLogger("slack_bolt.App")
    bolt.addFilter(_nothing)
    try:
        figures = Figures(database, now=utc_now)
        bot = assemble(database, access, heard=figures.heard)
        if demo:
            load_demo(bot)
        _open(stack, bot, access, doors=doors, figures=figures)
    finally:
        bolt.removeFilter(_nothing)
    return bot


def _open(stack: ExitStack, bot: Bot, access: Access, *, doors: Doors, figures: Figures) -> None:
    """Whoever looks after the bot can ask it how it is before Slack has opened a connection: that may take minutes."""
    settings = doors.settings
    stack.enter_context(at_work(bot))
    stay_loaded()
    if doors.http_port is not None:
        _serve(stack, bot, doors, figures, secret=access.signing_secret)
        return
    if settings.health_port:
        _serve(stack, bot, doors, figures)
    stack.enter_context(on_the_line(bot, access, connections=settings.socket_connections))


def _serve(stack: ExitStack, bot: Bot, doors: Doors, figures: Figures, *, secret: str = "") -> None:
    """The address of the bot: its health, and Slack's requests when there is a secret to know them by."""
    host = doors.settings.http_host
    port = doors.settings.health_port if doors.http_port is None else doors.http_port
    probes = Probes(
        alive=lambda: alive(bot),
        ready=lambda: ready(bot),
        figures=figures.page,
        stopping=lambda: doors.stop.asked,
    )
    try:
        taken = stack.enter_context(reachable(bot, probes, host=host, port=port, signing_secret=secret))
    except OSError as problem:
        raise StartError(words.PORT_TAKEN.format(port=port, problem=problem.strerror)) from problem
    typer.echo((words.REACHABLE if secret else words.HEALTH_AT).format(host=host, port=taken))


def _nothing(_record: logging.LogRecord) -> bool:
    return False


def _forget(folder: Path) -> None:
    """Remove what the workspace on this machine remembers, unless a bot is at work on it."""
    held = lock.hold(folder / "sandbox.db", wait=0)
    try:
        for name in ("sandbox.json", "sandbox.db", "sandbox.db-wal", "sandbox.db-shm"):
            (folder / name).unlink(missing_ok=True)
        for copy in copies(folder / "sandbox.db"):
            copy.unlink()
    finally:
        os.close(held)


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
