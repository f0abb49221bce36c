"""The clock leaps ahead or back while messages are under way: each arrives once, and nothing waits for ever."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from time import monotonic, sleep

import pytest

from store import outbox
from store.database import Database
from tests.delivery.conftest import TEAM, delivering, message
from tests.delivery.fake_slack import FakeSlack, Fault
from tests.faults.clocks import RunningClock

LEAPS = {"ahead": timedelta(hours=3), "back": timedelta(hours=-3)}
AT_ONCE = 3


def put(database: Database, clock: RunningClock, *texts: str) -> None:
    """A message for somebody each."""
    with database.write(TEAM) as session:
        for text in texts:
            outbox.put(session, message(text, conversation=f"U{text}", to=f"U{text}"), at=clock())


def wait_until(true: Callable[[], bool]) -> None:
    """As long as it takes."""
    until = monotonic() + 10
    while not true():
        assert monotonic() < until
        sleep(0.005)


@pytest.mark.parametrize(("bots", "leap"), [(1, "ahead"), (2, "ahead"), (1, "back")])
def test_what_is_under_way_when_the_clock_leaps_arrives_once(
    ours: Database, slack: FakeSlack, clock: RunningClock, bots: int, leap: str
) -> None:
    """Slack is slow to take it: whoever took the sender for dead would look for it in vain, and send it again."""
    slack.hang = 0.3
    slack.faults.extend([Fault.SLOW] * AT_ONCE)
    with ExitStack() as stack:
        living = [stack.enter_context(delivering(ours, slack, now=clock)) for _ in range(bots)]
        put(ours, clock, "First", "Second", "Third")
        living[0].wake()
        wait_until(lambda: not slack.faults)
        clock.move(LEAPS[leap])
        put(ours, clock, "Fourth")
        for bot in living:
            bot.wake()
        assert living[0].drain(10)
    assert sorted(slack.texts) == ["First", "Fourth", "Second", "Third"]
