"""What is kept of how KPIs stand is what anybody would work out from the values, whatever happened in between."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from kpi_rules import periods
from kpi_rules.limits import Limits
from kpi_rules.nouns import Company, Definition, DraftState, Kpi, Status
from kpi_rules.scoring import Day, Standing, rolled, standing
from kpi_rules.sheet_nouns import Action, PeriodTarget, Sheet
from nlp.nouns import Cadence, Direction, Measure, TargetKind, Unit
from store import company as companies
from store import kpis, standings, values
from store.cases import cases
from store.database import Database
from store.nouns import CheckIn, PublishedSet, Response, StoredKpi
from store.standings import Kept
from tests.store.conftest import NOW, TEAM

EVERY_STATUS = tuple(Status)
STEPS = 60


class Life:
    """A company in which anything may happen, one transaction after the other."""

    def __init__(self, database: Database, company: Company, *, seed: int) -> None:
        self.database = database
        self.chance = random.Random(seed)
        self.now = NOW
        with database.write(TEAM) as session:
            self.company = companies.save(session, company, author="U0GRACE", at=NOW)
        self.sets = {
            "finance": [self.kpi(f"f{n}") for n in range(4)],
            "sales": [self.kpi("s0"), self.kpi("s1")],
        }
        for department, own in self.sets.items():
            self.put_in_force(department, own)

    def kpi(self, id_: str) -> Kpi:
        pick = self.chance.choice
        sheet = Sheet(
            weight=pick([None, 10, 30]),
            green=pick([None, None, Decimal(30)]),
            red=Decimal(45),
            period_targets=pick([(), (PeriodTarget(period="2026-12", target=Decimal(20)),)]),
            actions=pick([(), (Action(what="Call", by=self.today() + timedelta(days=pick([3, 40]))),)]),
        )
        definition = Definition(
            statement=pick(["Reduce days from 45 to 30", "Win 200 new customers"]),
            metric=pick(["days", "new customers"]),
            direction=pick([Direction.DECREASE, Direction.INCREASE]),
            measure=pick([Measure.QUANTITY, Measure.MILESTONE]),
            baseline=pick([None, Decimal(45)]),
            target=pick([None, Decimal(30)]),
            target_kind=TargetKind.REACH,
            unit=pick([None, Unit.COUNT]),
            due=pick([None, date(2026, 12, 31), date(2027, 6, 30)]),
            cadence=pick([None, Cadence.WEEKLY, Cadence.MONTHLY, Cadence.QUARTERLY]),
            indicator=pick(["i1", ""]),
            sheet=sheet,
        )  # fmt: skip
        return Kpi(id=id_, definition=definition)

    def today(self) -> date:
        return self.now.date()

    def live(self) -> None:
        """One thing after the other happens, some on the same day."""
        deeds: list[Callable[[], None]] = [
            self.record, self.record, self.record, self.record, self.take_back, self.rest, self.redefine,
            self.retire, self.publish, self.respond, self.change_rules, self.wait, self.wait,
        ]  # fmt: skip
        for _ in range(STEPS):
            self.now += timedelta(minutes=1)
            self.chance.choice(deeds)()

    def wait(self) -> None:
        self.now += timedelta(days=self.chance.choice([1, 7, 30]))

    def some(self) -> str:
        return self.chance.choice(["f0", "f1", "f2", "f3", "s0", "s1"])

    def record(self) -> None:
        """A value of now, or a late one, or a better one for a period that has one."""
        id_, day = self.some(), self.today() - timedelta(days=self.chance.choice([0, 0, 20, 40, 100]))
        with self.database.write(TEAM) as session:
            for one in kpis.find(session, [id_]):
                period = periods.period_of(
                    day, periods.rhythm(one.kpi.definition), starts_in=self.company.fiscal_year_start
                )
                kpis.check_in(session, self.value(id_, period.key))  # fmt: skip

    def value(self, id_: str, period: str, *, withdrawn: bool = False) -> CheckIn:
        value = Decimal(self.chance.choice([0, 12, 29, 31, 38, 44, 100, 120]))
        day = self.chance.choice([None, self.today(), self.today() - timedelta(days=1)])
        return CheckIn(
            kpi=id_, period=period, value=value, by="U0INES", at=self.now, day=day, withdrawn=withdrawn
        )

    def take_back(self) -> None:
        with self.database.write(TEAM) as session:
            known = kpis.check_ins(session, self.some())
            for one in known[-1:]:
                kpis.check_in(session, self.value(one.kpi, one.period, withdrawn=True))

    def rest(self) -> None:
        with self.database.write(TEAM) as session:
            kpis.rest(session, self.some(), since=self.chance.choice([None, self.now]))

    def redefine(self) -> None:
        id_ = self.some()
        with self.database.write(TEAM) as session:
            kpis.redefine(session, id_, self.kpi(id_).definition, author="U0FIONA", at=self.now, reason="")

    def retire(self) -> None:
        if self.chance.random() < 0.3:
            with self.database.write(TEAM) as session:
                kpis.retire(session, self.some(), at=self.now)

    def publish(self) -> None:
        """The set again, perhaps without one, perhaps with another wording of one."""
        department = self.chance.choice(["finance", "sales"])
        own = [one if self.chance.random() < 0.7 else self.kpi(one.id) for one in self.sets[department]]
        self.put_in_force(department, [one for one in own if self.chance.random() < 0.9])

    def put_in_force(self, department: str, own: list[Kpi]) -> None:
        with self.database.write(TEAM) as session:
            published = PublishedSet(department=department, kpis=tuple(own))
            kpis.publish(session, published, author="U0FIONA", at=self.now, state=DraftState.APPROVED)

    def respond(self) -> None:
        by = self.chance.choice([None, self.today() + timedelta(days=5), self.today() - timedelta(days=1)])
        said = {"period": "2026-11", "author": "U0INES", "cause": "Slow", "action": "Call", "by": by}
        with self.database.write(TEAM) as session:
            values.respond(session, Response.model_validate({"kpi": self.some(), "at": self.now, **said}))

    def change_rules(self) -> None:
        """Other limits, another fiscal year; what was kept by the old ones is judged anew by and by."""
        limits = Limits(on_track=Decimal(self.chance.choice([90, 95])), grace_days=self.chance.choice([7, 3]))
        changed = self.company.model_copy(
            update={"limits": limits, "fiscal_year_start": self.chance.choice([1, 4])}
        )
        with self.database.write(TEAM) as session:
            self.company = companies.save(session, changed, author="U0GRACE", at=self.now)
        with self.database.write(TEAM) as session:
            day = self.day(self.today())
            standings.renew(session, Kept(session, day).missing(most=100))

    def day(self, today: date) -> Day:
        return Day(today=today, starts_in=self.company.fiscal_year_start, limits=self.company.limits)


def anew(life: Life, day: Day) -> dict[str, tuple[StoredKpi, Standing, bool]]:
    """Each KPI in force with its standing, from its values, and whether something is being done about it."""
    with life.database.read(TEAM) as session:
        stored = {one.kpi.id: one for one in kpis.of_company(session)}
        known = cases(session, stored.values(), starts_in=day.starts_in)
        said = values.responses(session, tuple(stored))
    found = {}
    for id_, case in known.items():
        stands = standing(case, day)
        newest = said[id_][0] if id_ in said else None
        acted = newest is not None and (newest.by is None or newest.by >= day.today)
        planned = any(a.by and a.by >= day.today for a in case.definition.sheet.actions)
        found[id_] = (stored[id_], stands, stands.is_alarming and (acted or planned))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_is_what_the_values_say(database: Database, company: Company, seed: int) -> None:
    life = Life(database, company, seed=seed)
    life.live()
    for days in (-1, 0, 1, 6, 8, 31, 92, 400):
        day = life.day(life.today() + timedelta(days=days))
        found = anew(life, day)
        assert found
        with database.read(TEAM) as session:
            kept = Kept(session, day)
            assert kpis.count(session) == len(found)
            assert kept.missing(most=9) == ()
            assert kept.counts() == Counter(stands.status for _, stands, _ in found.values())
            assert kept.by_department() == counted(found, lambda kpi: kpi.department)
            under = {id_: one for id_, one in found.items() if one[0].kpi.definition.indicator == "i1"}
            assert kept.by_indicator(["i1"]) == counted(under, lambda kpi: kpi.kpi.definition.indicator)
            assert kept.worst(EVERY_STATUS, most=99) == worst_first(found)
            assert kept.worst_of("i1", most=2) == worst_first(under)[:2]
            check_roll(kept, under, limits=day.limits)


def counted(
    found: dict[str, tuple[StoredKpi, Standing, bool]], group: Callable[[StoredKpi], str]
) -> dict[str, Counter[Status]]:
    groups: dict[str, Counter[Status]] = {}
    for kpi, stands, _ in found.values():
        groups.setdefault(group(kpi), Counter())[stands.status] += 1
    return groups


def worst_first(found: dict[str, tuple[StoredKpi, Standing, bool]]) -> tuple[str, ...]:
    order = [Status.OFF_TRACK, Status.AT_RISK, Status.OVERDUE, Status.NO_DATA]

    def badness(id_: str) -> tuple[int, bool, float, str]:
        _, stands, acted = found[id_]
        rank = order.index(stands.status) if stands.status in order else 9
        return (rank, acted, float(stands.percent or 0), id_)

    return tuple(sorted(found, key=badness))


def check_roll(kept: Kept, under: dict[str, tuple[StoredKpi, Standing, bool]], *, limits: Limits) -> None:
    plain = rolled([(one, kpi.kpi.definition.sheet.weight) for kpi, one, _ in under.values()], limits=limits)
    roll, _ = kept.roll(["i1"])
    assert (roll.reported, roll.weight) == (plain.reported, plain.weight)
    assert (roll.score is None) == (plain.score is None)
    if roll.score is not None and plain.score is not None:
        assert abs(roll.score - plain.score) < Decimal("0.0001")


def test_rules_that_changed_leave_nothing_kept_until_it_is_judged_anew(
    database: Database, company: Company
) -> None:
    life = Life(database, company, seed=1)
    strict = life.company.model_copy(update={"limits": Limits(on_track=Decimal(99))})
    with database.write(TEAM) as session:
        life.company = companies.save(session, strict, author="U0GRACE", at=NOW)
    with database.write(TEAM) as session:
        kept = Kept(session, life.day(life.today()))
        assert not kept.counts()
        missing = kept.missing(most=99)
        assert len(missing) == kpis.count(session) > 0
        standings.renew(session, missing)
        assert kept.counts().total() == len(missing)


def test_what_was_just_recorded_counts_in_the_same_transaction(database: Database, company: Company) -> None:
    life = Life(database, company, seed=2)
    november = datetime(2026, 11, 22, 12, tzinfo=NOW.tzinfo)
    with database.write(TEAM) as session:
        kept = Kept(session, life.day(NOW.date()))
        kpi = kpis.of_company(session)[0].kpi.id
        kpis.rest(session, kpi, since=november)
        assert kept.counts()[Status.PAUSED] == 1


def test_a_transaction_that_fails_leaves_what_was_kept(database: Database, company: Company) -> None:
    life = Life(database, company, seed=3)
    day = life.day(NOW.date())
    with database.read(TEAM) as session:
        before = Kept(session, day).counts()

    def fail() -> None:
        with database.write(TEAM) as session:
            for kpi in kpis.of_company(session):
                kpis.rest(session, kpi.kpi.id, since=NOW)
            standings.settle(session)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.read(TEAM) as session:
        assert Kept(session, day).counts() == before
