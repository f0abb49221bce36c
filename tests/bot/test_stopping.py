"""A bot in the foreground that is told to end: in peace, or at once."""

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from bot.stopping import Stop, StoppedEarly

HEEDED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LONG = 20.0


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """What the test runner itself does at these signals."""
    before = {number: signal.getsignal(number) for number in HEEDED}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def stop() -> Stop:
    made = Stop()
    made.heed_signals()
    return made


def lingered(stop: Stop, number: int, *, seconds: float) -> float:
    """How long it went on after it was told to end."""
    threading.Timer(0.1, os.kill, (os.getpid(), number)).start()
    stop.wait()
    began = time.monotonic()
    stop.linger(seconds)
    return time.monotonic() - began


def test_at_a_sigterm_it_takes_its_time(stop: Stop) -> None:
    assert not stop.asked
    assert lingered(stop, signal.SIGTERM, seconds=0.2) >= 0.2
    assert stop.asked


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_at_ctrl_c_and_at_a_terminal_that_closes_it_hurries(stop: Stop, number: int) -> None:
    assert lingered(stop, number, seconds=LONG) < LONG / 2


def test_whoever_says_it_twice_is_in_a_hurry(stop: Stop) -> None:
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM)).start()
    assert lingered(stop, signal.SIGTERM, seconds=LONG) < LONG / 2


@pytest.mark.parametrize("number", HEEDED)
def test_one_that_is_not_up_yet_waits_no_more(stop: Stop, number: int) -> None:
    began = time.monotonic()
    threading.Timer(0.1, os.kill, (os.getpid(), number)).start()
    with pytest.raises(StoppedEarly):
        time.sleep(LONG)
    assert time.monotonic() - began < LONG / 2
    assert stop.asked


def test_one_that_was_started_to_outlive_its_terminal_does_not_hear_that_it_closes() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    stop = Stop()
    stop.heed_signals()
    os.kill(os.getpid(), signal.SIGHUP)
    assert not stop.asked
