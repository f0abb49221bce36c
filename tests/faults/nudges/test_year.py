"""A year of a company on a clock of its own: nobody hears in quiet hours, nothing twice, everybody what they owe.

In the end every status is what a plain recomputation from the raw records says. Short in `make test`: weeks in which
clocks are changed, in spring and in autumn, with a review in each. The messages are taken from the outbox as delivery
would take them; delivery has tests of its own.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from bot.nudges.calendar import is_away, is_workday
from bot.usecases import nudging
from bot.usecases.board import board
from kpi_rules.diary import Diary, Leave
from kpi_rules.nouns import Status
from kpi_rules.review import Decision, Verdict, adjusted
from nlp.nouns import Cadence
from store import kpis, nudges
from store.database import Database
from store.message_nouns import Priority
from store.nouns import CheckIn
from store.standings import Kept
from tests.faults.length import IS_LONG, LENGTH, Days
from tests.faults.nudges.office import HEAD, TEAM, kpi, open_office, services_for, user
from tests.store.fresh import fresh

SEED = 7
PEOPLE, KPIS = LENGTH.people, LENGTH.kpis
REVIEWS = (date(2026, 3, 30), date(2026, 6, 29), date(2026, 10, 26), date(2026, 12, 28))
"""Mondays on which the head reviews; what is adjusted holds from the next month on."""
STEP = timedelta(hours=1)
ZONES = (
    "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Asia/Kolkata", "Australia/Lord_Howe",
    "America/Sao_Paulo", "Pacific/Auckland", "Pacific/Honolulu", "Asia/Kathmandu", "Africa/Cairo",
)  # fmt: skip
LINE = re.compile(r"^• (.*)$", re.MULTILINE)


@dataclass
class Office:
    """The company, its clock, and everything that the bot said."""

    database: Database
    chance: random.Random
    diaries: dict[str, Diary]
    spell: Days
    now: datetime
    said: list[tuple[str, datetime, str]] = field(default_factory=list)
    reviewed: set[date] = field(default_factory=set)
    targets: dict[str, list[tuple[date, Decimal]]] = field(default_factory=dict)
    """What reviews changed, as the test notes it for itself: from which day on, and to what."""

    def zone(self, who: str) -> ZoneInfo:
        return ZoneInfo("Europe/Berlin" if who == HEAD else ZONES[int(who[1:]) % len(ZONES)])

    def live(self) -> None:
        """Let the time pass, hour by hour; people answer about half of what they are asked."""
        services = services_for(self.database, lambda: self.now)
        while self.now.date() < self.spell[1]:
            if nudging.tick(services, team=TEAM):
                self._hear()
            if self.now.date() in set(REVIEWS) - self.reviewed:
                self._review()
            self.now += STEP

    def _review(self) -> None:
        """The head adjusts the target of every fifth KPI."""
        self.reviewed.add(self.now.date())
        first = (self.now.date().replace(day=1) + timedelta(days=31)).replace(day=1)
        with self.database.write(TEAM) as session:
            for one in kpis.of_department(session, "finance")[::5]:
                decision = Decision(
                    kpi=one.kpi.id,
                    name=one.kpi.definition.metric,
                    verdict=Verdict.ADJUST,
                    reason="Too easy",
                    target=Decimal(self.chance.randrange(12, 30)),
                    since=first,
                )
                changed = adjusted(one.kpi.definition, decision, first=first)
                kpis.redefine(session, one.kpi.id, changed, author=HEAD, at=self.now, reason=decision.reason)
                self.targets.setdefault(one.kpi.id, []).append((first, changed.target or Decimal(0)))

    def _hear(self) -> None:
        with self.database.everywhere(writes=True) as connection:
            rows = connection.execute(
                text('SELECT "to", payload, priority FROM outbox WHERE done_at IS NULL')
            ).all()
            connection.execute(
                text("UPDATE outbox SET state = 'sent', done_at = not_before WHERE done_at IS NULL")
            )
        for to, payload, priority in rows:
            assert priority == Priority.REMINDER
            self.said.append((to, self.now, _words(payload)))
            if self.chance.random() < 0.5:
                self._answer(to)

    def _answer(self, who: str) -> None:
        """Somebody records all that they owe."""
        with self.database.write(TEAM) as session:
            for one in kpis.of_person(session, who, departments=()):
                period = _period(one.kpi.definition.cadence, self.now.astimezone(self.zone(who)).date())
                kpis.check_in(
                    session,
                    CheckIn(kpi=one.kpi.id, period=period, value=self._value(), by=who, at=self.now),
                )

    def _value(self) -> Decimal:
        return Decimal(self.chance.randrange(5, 25))


def _words(payload: str) -> str:
    """What stands in the message."""
    sections = [block for block in json.loads(payload)["blocks"] if block["type"] == "section"]
    return "\n".join(block["text"]["text"] for block in sections)


def _period(cadence: Cadence | None, today: date) -> str:
    if cadence is Cadence.WEEKLY:
        year, week, _ = (today - timedelta(days=7)).isocalendar()
        return f"{year}-W{week:02}"
    last = today.replace(day=1) - timedelta(days=1)
    return f"{last.year}-{last.month:02}"


def last_day(period: str) -> date:
    """The last day of a week or a month, from its key."""
    year, rest = period.split("-")
    if rest.startswith("W"):
        return date.fromisocalendar(int(year), int(rest[1:]), 7)
    return (date(int(year), int(rest), 1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def last_over(*, weekly: bool, by: date) -> date:
    """The last day of the newest week or month that is over on a day."""
    return by - timedelta(days=by.isoweekday()) if weekly else by.replace(day=1) - timedelta(days=1)


def plainly(
    records: Iterable[tuple[str, str, str]], targets: list[tuple[date, Decimal]], *, weekly: bool, today: date
) -> Status:
    """The status by the words of docs/status.md: of a KPI whose target of 20 holds for each period.

    Records are period, moment and value, as they stand in the database.
    """
    newest = max(records, key=lambda one: (last_day(one[0]), one[1]), default=None)
    if newest is None:
        return Status.NO_DATA
    ended = last_day(newest[0])
    if ended < last_over(weekly=weekly, by=today - timedelta(days=7)):
        return Status.OVERDUE
    target = next((new for first, new in reversed(targets) if first <= ended), Decimal(20))
    share = 100 * Decimal(newest[2]) / target
    return Status.ON_TRACK if share >= 90 else Status.AT_RISK if share >= 70 else Status.OFF_TRACK


def diary_for(chance: random.Random, spell: Days) -> Diary:
    """What somebody may have chosen."""
    wakes, rests = chance.choice([(8, 18), (6, 14), (10, 20)])
    begins, ends = spell
    first = begins + timedelta(days=chance.randrange((ends - begins).days))
    leave = Leave(first=first, last=first + timedelta(days=9), delegate=chance.choice(["", user(0), user(1)]))
    return Diary(
        at=time(chance.randrange(24), chance.choice([0, 30])),
        wakes=time(wakes),
        rests=time(rests),
        country=chance.choice(["", "DE", "US", "JP"]),
        leave=chance.choice([None, leave]),
    )


@pytest.fixture(scope="module", params=LENGTH.spells, ids=lambda spell: f"from {spell[0]}")
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Office:
    spell: Days = request.param
    chance = random.Random(SEED)
    wanted = tuple(
        kpi(n, updater=user(n % PEOPLE), cadence=Cadence.WEEKLY if n % 3 else Cadence.MONTHLY)
        for n in range(KPIS)
    )
    with fresh(tmp_path_factory.mktemp("year")) as database:
        open_office(database, zones=[ZONES[n % len(ZONES)] for n in range(PEOPLE)], wanted=wanted)
        diaries = {user(n): diary_for(chance, spell) for n in range(PEOPLE) if n % 2}
        with database.write(TEAM) as session:
            for who, diary in diaries.items():
                nudges.keep_diary(session, who, diary=diary)
        office = Office(database, chance, diaries, spell, now=datetime.combine(spell[0], time(0), tzinfo=UTC))
        office.live()
    return office


@pytest.mark.timeout(3600 if IS_LONG else 120)
def test_enough_was_said_to_prove_anything(office: Office) -> None:
    assert len(office.said) > 3 * PEOPLE
    assert len({who for who, _, _ in office.said}) >= PEOPLE * 0.9


def test_nobody_hears_in_quiet_hours_on_a_free_day_or_while_away(office: Office) -> None:
    for who, at, _ in office.said:
        diary = office.diaries.get(who, Diary())
        local = at.astimezone(office.zone(who))
        assert diary.wakes <= local.time() < diary.rests, (who, local)
        assert is_workday(diary, local.date()), (who, local)
        assert not is_away(diary, local.date()), (who, local)


def test_nobody_hears_twice_on_one_day(office: Office) -> None:
    days = Counter((who, at.astimezone(office.zone(who)).date()) for who, at, _ in office.said)
    assert max(days.values()) == 1


def test_each_step_is_taken_once_for_each_thing(office: Office) -> None:
    lines = Counter(
        (who, line) for who, _, said in office.said for line in LINE.findall(said) if "more:" not in line
    )
    assert lines
    assert {line: count for line, count in lines.items() if count > 1} == {}


def test_whoever_was_silent_was_asked_twice_and_then_the_head_heard(office: Office) -> None:
    steps = [line for _, _, said in office.said for line in LINE.findall(said)]
    again = [line for line in steps if "second reminder" in line]
    told = [said for who, _, said in office.said if who == HEAD]
    assert again
    assert told


def test_in_the_end_each_status_is_what_the_raw_records_say(office: Office) -> None:
    services = services_for(office.database, lambda: office.now)
    with office.database.read(TEAM) as session:
        look = board(session, services, user=user(0))
        shown, kept = look.everything(), Kept(session, look.day).counts()
    raw: dict[str, list[tuple[str, str, str]]] = {}
    with office.database.everywhere() as connection:
        asked = text("SELECT kpi_id, period, at, value FROM check_in WHERE NOT withdrawn")
        for kpi_id, *record in connection.execute(asked):
            raw.setdefault(kpi_id, []).append((record[0], str(record[1]), str(record[2])))
    today = office.now.astimezone(office.zone(user(0))).date()
    expected = {
        one.id: plainly(
            raw.get(one.id, ()),
            office.targets.get(one.id, []),
            weekly=one.definition.cadence is Cadence.WEEKLY,
            today=today,
        )
        for one in shown
    }
    assert len(expected) == KPIS
    assert {one.id: one.standing.status for one in shown} == expected
    assert kept == Counter(expected.values())
    # A recomputation that always says the same shows nothing.
    assert len(set(expected.values())) >= 4
    begins, ends = office.spell
    assert office.reviewed == {day for day in REVIEWS if begins <= day < ends} != set()
