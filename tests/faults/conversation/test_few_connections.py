"""Slack opens only a few connections a minute: a bot works over the first, and is well before it has one."""

import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from unittest.mock import patch

import pytest

from bot import cli
from bot.build import Access, assemble, connected, prepared
from bot.listeners import beginning
from bot.manifest import manifest
from bot.run import load_demo
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import Running, running
from tests.conversations.stand import FIONA, QUICK
from tests.faults.forked import kpi
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
    # Slack said when to ask again; now that all is over, nobody waits for that.
    fiona.wait_until(lambda: "further connection" not in {one.name for one in threading.enumerate()} or None)
    database.close()


def test_while_slack_opens_none_the_bot_says_so_and_that_it_is_well(slack: Running, tmp_path: Path) -> None:
    slack.fail(HELD_UP)
    port = free_port()
    settings = {
        "DATA_FOLDER": str(tmp_path),
        "HEALTH_PORT": str(port),
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
    }
    bot = kpi("run", folder=tmp_path, settings=settings, main=hasty)
    try:
        bot.said(f"http://127.0.0.1:{port}")
        assert health(port) == 200
        bot.complained("Slack opens no connection yet")
        bot.told_to_stop()
        assert bot.gone() == 0
    finally:
        bot.kill()


def hasty() -> None:
    """`kpi`, which says soon what it waits for."""
    with patch.object(beginning, "PATIENCE", 0.5):
        cli.main()


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
