"""Processes that are started, told something, and ended."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.sandbox.nouns import Json

TICKS = os.sysconf("SC_CLK_TCK")


class Child(subprocess.Popen[str]):
    """A Python module that runs by itself and talks in lines of JSON."""

    def __init__(self, module: str, *arguments: str) -> None:
        self.module = module
        command = [sys.executable, "-m", module, *arguments]
        super().__init__(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def heard(self) -> Json:
        """The next line it says; raises when it has ended."""
        assert self.stdout is not None
        line = self.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.module} ended with status {self.wait()}")
        said: Json = json.loads(line)
        return said

    def asked(self, order: Json) -> Json:
        """Its answer to an order."""
        assert self.stdin is not None
        self.stdin.write(json.dumps(order) + "\n")
        self.stdin.flush()
        return self.heard()


@contextmanager
def child(module: str, *arguments: str) -> Iterator[Child]:
    """The module in a process of its own, until the block ends."""
    process = Child(module, *arguments)
    try:
        yield process
    finally:
        process.communicate(timeout=20)


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_megabytes(pid: int) -> float:
    """Memory of a process that is in use right now."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
