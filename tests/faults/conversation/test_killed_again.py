"""Killed again and again while people draft and record values, on a network that lies: nothing lost, nothing doubled.

Every message has an effect that counts: a need of its own in the draft, or one more of something. The sandbox's own
ledger judges what was sent.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from threading import Thread

import pytest

from bot.sandbox.server import running
from store.database import open_database
from store.migrations import upgrade
from tests.conversations import chapters
from tests.conversations.stand import FIONA, OPTIONS, QUICK, doubled
from tests.faults.clocks import RunningClock
from tests.faults.conversation.child import Task, access_to
from tests.faults.conversation.counting import COUNTED, counts, furnish, unsent
from tests.faults.conversation.mortal import Mortal
from tests.faults.length import IS_LONG, LENGTH, controlled
from tests.faults.lying import SHARES, lie, lies
from tests.faults.worker import wait_for_a_moment
from tests.people import Person

SEED = 20261129
PATIENT = OPTIONS.model_copy(update={"ack_seconds": 0.6, "redelivery": (0.2,) * 60})
"""Kills come here by the second, not by the month: a Slack that tries an event sooner, and more than four times."""

SETTINGS = replace(QUICK, timeout=1, resend_waits=QUICK.resend_waits * 10, lease=timedelta(seconds=16))
"""On PostgreSQL what a dead bot had in hand is its own until its lease is over: nobody knows that it died."""

pytestmark = pytest.mark.timeout(3600 if IS_LONG else 300)


@dataclass
class Crowd:
    """People who talk to a bot that dies, and what they said."""

    mortal: Mortal
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))
    needs: list[str] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))

    def live(self, *, kills: int) -> None:
        """So many bots, one after the other, while people talk; every other one comes when a lease is over."""
        for number in range(kills):
            self.mortal.revive()
            with self._talking():
                wait_for_a_moment(self.chance, self._posts, most=len(COUNTED) + 2)
                self.mortal.kill()
            if number % 2:
                self.mortal.bury()
            if (number + 1) % LENGTH.talk_round == 0:
                self._rest()

    @contextmanager
    def _talking(self) -> Iterator[None]:
        """All of them say something at once."""
        self.needs.append(f"Answer number {len(self.needs) + 1} within two days")
        said = {FIONA: self.needs[-1], **{who: f"{what} +1" for who, what in COUNTED.items()}}
        talking = [Thread(target=self._person(who).say, args=(words,)) for who, words in said.items()]
        for one in talking:
            one.start()
        yield
        for one in talking:
            one.join()
        for who in COUNTED:
            self.counted[who] += 1

    def _posts(self) -> int:
        return len(self.mortal.sandbox.sandbox.ledger.posts)

    def _rest(self) -> None:
        """The last bot stays, and everything is answered; what the draft holds is compared with what was said."""
        self.mortal.bury()
        self.mortal.revive()
        self.mortal.settle(timeout=60)
        self.mortal.kill()
        found = [need.text for need in chapters.current(self.mortal.database).needs[1:]]
        assert sorted(found) == sorted(self.needs)
        self.needs.clear()
        chapters.place(self.mortal.database, chapters.NEEDED)

    def _person(self, user: str) -> Person:
        return Person(self.mortal.sandbox.url, user)


@contextmanager
def crowd(url: str, *, look_first: bool = True) -> Iterator[Crowd]:
    """People, a Slack on a network that lies, and no bot yet."""
    database = open_database(url, exclusive=False)
    upgrade(database)
    furnish(database)
    clock = RunningClock()
    with running(PATIENT.model_copy(update={"seed": str(SEED), "now": clock.seconds})) as sandbox:
        lie(sandbox)
        settings = replace(SETTINGS, look_first=look_first)
        yield Crowd(Mortal(sandbox, Task(url, access_to(sandbox), settings, clock), database))
    database.close()


def test_every_message_counts_once_through_every_kill(place: str, figure: Callable[[str], None]) -> None:
    with crowd(place) as people:
        people.live(kills=LENGTH.talk_kills)
        mortal = people.mortal
        assert counts(mortal.database) == {who: (Decimal(n), n) for who, n in people.counted.items()}
        assert unsent(mortal.database) == 0
        assert doubled(mortal.sandbox) == []
        posts = mortal.sandbox.do(lambda: len(mortal.sandbox.sandbox.ledger.posts))
        assert posts >= 4 * LENGTH.talk_kills
        assert lies(mortal.sandbox) == {fault.kind for fault in SHARES} or not IS_LONG
    figure(f"{LENGTH.talk_kills} kills, {posts} messages sent, none lost and none doubled")


@controlled
def test_without_looking_first_the_same_kills_double(place: str, figure: Callable[[str], None]) -> None:
    with crowd(place, look_first=False) as people:
        people.live(kills=LENGTH.talk_control)
        twice = doubled(people.mortal.sandbox)
        posts = people.mortal.sandbox.do(lambda: len(people.mortal.sandbox.sandbox.ledger.posts))
    figure(f"{len(twice)} of {posts} doubled")
    assert len(twice) > 0.05 * (posts - len(twice))
