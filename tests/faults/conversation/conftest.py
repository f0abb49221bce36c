"""One stand for all tests of a module: people and departments are theirs to share, drafts are put in anew."""

from collections.abc import Iterator

import pytest

from tests.faults.conversation.stand import Stand, stand


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    with stand(tmp_path_factory.mktemp("stand")) as stage:
        yield stage


@pytest.fixture
def stage(shared: Stand) -> Iterator[Stand]:
    """The stand at rest, before and after; the sandbox refused nothing but what the test asked it to."""
    shared.rest()
    before = len(shared.sandbox.sandbox.ledger.refused())
    yield shared
    shared.rest()
    refused = [call for call in shared.sandbox.sandbox.ledger.refused()[before:] if not call.fault]
    assert [f"{call.method}: {call.error}" for call in refused] == []
