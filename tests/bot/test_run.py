"""`kpi run` as a process of its own: it says where it is, and ends at once and cleanly when it is told to."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.people import Person

KPI = [sys.executable, "-m", "bot.cli", "run", "--port", "0"]
PATIENCE = 60
LONGEST = 3.5
"""Three seconds and a bit, on a machine of one's own."""


def environment(folder: Path) -> dict[str, str]:
    root = Path(__file__).parents[2]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DATABASE_"))}
    return {**kept, "PYTHONPATH": str(root), "DATA_FOLDER": str(folder), "PYTHONUNBUFFERED": "1"}


@contextmanager
def started(folder: Path) -> Iterator[tuple[subprocess.Popen[str], Person]]:
    """The process, and Fiona who talks to it."""
    with subprocess.Popen(
        KPI,
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline(), process.stdout.readline()]
        address = re.search(r"http://127\.0\.0\.1:\d+", lines[1])
        assert address is not None, lines
        try:
            yield process, Person(address[0], "U0FIONA")
        finally:
            process.kill()


def slowness() -> float:
    """How much longer than alone on the machine everything takes at present."""
    begun, used = time.monotonic(), time.process_time()
    while time.process_time() - used < 0.2:
        pass
    return max(1.0, (time.monotonic() - begun) / 0.2)


def ended(process: subprocess.Popen[str], number: signal.Signals) -> tuple[str, str]:
    """What it still says, when it is told to end; it must do so soon, and as if all were well."""
    longest = LONGEST * slowness()
    begun = time.monotonic()
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    assert time.monotonic() - begun < longest
    assert process.returncode == 0
    return out, err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP], ids=["ctrl-c", "closed-terminal"])
def test_in_the_middle_of_messages_it_ends_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    with started(tmp_path) as (process, fiona):
        for _ in range(5):
            fiona.say("draft my KPIs")
        out, err = ended(process, number)
    assert "Stopped." in out
    assert err == ""
    assert (tmp_path / "sandbox.json").read_text(encoding="utf-8").count('"text": "draft my KPIs"') >= 5


def test_started_with_nohup_it_survives_its_terminal(tmp_path: Path) -> None:
    handler = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with started(tmp_path) as (process, fiona):
            process.send_signal(signal.SIGHUP)
            fiona.say("hello")
            fiona.wait_for("Hello")
            ended(process, signal.SIGTERM)
    finally:
        signal.signal(signal.SIGHUP, handler)


def test_being_stopped_while_a_message_hangs_ends_it_all_the_same(tmp_path: Path) -> None:
    with started(tmp_path) as (process, fiona), closing(sqlite3.connect(tmp_path / "sandbox.db")) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        fiona.say("draft my KPIs")
        time.sleep(0.3)
        _, err = ended(process, signal.SIGTERM)
    assert "Traceback" not in err
