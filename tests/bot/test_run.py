"""`kpi run` as a process of its own: it says where it is, and ends at once and cleanly when it is told to."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.people import Person

KPI = [sys.executable, "-m", "bot.cli", "run", "--port", "0"]
PATIENCE = 60


def environment(folder: Path) -> dict[str, str]:
    root = Path(__file__).parents[2]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DATABASE_"))}
    return {**kept, "PYTHONPATH": str(root), "DATA_FOLDER": str(folder), "PYTHONUNBUFFERED": "1"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly_in_the_middle_of_a_message(tmp_path: Path, number: signal.Signals) -> None:
    with subprocess.Popen(
        KPI,
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline(), process.stdout.readline()]
        address = re.search(r"http://127\.0\.0\.1:\d+", lines[1])
        assert address is not None, lines
        fiona = Person(address[0], "U0FIONA")
        for _ in range(5):
            fiona.say("draft my KPIs")
        begun = time.monotonic()
        process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE)
        took = time.monotonic() - begun
    assert process.returncode == 0
    assert "Stopped." in out
    assert err == ""
    assert took < 3.5, f"{took:.1f} s"
