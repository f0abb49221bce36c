"""Whoever's hour has come hears of the same things, however much of the company was read for it."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.nudges.owed import Patience, Recipient
from bot.nudges.planner import addressed, whose
from bot.owing import recorded
from bot.owing.ledger import Ledger
from bot.usecases.demo import demo_company
from kpi_rules.diary import Diary, Leave
from store import company as companies
from store import kpis
from store.database import Database, open_database
from store.nouns import StoredKpi
from tests.nudges.company import BEGAN, GRACE, TEAM, kpi, publish

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LEAVE = {"first": date(2026, 11, 20), "last": date(2026, 12, 4)}


@pytest.fixture
def database(place: str) -> Iterator[Database]:
    opened = open_database(place)
    with opened.write(TEAM) as session:
        demo = demo_company(team_id=TEAM, today=BEGAN.date(), loader=GRACE)
        companies.save(session, demo, author=GRACE, at=BEGAN)
    yield opened
    opened.close()


def people_of(database: Database) -> tuple[str, ...]:
    with database.read(TEAM) as session:
        heads = tuple(one.head for one in companies.load(session).departments)
    return (*dict.fromkeys(heads), *(f"U{n:05}" for n in range(12)))


def populate(database: Database, chance: random.Random) -> dict[str, Recipient]:
    """KPIs that anybody may look after, people of whom some are away and some have left."""
    users = people_of(database)
    with database.read(TEAM) as session:
        departments = companies.load(session).departments
    for d, department in enumerate(departments):
        names = ("owner", "updater", "delegate")
        some: list[dict[str, Any]] = [{name: chance.choice(["", *users]) for name in names} for _ in range(3)]
        publish(
            database, department.id, *(kpi(f"k{d}{n}", f"days {d}{n}", **one) for n, one in enumerate(some))
        )
    return {user: recipient(user, users, chance) for user in users}


def recipient(user: str, users: tuple[str, ...], chance: random.Random) -> Recipient:
    leave = Leave(**LEAVE, delegate=chance.choice(["", *users])) if chance.random() < 0.4 else None
    return Recipient(user, ZoneInfo("Europe/Berlin"), Diary(leave=leave), gone=chance.random() < 0.1)


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_missed_by_reading_what_concerns_somebody(database: Database, seed: int) -> None:
    known = populate(database, random.Random(seed))
    heard = 0
    with database.read(TEAM) as session:
        company = companies.load(session)
        ledger = Ledger(session, company, known, NOW, "", Patience())
        everything = addressed(known, recorded.every(ledger), now=NOW)
        for user in known:
            narrow = Ledger(session, company, known, NOW, "", Patience(), whose(known, [user]))
            mine = addressed(known, recorded.every(narrow), now=NOW).get(user, [])
            assert mine == everything.get(user, [])
            heard += len(mine)
    assert heard > 10


@contextmanager
def departments_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    read: list[str] = []
    really: Callable[..., tuple[StoredKpi, ...]] = kpis.with_parts

    def noted(session: object, department_id: str = "") -> tuple[StoredKpi, ...]:
        read.append(department_id)
        return really(session, department_id)

    monkeypatch.setattr(kpis, "with_parts", noted)
    yield read
    monkeypatch.undo()


def test_for_one_person_no_other_department_is_read(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.read(TEAM) as session:
        company = companies.load(session)
    own, other = company.departments[:2]
    publish(database, own.id, kpi("k1", "days"))
    publish(database, other.id, kpi("k2", "hours", updater="U00001"))
    known = {user: Recipient(user, ZoneInfo("UTC")) for user in people_of(database)}
    for user, expected in (
        (own.head, {d.id for d in company.departments if d.head == own.head}),
        ("U00001", {other.id}),
    ):
        with departments_read(monkeypatch) as read, database.read(TEAM) as session:
            narrow = Ledger(session, company, known, NOW, "", Patience(), whose(known, [user]))
            assert list(recorded.every(narrow))
        assert set(read) == expected
