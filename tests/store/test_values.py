"""Actual values: which one counts, who may record them, and what is done when they are bad."""

from datetime import timedelta
from decimal import Decimal

import pytest

from kpi_rules.nouns import Company, Definition, DraftState, Kpi
from kpi_rules.sheet_nouns import Sheet
from store import company as companies
from store import kpis, values
from store.database import Database
from store.nouns import Batch, CheckIn, PublishedSet, Response
from tests.store.conftest import NOW, TEAM

LEADS = Kpi(id="k1", definition=Definition(statement="Win 200 leads", sheet=Sheet(updater="U0INES")))
CASH = Kpi(id="k2", definition=Definition(statement="Keep cash"))


@pytest.fixture(autouse=True)
def begun(database: Database, company: Company) -> None:
    with database.write(TEAM) as session:
        companies.save(session, company, author="U0GRACE", at=NOW)
    publish(database, LEADS, CASH)


def publish(database: Database, *every: Kpi) -> None:
    published = PublishedSet(department="sales", kpis=every)
    with database.write(TEAM) as session:
        kpis.publish(session, published, author="U0SAM", at=NOW, state=DraftState.APPROVED)


def recorded(period: str, value: int, *, hours: int, withdrawn: bool = False) -> CheckIn:
    at = NOW + timedelta(hours=hours)
    return CheckIn(kpi="k1", period=period, value=Decimal(value), by="U0INES", at=at, withdrawn=withdrawn)


def keep(database: Database, *every: CheckIn) -> None:
    with database.write(TEAM) as session:
        assert all(kpis.check_in(session, one) for one in every)


def test_the_newest_value_of_each_period_counts(database: Database) -> None:
    first, second = recorded("2026-10", 40, hours=0), recorded("2026-11", 50, hours=1)
    mended = recorded("2026-10", 41, hours=2)
    keep(database, first, second, mended)
    with database.read(TEAM) as session:
        assert values.series(session, ["k1", "k2"]) == {"k1": (mended, second)}


def test_of_two_values_the_one_recorded_last_counts_whatever_the_clocks_say(database: Database) -> None:
    first = recorded("2026-10", 40, hours=2)
    behind, same_moment = recorded("2026-10", 41, hours=1), recorded("2026-10", 42, hours=2)
    keep(database, first, behind, same_moment)
    with database.write(TEAM) as session:
        assert not kpis.check_in(session, values.series(session, ["k1"])["k1"][0])
    with database.read(TEAM) as session:
        assert [one.value for one in kpis.check_ins(session, "k1")] == [40, 41, 42]
        assert [one.value for one in values.series(session, ["k1"])["k1"]] == [42]


def test_a_value_taken_back_leaves_the_one_before(database: Database) -> None:
    october, november = recorded("2026-10", 40, hours=0), recorded("2026-11", 50, hours=1)
    keep(database, october, november, recorded("2026-11", 50, hours=2, withdrawn=True))
    with database.read(TEAM) as session:
        assert values.series(session, ["k1"]) == {"k1": (october,)}
        (leads,) = kpis.find(session, ["k1"])
        assert leads.last == october


def test_whom_a_sheet_names_finds_the_kpi_until_it_names_somebody_else(database: Database) -> None:
    with database.read(TEAM) as session:
        assert [k.kpi.id for k in kpis.of_person(session, "U0INES", departments=())] == ["k1"]
        assert [k.kpi.id for k in kpis.of_person(session, "U0SAM", departments=("sales",))] == ["k1", "k2"]
    changed = LEADS.definition.model_copy(update={"sheet": Sheet(owner="U0OMAR")})
    publish(database, LEADS.model_copy(update={"definition": changed}), CASH)
    with database.read(TEAM) as session:
        assert not kpis.of_person(session, "U0INES", departments=())
        assert [k.kpi.id for k in kpis.of_person(session, "U0OMAR", departments=())] == ["k1"]


def test_a_kpi_rests_and_works_again(database: Database) -> None:
    for moment in (NOW, None):
        with database.write(TEAM) as session:
            kpis.rest(session, "k1", since=moment)
        with database.read(TEAM) as session:
            assert kpis.find(session, ["k1"])[0].paused_at == moment


def test_the_batch_that_a_person_is_recording_is_replaced_by_the_next(database: Database) -> None:
    for name in ("b1", "b2"):
        with database.write(TEAM) as session:
            values.keep_batch(session, "U0INES", batch=Batch(id=name, document="{}", at=NOW))
    with database.read(TEAM) as session:
        found = values.batch_of(session, "U0INES")
        assert found is not None
        assert found.id == "b2"
        assert values.batch_of(session, "U0SAM") is None


def test_what_is_done_about_a_kpi_is_kept_newest_first(database: Database) -> None:
    early, late = (
        Response(
            kpi="k1",
            period="2026-10",
            at=NOW + timedelta(days=n),
            author="U0INES",
            cause="Slow",
            action=action,
        )
        for n, action in enumerate(("Call", "Hire"))
    )
    with database.write(TEAM) as session:
        values.respond(session, early)
        values.respond(session, late)
    with database.read(TEAM) as session:
        assert values.responses(session, ["k1"]) == {"k1": (late, early)}
