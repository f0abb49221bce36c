"""A fake Slack for processes that die."""

from collections.abc import Iterator

import pytest

from store.database import Database, open_database
from tests.delivery.fake_slack import FakeSlack, running


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
