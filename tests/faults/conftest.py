"""A fake Slack for processes that die."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import Database, open_database
from tests.delivery.fake_slack import FakeSlack, running
from tests.store.fresh import fresh, url_of


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with running() as fake:
        yield fake


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database with the newest schema that no process holds."""
    with fresh(tmp_path):
        pass
    return url_of(tmp_path)


@pytest.fixture
def ours(url: str) -> Iterator[Database]:
    """The same database for the test itself, beside the process that owns it."""
    database = open_database(url, exclusive=False)
    yield database
    database.close()
