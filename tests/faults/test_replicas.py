"""Three bots on one PostgreSQL, each a process of its own: one dies, and nobody who talks notices."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from multiprocessing.process import BaseProcess

import pytest

from bot.build import assemble, prepared
from bot.run import load_demo
from bot.sandbox.server import Running, running
from tests.conversations.stand import OPTIONS, QUICK, doubled
from tests.databases import database_on_server
from tests.faults.conversation.child import Task, access_to, begin, wait_for_lines
from tests.people import Person

BOTS = 3
PEOPLE = ("U0FIONA", "U0SAM", "U0HANA")
ROUNDS = 4
SETTINGS = replace(QUICK, lease=timedelta(seconds=16))
"""What the dead bot was just sending is its own until its lease is over; people do not wait for that for a minute."""

QUIET = 0.4
"""Seconds: answers follow each other within milliseconds."""

pytestmark = [pytest.mark.postgresql, pytest.mark.slow, pytest.mark.timeout(400)]


@pytest.fixture
def sandbox() -> Iterator[Running]:
    with running(OPTIONS) as up:
        yield up


@pytest.fixture
def url(sandbox: Running) -> Iterator[str]:
    """A database with the demo company, and no bot at it."""
    with database_on_server() as address:
        database = prepared(address)
        load_demo(assemble(database, access_to(sandbox)))
        database.close()
        yield address


@pytest.fixture
def bots(sandbox: Running, url: str) -> Iterator[list[BaseProcess]]:
    """All of them, connected."""
    task = Task(url, access_to(sandbox), SETTINGS)
    living = [begin(task) for _ in range(BOTS)]
    wait_for_lines(living, sandbox)
    yield living
    for bot in living:
        bot.kill()
        bot.join()


def test_one_of_three_is_killed_and_every_message_is_answered_once(
    sandbox: Running, bots: list[BaseProcess]
) -> None:
    people = [Person(sandbox.url, user) for user in PEOPLE]
    for number in range(ROUNDS):
        for person in people:
            person.say(f"check Reduce costs by {number + 1}% by June 2027")
        if number == 1:
            bots[0].kill()
        for person in people:
            person.wait_for(f"by {number + 1}%", timeout=30)
    rest(sandbox)
    assert doubled(sandbox) == []
    for person in people:
        heard = [m for m in person.messages() if m["user"] != person.user_id]
        assert len(heard) == ROUNDS


def rest(sandbox: Running) -> None:
    """Wait until nothing more is posted for a while."""
    count, since = -1, time.monotonic()
    while time.monotonic() - since < QUIET:
        now = len(sandbox.sandbox.ledger.posts)
        if now != count:
            count, since = now, time.monotonic()
        time.sleep(0.05)
