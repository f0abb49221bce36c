"""A sandbox and a Bolt app on it, for the tests of the sandbox itself."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.sandbox.options import DEFAULT_MANIFEST, SandboxOptions
from bot.sandbox.server import Running, running
from tests.people import Person

QUICK = SandboxOptions(ack_seconds=0.4, redelivery=(0.2, 0.2), limits=False)
Start = Callable[[SandboxOptions], Running]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts sandboxes that stop with the test."""
    with ExitStack() as stack:
        yield lambda options: stack.enter_context(running(options))


@pytest.fixture
def slack(start: Start) -> Running:
    """A quick sandbox without rate limits."""
    return start(QUICK)


@pytest.fixture
def fiona(slack: Running) -> Person:
    return Person(slack.url, "U0FIONA")


@pytest.fixture
def client(slack: Running) -> WebClient:
    return web_client(slack)


def web_client(slack: Running) -> WebClient:
    """The bot's own client, without automatic retries."""
    return WebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])


def bolt(slack: Running) -> App:
    """A Bolt app on this sandbox."""
    return App(
        client=web_client(slack), process_before_response=True, raise_error_for_unhandled_request=False
    )


@contextmanager
def connected(slack: Running, app: App, *, ping_interval: float = 10) -> Iterator[SocketModeHandler]:
    """The app, connected by Socket Mode until the block ends."""
    handler = SocketModeHandler(app, slack.app_token, ping_interval=ping_interval)
    before = slack.sandbox.sockets.count()
    handler.connect()
    try:
        person = Person(slack.url, "U0GRACE")
        person.wait_until(lambda: slack.sandbox.sockets.count() > before or None)
        yield handler
    finally:
        handler.close()


def manifest_with(**features: object) -> dict[str, object]:
    """The default manifest with other features."""
    return DEFAULT_MANIFEST | {"features": DEFAULT_MANIFEST["features"] | features}
