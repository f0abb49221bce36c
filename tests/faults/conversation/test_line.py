"""Every line to Slack breaks at once, with and without a word: what is said then is answered within ten seconds.

Slack is as patient as it really is: it waits three seconds for an acknowledgement, and tries again after four.
"""

import time
from collections.abc import Callable, Iterator

import pytest

from bot.manifest import manifest
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.options import SandboxOptions
from bot.settings import Settings
from tests.conversations import chapters
from tests.conversations.stand import Stand, doubled, stand

PATIENCE = 10.0
LINES = Settings.model_fields["socket_connections"].default
"""As many as a bot has that nobody told otherwise."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    options = SandboxOptions(limits=False, manifest=manifest())
    with stand(tmp_path_factory.mktemp("line"), options=options, connections=LINES) as stage:
        yield stage


@pytest.fixture(autouse=True)
def whole_lines(stage: Stand) -> None:
    """All lines are there, and each has heard that the other end is."""
    chapters.place(stage.database, chapters.NEEDED)
    stage.fiona.wait_until(lambda: stage.sandbox.sandbox.sockets.count() == LINES or None)


def answered_after(stage: Stand, text: str) -> float:
    """Seconds until Fiona reads what the bot made of this."""
    begun = time.monotonic()
    stage.fiona.say(text)
    stage.fiona.wait_for(text, timeout=PATIENCE)
    took = time.monotonic() - begun
    stage.rest()
    assert doubled(stage.sandbox) == []
    assert [need.text for need in chapters.current(stage.database).needs].count(text) == 1
    return took


@pytest.mark.parametrize("how", ["close_socket", "drop_socket", "silent_socket"])
def test_the_bot_talks_again_after_its_lines_broke(
    stage: Stand, how: str, figure: Callable[[str], None]
) -> None:
    stage.grace.done("sockets", do=how)
    figure(f"{how}: answered after {answered_after(stage, f'Figures after {how}'):.1f} s")


# The client leaves the sockets of refused handshakes to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_it_asks_again_when_slack_does_not_let_it_in_at_once(
    stage: Stand, figure: Callable[[str], None]
) -> None:
    stage.sandbox.fail(Fault(kind=FaultKind.REFUSE_TICKET, count=2 * LINES))
    stage.grace.done("sockets", do="close_socket")
    figure(f"not let in: answered after {answered_after(stage, 'Figures after a while'):.1f} s")
