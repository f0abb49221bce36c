"""Slack opens only a few connections a minute: a bot works over the first, and is well before it has one."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from bot.build import Access, assemble, connected, prepared
from bot.manifest import manifest
from bot.run import load_demo
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import Running, running
from tests.faults.conversation.stand import FIONA, QUICK
from tests.people import Person

OPENED_AT_ONCE = 10
HELD_UP = Fault(kind=FaultKind.RATELIMITED, only=("apps.connections.open",), count=None, seconds=60)


@pytest.fixture
def slack() -> Iterator[Running]:
    """A workspace that keeps its limits."""
    with running(SandboxOptions(manifest=manifest())) as up:
        yield up


def test_the_first_connection_is_enough_to_begin(slack: Running, tmp_path: Path) -> None:
    database = prepared(f"sqlite:///{tmp_path / 'kpi.db'}")
    access = Access(slack.api_url, slack.bot_token, slack.app_token)
    bot = assemble(database, access, delivery_settings=QUICK)
    load_demo(bot)
    for _ in range(OPENED_AT_ONCE - 1):
        bot.app.client.apps_connections_open(app_token=slack.app_token)
    began = time.monotonic()
    with connected(bot, access, connections=2, reminders=False):
        assert time.monotonic() - began < 20
        fiona = Person(slack.url, FIONA)
        fiona.wait_until(lambda: slack.sandbox.ledger.refused() or None)
        fiona.say("hello")
        fiona.wait_for("You can draft the KPIs of Finance")
        assert slack.do(slack.sandbox.sockets.count) == 1
    database.close()


def test_while_slack_opens_none_the_bot_says_so_and_that_it_is_well(slack: Running, tmp_path: Path) -> None:
    slack.fail(HELD_UP)
    port = free_port()
    with started(slack, tmp_path, port=port) as bot:
        assert bot.stdout is not None
        assert bot.stderr is not None
        assert f"http://127.0.0.1:{port}" in bot.stdout.readline()
        assert health(port) == 200
        assert "Slack opens no connection yet" in bot.stderr.readline()
        bot.send_signal(signal.SIGTERM)
        assert bot.wait(timeout=10) == 0


@contextmanager
def started(slack: Running, folder: Path, *, port: int) -> Iterator[subprocess.Popen[str]]:
    """`kpi run` over Socket Mode, with a port for its health."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SLACK_", "DATABASE_"))}
    environment = kept | {
        "PYTHONPATH": str(Path(__file__).parents[3]),
        "PYTHONUNBUFFERED": "1",
        "DATA_FOLDER": str(folder),
        "HEALTH_PORT": str(port),
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
    }
    with subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "run"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        deadline = threading.Timer(60, process.kill)
        deadline.start()
        try:
            yield process
        finally:
            deadline.cancel()
            process.kill()


def health(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status
    finally:
        connection.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
