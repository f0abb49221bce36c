"""The strategy record comes back as it was saved, and no edit is lost in silence."""

from datetime import timedelta
from decimal import Decimal

import pytest

from kpi_rules.functions import Function
from kpi_rules.nouns import Company, Excuse, Factor, Share, Split, Strategy, Way
from store import company as companies
from store.database import Database
from store.errors import Stale
from tests.store.conftest import NOW, TEAM, cash_indicator, finance


def save(database: Database, company: Company) -> Company:
    with database.write(TEAM) as session:
        return companies.save(session, company, author="U0GRACE", at=NOW)


def load(database: Database) -> Company:
    with database.read(TEAM) as session:
        return companies.load(session)


def test_a_workspace_that_has_not_begun_has_an_empty_record(database: Database) -> None:
    assert load(database) == Company(team_id=TEAM)


def test_the_record_comes_back_as_it_was_saved(database: Database, company: Company) -> None:
    saved = save(database, company)
    assert saved == company.model_copy(update={"version": 1})
    assert load(database) == saved


@pytest.mark.req("002-02", "002-04", "002-05", "002-06", "002-07", "002-08", "002-11", "002-12", "003-23")
def test_all_that_stands_behind_the_objectives_comes_back(database: Database, company: Company) -> None:
    parts = (Share(name="SEO", target=Decimal("4.5")), Share(name="Events", target=Decimal(6)))
    indicator = cash_indicator().model_copy(
        update={"focus": "Collection", "factor": "f1", "drives": ("i2",), "split": Split(parts=parts)}
    )
    objective = company.objectives[0].model_copy(update={"indicators": (indicator,), "assigned": True})
    strategy = Strategy(
        issues=("Cash is short",),
        environment="Rates rise",
        resources="A small team",
        overall="Grow",
        business="Sell more to those we know",
        functional=(Way(function=Function.FINANCE, text="Collect sooner"),),
        factors=(Factor(id="f1", statement="Improve return on equity", objective=objective.id),),
        excuses=(Excuse(objective=objective.id, department="sales", reason="They only sell"),),
        public_welfare=True,
    )
    whole = company.model_copy(update={"objectives": (objective,), "strategy": strategy})
    saved = save(database, whole)
    assert load(database) == saved
    assert saved.strategy == strategy


def test_order_is_kept_and_what_was_taken_out_is_gone(database: Database, company: Company) -> None:
    saved = save(database, company)
    turned = saved.model_copy(update={"departments": saved.departments[::-1], "objectives": ()})
    save(database, turned)
    assert [d.id for d in load(database).departments] == ["sales", "finance"]
    assert load(database).objectives == ()


def test_a_department_that_left_can_come_back(database: Database, company: Company) -> None:
    saved = save(database, company)
    without = {"departments": (finance(),), "objectives": ()}
    saved = save(database, saved.model_copy(update=without))
    assert [d.id for d in load(database).departments] == ["finance"]
    back = saved.model_copy(update={"departments": company.departments})
    assert save(database, back) == load(database)


def test_every_digit_of_a_target_is_kept(database: Database, company: Company) -> None:
    target = Decimal("12345678901234567890.123456789012345")
    indicator = cash_indicator().model_copy(update={"target": target})
    objective = company.objectives[0].model_copy(update={"indicators": (indicator,)})
    save(database, company.model_copy(update={"objectives": (objective,)}))
    assert load(database).objectives[0].indicators[0].target == target


def test_the_second_of_two_editors_is_told(database: Database, company: Company) -> None:
    seen = save(database, company)
    first = save(database, seen.model_copy(update={"vision": "First"}))
    with pytest.raises(Stale):
        save(database, seen.model_copy(update={"vision": "Second"}))
    with pytest.raises(Stale):
        save(database, company)
    assert load(database) == first


def test_the_version_before_can_be_had_again(database: Database, company: Company) -> None:
    first = save(database, company)
    second = save(database, first.model_copy(update={"vision": "Another"}))
    with database.read(TEAM) as session:
        assert companies.earlier(session) == first
        assert companies.at_version(session, 2) == second
        assert companies.at_version(session, 3) is None


def test_nothing_earlier_exists_at_first(database: Database, company: Company) -> None:
    with database.read(TEAM) as session:
        assert companies.earlier(session) is None
    save(database, company)
    with database.read(TEAM) as session:
        assert companies.earlier(session) is None


def test_a_failed_transaction_leaves_nothing(database: Database, company: Company) -> None:
    def fail() -> None:
        with database.write(TEAM) as session:
            companies.save(session, company, author="U0GRACE", at=NOW + timedelta(seconds=1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert load(database).version == 0
