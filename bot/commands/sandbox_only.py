"""`kpi sandbox`: a Slack workspace on this machine, for whatever bot wants to connect to it."""

import signal
import threading

import typer

from bot.manifest import manifest
from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import running
from bot.wording import terminal as words


def open_sandbox(*, port: int, limits: bool) -> int:
    """Run until Ctrl-C or SIGTERM."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop.set())
    try:
        with running(SandboxOptions(port=port, limits=limits, manifest=manifest())) as sandbox:
            typer.echo(
                words.TOKENS.format(
                    url=sandbox.url,
                    api=sandbox.api_url,
                    bot=sandbox.bot_token,
                    app=sandbox.app_token,
                    secret=sandbox.signing_secret,
                )
            )
            stop.wait()
    except OSError as problem:
        typer.echo(words.PORT_TAKEN.format(port=port, problem=problem.strerror), err=True)
        return 1
    return 0
