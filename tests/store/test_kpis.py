"""Published KPIs: every version of a wording stays, only changes add one, what is left out is retired."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlmodel import col, select

from bot.usecases.finding import by_name
from kpi_rules.ground_nouns import Capability, CapabilityKind, Mission, Need
from kpi_rules.nouns import Company, Definition, DraftState, Horizon, Kpi, Nature, Perspective, Side
from kpi_rules.reports.naming import Called, known, named, names_in
from kpi_rules.sheet_nouns import Sheet
from nlp.nouns import Cadence, Comparator, Direction, Measure, TargetKind, Unit
from store import company as companies
from store import kpis, missions, names
from store.database import Database
from store.nouns import CheckIn, PublishedSet, StoredKpi
from store.tables.kpis import MissionRow
from tests.store.conftest import NOW, TEAM

DAYS = Definition(
    statement="Reduce accounts receivable days from 45 to 30 days by 30 June 2027",
    metric="accounts receivable days",
    direction=Direction.DECREASE,
    measure=Measure.QUANTITY,
    baseline=Decimal("45.0"),
    target=Decimal(30),
    target_high=Decimal("31.50"),
    target_kind=TargetKind.REACH,
    comparator=Comparator.AT_MOST,
    unit=Unit.DURATION,
    unit_text="days",
    currency="EUR",
    due=date(2027, 6, 30),
    cadence=Cadence.MONTHLY,
    serves="n1",
    indicator="i1",
    side=Side.OUTSIDE,
    perspective=Perspective.FINANCIAL,
    horizon=Horizon.SHORT,
    nature=Nature.PROCESS,
    kept_because="The bank asks for it",
)
CASH = Kpi(id="k1", definition=DAYS)
QUICK = Kpi(id="k2", definition=Definition(statement="Answer requests within 2 days"), comment="By when?")
SET = PublishedSet(
    department="finance",
    mission=Mission(
        text="Money is there when it is needed", objectives=("o1",), agreed_by="U0FIONA", agreed_at=NOW
    ),
    needs=(Need(id="n1", department="sales", text="Fast answers"),),
    capabilities=(Capability(id="c1", kind=CapabilityKind.SYSTEM, text="A cash forecast"),),
    kpis=(CASH, QUICK),
)


@pytest.fixture(autouse=True)
def begun(database: Database, company: Company) -> None:
    with database.write(TEAM) as session:
        companies.save(session, company, author="U0GRACE", at=NOW)


def publish(database: Database, published: PublishedSet, *, days: int = 0) -> tuple[StoredKpi, ...]:
    at = NOW + timedelta(days=days)
    with database.write(TEAM) as session:
        return kpis.publish(session, published, author="U0FIONA", at=at, state=DraftState.APPROVED)


@pytest.mark.req("002-32")
def test_a_set_comes_back_with_every_field(database: Database) -> None:
    stored = publish(database, SET)
    assert [s.kpi for s in stored] == [CASH, QUICK]
    with database.read(TEAM) as session:
        assert kpis.of_department(session, "finance") == kpis.of_company(session) == stored
        assert missions.mission_of(session, "finance") == SET.mission
        assert missions.needs_of(session, "finance") == SET.needs
        assert missions.capabilities_of(session, "finance") == SET.capabilities
        assert kpis.of_department(session, "sales") == ()
        assert missions.mission_of(session, "sales") is None


def test_a_version_is_added_only_of_what_changed(database: Database) -> None:
    publish(database, SET)
    later = DAYS.model_copy(update={"target": Decimal(28)})
    changed = SET.model_copy(update={"kpis": (CASH.model_copy(update={"definition": later}), QUICK)})
    stored = publish(database, changed, days=1)
    assert [s.version for s in stored] == [2, 1]
    with database.read(TEAM) as session:
        cash, quick = (kpis.versions(session, kpi) for kpi in ("k1", "k2"))
        assert [(one.number, one.definition) for one in cash] == [(1, DAYS), (2, later)]
        assert [one.definition for one in quick] == [QUICK.definition]


@pytest.mark.req("002-30")
def test_every_version_of_a_mission_stays_with_its_author(database: Database) -> None:
    publish(database, SET)
    assert SET.mission is not None
    reworded = SET.mission.model_copy(update={"text": "We make sure that money is there when it is needed"})
    publish(database, SET.model_copy(update={"mission": reworded}), days=1)
    publish(database, SET.model_copy(update={"mission": reworded}), days=2)
    with database.read(TEAM) as session:
        rows = session.exec(select(MissionRow).order_by(col(MissionRow.version))).all()
        found = [(row.version, row.text, row.author) for row in rows]
    assert found == [(1, SET.mission.text, "U0FIONA"), (2, reworded.text, "U0FIONA")]


def test_a_kpi_left_out_is_retired_and_may_come_back(database: Database) -> None:
    publish(database, SET)
    assert [s.kpi.id for s in publish(database, SET.model_copy(update={"kpis": (QUICK,)}))] == ["k2"]
    stored = publish(database, SET)
    assert [(s.kpi.id, s.version, s.retired_at) for s in stored] == [("k1", 1, None), ("k2", 1, None)]


def test_the_last_value_of_the_last_period_counts(database: Database) -> None:
    publish(database, SET)
    october = CheckIn(kpi="k1", period="2026-10", value=Decimal("44.10"), by="U0COLIN", at=NOW)
    november = CheckIn(
        kpi="k1", period="2026-11", value=Decimal(43), by="U0COLIN", at=NOW + timedelta(hours=1)
    )
    mended = november.model_copy(
        update={"value": Decimal("42.5"), "at": NOW + timedelta(hours=2), "note": "Typo"}
    )
    late = october.model_copy(update={"at": NOW + timedelta(hours=3)})
    with database.write(TEAM) as session:
        assert all(kpis.check_in(session, value) for value in (october, november, mended, late))
        assert not kpis.check_in(session, mended)
    with database.read(TEAM) as session:
        assert [s.last for s in kpis.of_department(session, "finance")] == [mended, None]
        assert kpis.check_ins(session, "k1") == (october, late, november, mended)


def test_kpis_that_words_may_mean_are_found_without_their_definitions(database: Database) -> None:
    named = QUICK.definition.model_copy(update={"sheet": Sheet(name="Quick answers", owner="U0COLIN")})
    publish(database, SET.model_copy(update={"kpis": (CASH, QUICK.model_copy(update={"definition": named}))}))
    with database.read(TEAM) as session:
        assert names.called(session, ("answering",)) == (Called("k2", ("quick", "answers")),)
        assert names.called(session, ("ar", "churn")) == (Called("k1", ("accounts", "receivable", "days")),)
        assert names.called(session, ()) == names.called(session, ("churn", "to")) == ()
        assert [one.kpi.id for one in kpis.first(session, most=1)] == ["k1"]
        assert names.departments_naming(session, ["U0COLIN"]) == {"finance"}
        assert names.departments_naming(session, ["U0SAM"]) == frozenset()


NAMES = (
    "accounts receivable days", "Average response time", "Customisation requests", "customers lost",
    "Überstunden je Monat", "follow-up calls", "net promoter score", "days to close the books", "ARR",
    "people’s trust", "cost per customer", "cash", "COSTUMES SOLD",
)  # fmt: skip
ASKED = (
    "AR days", "customers", "überstunden", "follow-up", "NPS", "days", "cost", "costs", "cash days",
    "custom", "arr", "people’s", "the book closing days", "it", "net cash promoter", "100 %", "a_b%",
)  # fmt: skip


@pytest.mark.parametrize("asked", ASKED)
def test_the_database_finds_what_comparing_every_name_finds(database: Database, asked: str) -> None:
    called = {f"k{n:02}": Definition(statement="Do it", metric=name) for n, name in enumerate(NAMES)}
    several = tuple(Kpi(id=id_, definition=definition) for id_, definition in called.items())
    publish(database, SET.model_copy(update={"kpis": several}))
    words = names_in(asked)
    every = named(words, tuple(known(id_, definition) for id_, definition in called.items()))
    with database.read(TEAM) as session:
        assert tuple(one.kpi.id for one in by_name(session, asked)) == every


def test_a_kpi_is_found_by_its_present_name_alone(database: Database) -> None:
    publish(database, SET)
    renamed = DAYS.model_copy(update={"metric": "days of sales outstanding"})
    with database.write(TEAM) as session:
        kpis.redefine(session, "k1", renamed, author="U0FIONA", at=NOW, reason="As the bank calls it")
        assert names.called(session, ("receivable",)) == ()
        assert [one.id for one in names.called(session, ("dso", "outstanding"))] == ["k1"]
        kpis.retire(session, "k1", at=NOW)
        assert names.called(session, ("outstanding",)) == ()


def test_more_words_than_a_name_has_are_not_all_looked_for(database: Database) -> None:
    publish(database, SET)
    with database.read(TEAM) as session:
        many = tuple(f"x{'y' * n}" for n in range(names.MOST_WORDS))
        assert names.called(session, (*many, "receivable")) == ()
        assert names.called(session, (*many[:-1], "receivable")) != ()
