"""How long `kpi run` takes from its first instruction until it is connected, and how much memory it then holds."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.nouns import Json
from tests.bench.children import child, cpu_seconds, resident_megabytes

SETTLING = 1.0
"""Seconds after which memory is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One start: seconds until it said that it is connected, those of the processor, memory, seconds to stop."""

    what: str
    seconds: float
    cpu_seconds: float
    megabytes: float
    stop_seconds: float


def starts() -> list[Start]:
    """With the workspace on this machine and without it, each with an empty folder and once more with a full one."""
    with tempfile.TemporaryDirectory() as folder, child("tests.bench.office") as office:
        access = office.heard()
        return [
            one_start("bot and workspace, first start", Path(folder), {}),
            one_start("bot and workspace, again", Path(folder), {}),
            one_start("bot alone, first start", Path(folder), access),
            one_start("bot alone, again", Path(folder), access),
        ]


def one_start(what: str, folder: Path, access: Json) -> Start:
    """Start, wait for the sentence that ends with how to stop it, look, and stop."""
    slack = {f"SLACK_{name.upper()}": value for name, value in access.items()}
    environment = {**os.environ, **slack, "DATA_FOLDER": str(folder / "data")}
    command = [sys.executable, "-m", "bot.cli", "run", "--port", "0"]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    if not any("Ctrl-C" in line for line in process.stdout):
        raise RuntimeError(f"kpi run ended with status {process.wait()}")
    seconds = time.perf_counter() - began
    used = cpu_seconds(process.pid)
    time.sleep(SETTLING)
    megabytes = resident_megabytes(process.pid)
    began = time.perf_counter()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    stop_seconds = time.perf_counter() - began
    return Start(what=what, seconds=seconds, cpu_seconds=used, megabytes=megabytes, stop_seconds=stop_seconds)
