"""A fake Slack for processes that die."""

import sys
from collections.abc import Callable, Iterator

import pytest

from store.database import Database, open_database
from tests.delivery.fake_slack import FakeSlack, running
from tests.faults.length import LONG


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with running() as fake:
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
        if LONG:
            with capsys.disabled():
                sys.stdout.write(f"\n{measured}\n")

    return show
