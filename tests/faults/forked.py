"""Bots in processes of their own, forked from a server that has imported everything: they are up in a moment."""

import multiprocessing
import os
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot import cli
from tests.faults.length import LENGTH

PRELOADED = ["__main__", "bot.cli", "bot.run", "tests.faults.conversation.warmed"]
FOREIGN = ("SLACK_", "DATABASE_")
"""What may stand in the environment of whoever tests, and is not meant for these bots."""


def server() -> ForkServerContext:
    """Where they are forked from."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


@dataclass(frozen=True)
class Kpi:
    """The command `kpi` at work, and what it writes on its terminal."""

    process: BaseProcess
    out: Path
    log: Path

    def said(self, wanted: str, *, seconds: float = 60) -> re.Match[str]:
        """Wait until it has said so."""
        return self._written(self.out, wanted, seconds=seconds)

    def complained(self, wanted: str, *, seconds: float = 60) -> re.Match[str]:
        """Wait until it has complained so."""
        return self._written(self.log, wanted, seconds=seconds)

    def kill(self) -> None:
        """As by the power cord."""
        self.process.kill()

    def told_to_stop(self) -> None:
        """As by whoever puts a new version in its place."""
        self.process.terminate()

    def gone(self) -> int:
        """Wait until it has ended; the status that it ended with."""
        self.process.join(10)
        assert self.process.exitcode is not None, "it does not end"
        return self.process.exitcode

    def _written(self, path: Path, wanted: str, *, seconds: float) -> re.Match[str]:
        end = time.monotonic() + seconds
        while not (found := re.search(wanted, path.read_text())):
            ended = not self.process.is_alive() or time.monotonic() > end
            assert not ended, self.out.read_text() + self.log.read_text()
            time.sleep(0.01)
        return found


def kpi(*arguments: str, folder: Path, settings: dict[str, str], main: Callable[[], None] = cli.main) -> Kpi:
    """Start `kpi` with these arguments in this folder, where it finds these settings in its environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    begun = folder / str(time.monotonic_ns())
    out, log = begun.with_suffix(".out"), begun.with_suffix(".log")
    for path in (out, log):
        path.touch()
    work = (main, arguments, folder, kept | settings, (out, log))
    process = server().Process(target=_run, args=work, daemon=True)
    process.start()
    return Kpi(process, out, log)


def _run(
    main: Callable[[], None],
    arguments: tuple[str, ...],
    folder: Path,
    environment: dict[str, str],
    terminal: tuple[Path, Path],
) -> None:
    """What a shell does before a command begins."""
    for number, path in enumerate(terminal, start=1):
        taken = os.open(path, os.O_WRONLY | os.O_APPEND)
        os.dup2(taken, number)
        os.close(taken)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", buffering=1) for number in (1, 2))
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    if LENGTH.anew and main is cli.main:
        os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
        os.execv(sys.executable, [sys.executable, "-u", "-m", cli.__name__, *arguments])  # noqa: S606 - our own command
    sys.argv = ["kpi", *arguments]
    main()
