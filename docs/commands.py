"""`docs/commands.md`: what can be typed behind `kpi` on the command line and behind `/kpi` in Slack."""

from collections.abc import Iterator

import typer
from typer.core import TyperCommand, TyperGroup

from bot.cli import app
from bot.usecases.commands import TOPICS

WIDTH = 96
"""Columns of the help as it is printed here, whatever terminal this runs in."""

HEAD = """# Commands

## In Slack

`/kpi` answers on the spot, and only you see the answer. A talk goes on in the direct message with the bot, where the
same words work without `/kpi`, all but `demo`, `digest` and `growth`; “why is AR days red?” is answered, too.

"""

TERMINAL = """
## On the command line

`make install` puts `kpi` into `.venv/bin`.
"""


def commands_page() -> str:
    """The page as markdown."""
    return HEAD + slack_table() + TERMINAL + "".join(_entry(path, help_) for path, help_ in helps())


def slack_table() -> str:
    """What can be typed behind `/kpi`, as a table."""
    rows = [f"| `/kpi {_cell(topic.usage)}` | {_cell(topic.does)} |" for topic in TOPICS]
    return "\n".join(["| command | what it does |", "|---|---|", *rows]) + "\n"


def helps() -> Iterator[tuple[str, str]]:
    """Every command with its help as the terminal shows it, in the order in which they are registered."""
    yield from _helps(typer.main.get_group(app), path="kpi")


def _helps(command: object, *, path: str) -> Iterator[tuple[str, str]]:
    if not isinstance(command, TyperCommand | TyperGroup):
        raise TypeError(f"{path} is not a command of typer")
    command.rich_markup_mode = None  # frames and colours depend on the terminal, plain text does not
    context = command.context_class(command, info_name=path, terminal_width=WIDTH, color=False)
    yield path, command.get_help(context)
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            yield from _helps(inner, path=f"{path} {name}")


def _entry(path: str, help_: str) -> str:
    lines = "\n".join(line.rstrip() for line in help_.strip().splitlines())
    return f"\n### `{path}`\n\n```text\n{lines}\n```\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
