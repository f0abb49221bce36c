"""Killed again and again while people draft and record values, on a network that lies: nothing lost, nothing doubled.

Every message has an effect that counts: a need of its own in the draft, or one more of something. The sandbox's own
ledger judges what was sent.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from threading import Thread

import pytest
from sqlalchemy import text

from bot.sandbox.server import running
from bot.usecases.demo import demo_company
from kpi_rules.nouns import Definition, DraftState, Kpi
from kpi_rules.sheet_nouns import Sheet
from nlp.nouns import Direction, Measure, Unit
from store import company as companies
from store import kpis
from store.database import Database, open_database
from store.message_nouns import Progress
from store.migrations import upgrade
from store.nouns import PublishedSet
from tests.faults.clocks import RunningClock
from tests.faults.conversation import chapters
from tests.faults.conversation.child import Task, access_to
from tests.faults.conversation.mortal import Mortal
from tests.faults.conversation.stand import COLIN, FIONA, GRACE, HANA, QUICK, SAM, SOON, TEAM, doubled
from tests.faults.length import IS_LONG, LENGTH
from tests.faults.lying import SHARES, lie, lies
from tests.faults.worker import wait_for_a_moment
from tests.people import Person

SEED = 20261129
COUNTED = {SAM: "visits", HANA: "interviews", COLIN: "invoices"}
"""Who counts what: each message is one more."""

PATIENT = SOON.model_copy(update={"redelivery": (0.3,) * 60})
"""Kills come here by the second, not by the month: a Slack that tries an event more often than four times."""

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


def counter(id_: str, name: str, *, updater: str) -> Kpi:
    """Something that is counted over the quarter."""
    definition = Definition(
        statement=f"Raise {name} from 0 to 2000 by 31 December 2028",
        metric=name,
        direction=Direction.INCREASE,
        measure=Measure.QUANTITY,
        baseline=Decimal(0),
        target=Decimal(2000),
        unit=Unit.COUNT,
        sheet=Sheet(updater=updater),
    )
    return Kpi(id=id_, definition=definition)


def furnish(database: Database) -> None:
    """The demo company, three KPIs that are counted, and Fiona in the middle of a draft."""
    now = datetime.now(UTC)
    wanted = tuple(counter(f"k-{name}", name, updater=who) for who, name in COUNTED.items())
    with database.write(TEAM) as session:
        companies.save(
            session, demo_company(team_id=TEAM, today=now.date(), loader=GRACE), author=GRACE, at=now
        )
        published = PublishedSet(department="sales", kpis=wanted)
        kpis.publish(session, published, author=SAM, at=now, state=DraftState.APPROVED)
    chapters.place(database, chapters.NEEDED)


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


def unsent(database: Database) -> int:
    """Answers that never arrived."""
    with database.everywhere() as connection:
        asked = text("SELECT count(*) FROM outbox WHERE state <> :sent")
        return int(connection.execute(asked, {"sent": Progress.SENT}).scalar_one())


def counts(database: Database) -> dict[str, tuple[Decimal, int]]:
    """Of what is counted: the value, and how many times somebody recorded one."""
    with database.read(TEAM) as session:
        found = {who: kpis.check_ins(session, f"k-{name}") for who, name in COUNTED.items()}
    return {who: (max(one.value for one in ones), len(ones)) for who, ones in found.items()}


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


def test_without_looking_first_the_same_kills_double(place: str, figure: Callable[[str], None]) -> None:
    with crowd(place, look_first=False) as people:
        people.live(kills=LENGTH.talk_control)
        twice = doubled(people.mortal.sandbox)
        posts = people.mortal.sandbox.do(lambda: len(people.mortal.sandbox.sandbox.ledger.posts))
    figure(f"{len(twice)} of {posts} doubled")
    assert len(twice) > 0.05 * (posts - len(twice))
