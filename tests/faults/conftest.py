"""A fake Slack for processes that die."""

import sys
from collections.abc import Callable, Iterator
from multiprocessing.forkserver import ensure_running

import pytest

from store.database import Database, open_database
from tests.delivery.fake_slack import FakeSlack, running
from tests.faults import forked
from tests.faults.clocks import RunningClock
from tests.faults.length import IS_LONG


@pytest.fixture(scope="session", autouse=True)
def processes() -> None:
    """Let the server that bots are forked from load everything beside the first tests."""
    forked.server()
    ensure_running()


@pytest.fixture
def clock() -> RunningClock:
    """The time of the bots and of Slack."""
    return RunningClock()


@pytest.fixture
def slack(clock: RunningClock) -> Iterator[FakeSlack]:
    with running() as fake:
        fake.clock = clock.seconds
        yield fake


@pytest.fixture
def url(place: str) -> str:
    """A database with the newest schema that no process holds."""
    return place


@pytest.fixture
def ours(url: str) -> Iterator[Database]:
    """The same database for the test itself, beside the process that owns it."""
    database = open_database(url, exclusive=False)
    yield database
    database.close()


@pytest.fixture
def figure(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Shows what was measured to whoever runs the long form."""

    def show(measured: str) -> None:
        if IS_LONG:
            with capsys.disabled():
                sys.stdout.write(f"\n{measured}\n")

    return show
