"""A sandbox and a Bolt app on it, for the tests of the sandbox itself."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from slack_sdk import WebClient

from bot.sandbox.options import DEFAULT_MANIFEST, SandboxOptions
from bot.sandbox.server import Running, running
from tests.people import Person
from tests.sandbox.bolt import web_client

QUICK = SandboxOptions(redelivery=(0.2, 0.2), limits=False)
IMPATIENT = QUICK.model_copy(update={"ack_seconds": 0.4})
impatient = pytest.mark.parametrize("slack", [IMPATIENT], indirect=True, ids=["impatient"])
Start = Callable[[SandboxOptions], Running]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts sandboxes that stop with the test."""
    with ExitStack() as stack:
        yield lambda options: stack.enter_context(running(options))


@pytest.fixture
def slack(start: Start, request: pytest.FixtureRequest) -> Running:
    """A quick sandbox without rate limits; `impatient` ones wait less than Slack for the bot."""
    return start(getattr(request, "param", QUICK))


@pytest.fixture(scope="module")
def shared() -> Iterator[Running]:
    """One sandbox for many small cases that leave each other alone."""
    with running(QUICK) as slack:
        yield slack


@pytest.fixture
def fiona(slack: Running) -> Person:
    return Person(slack.url, "U0FIONA")


@pytest.fixture
def client(slack: Running) -> WebClient:
    return web_client(slack)


def manifest_with(**features: object) -> dict[str, object]:
    """The default manifest with other features."""
    return DEFAULT_MANIFEST | {"features": DEFAULT_MANIFEST["features"] | features}
