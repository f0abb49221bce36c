"""One stand for all tests of a module: people and departments are theirs to share, drafts are put in anew."""

from collections.abc import Iterator

import pytest

from bot.sandbox.pings import EVERYBODY
from tests.conversations.stand import Stand, stand


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    with stand(tmp_path_factory.mktemp("stand")) as stage:
        yield stage


@pytest.fixture
def stage(shared: Stand) -> Iterator[Stand]:
    """The stand at rest, before and after; the sandbox refused nothing but what the test asked it to, and no message
    rang for a whole channel.
    """
    shared.rest()
    before = len(shared.sandbox.sandbox.ledger.refused())
    said = len(shared.sandbox.sandbox.ledger.posts)
    yield shared
    shared.rest()
    loud = [post for post in shared.sandbox.sandbox.ledger.posts[said:] if EVERYBODY & set(post.pings)]
    assert [post.text for post in loud] == []
    refused = [call for call in shared.sandbox.sandbox.ledger.refused()[before:] if not call.fault]
    assert [f"{call.method}: {call.error}" for call in refused] == []
