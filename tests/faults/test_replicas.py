"""Three bots on one PostgreSQL, each a process of its own: one dies, and nobody who talks notices."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from bot.build import Access as Keys
from bot.build import assemble, prepared
from bot.run import load_demo
from bot.sandbox.server import Running, running
from tests.databases import database_on_server
from tests.faults.conversation.stand import OPTIONS, doubled
from tests.people import Person

KPI = [sys.executable, "-m", "bot.cli", "run"]
STARTS_WITHIN = 90
PEOPLE = ("U0FIONA", "U0SAM", "U0HANA")
ROUNDS = 4

pytestmark = [pytest.mark.postgresql, pytest.mark.slow, pytest.mark.timeout(400)]


@contextmanager
def replica(folder: Path, sandbox: Running, url: str) -> Iterator[subprocess.Popen[str]]:
    """A bot as `kpi run` starts it, ended with the block."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SLACK_", "DATABASE_"))}
    environment = kept | {
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONUNBUFFERED": "1",
        "DATA_FOLDER": str(folder),
        "DATABASE_URL": url,
        "SLACK_API_URL": sandbox.api_url,
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
    }
    with subprocess.Popen(
        KPI, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_until_connected(bot: subprocess.Popen[str]) -> None:
    """Until it says so."""
    assert bot.stdout is not None
    said = bot.stdout.readline()
    assert "connected to Slack" in said, said


@pytest.fixture
def sandbox() -> Iterator[Running]:
    with running(OPTIONS) as up:
        yield up


@pytest.fixture
def url(sandbox: Running) -> Iterator[str]:
    """A database with the demo company, and no bot at it."""
    with database_on_server() as address:
        database = prepared(address)
        load_demo(assemble(database, Keys(sandbox.api_url, sandbox.bot_token)))
        database.close()
        yield address


def test_one_of_three_is_killed_and_every_message_is_answered_once(
    tmp_path: Path, sandbox: Running, url: str
) -> None:
    people = [Person(sandbox.url, user) for user in PEOPLE]
    with ExitStack() as stack:
        bots = [stack.enter_context(replica(tmp_path, sandbox, url)) for _ in range(3)]
        for bot in bots:
            wait_until_connected(bot)
        for number in range(ROUNDS):
            for person in people:
                person.say(f"check Reduce costs by {number + 1}% by June 2027")
            if number == 1:
                bots[0].send_signal(signal.SIGKILL)
            for person in people:
                person.wait_for(f"by {number + 1}%", timeout=30)
        rest(sandbox)
    assert doubled(sandbox) == []
    for person in people:
        heard = [m for m in person.messages() if m["user"] != person.user_id]
        assert len(heard) == ROUNDS


def rest(sandbox: Running) -> None:
    """Wait until nothing more is posted for a second."""
    count, since = -1, time.monotonic()
    while time.monotonic() - since < 1:
        now = len(sandbox.sandbox.ledger.posts)
        if now != count:
            count, since = now, time.monotonic()
        time.sleep(0.05)
