"""The status of a whole company: from what is kept, complete after a change of the rules, and with an end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.build import new_id, prepared
from bot.dialogue.say import Heading, Paragraph, Says, Small
from bot.usecases import overview, standings, status
from bot.usecases.services import Services
from kpi_rules.limits import Limits
from store import company as companies
from store import kpis
from tests.bench.large import NOW, OWNER, TEAM, Size, fill

ON_TRACK_ALL = Limits.model_validate({"on_track": 2, "at_risk": 1})


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    database = prepared(f"sqlite:///{tmp_path / 'kpi.db'}")
    fill(database, Size(40, 5, 10))
    made = Services(database=database, now=lambda: NOW, new_id=new_id, wake=lambda: None)
    standings.keep_up(made, team=TEAM)
    yield made
    database.close()


def asked(services: Services, words: str) -> str:
    return told(status.status(services, team=TEAM, user=OWNER, asked=words))


def told(says: Says) -> str:
    return "\n".join(part.text for part in says if isinstance(part, Paragraph | Heading | Small))


def change_limits(services: Services, limits: Limits) -> None:
    with services.database.write(TEAM) as session:
        now = companies.load(session)
        companies.save(session, now.model_copy(update={"limits": limits}), author=OWNER, at=NOW)


@pytest.mark.parametrize("words", ["company", "at risk", "green"])
def test_it_is_the_same_before_and_after_all_is_judged_anew(services: Services, words: str) -> None:
    change_limits(services, ON_TRACK_ALL)
    at_once = asked(services, words)
    assert standings.keep_up(services, team=TEAM) == 200
    assert standings.keep_up(services, team=TEAM) == 0
    assert asked(services, words) == at_once
    assert "Not counted yet" not in at_once


def test_other_limits_are_other_counts(services: Services) -> None:
    before = asked(services, "at risk")
    change_limits(services, ON_TRACK_ALL)
    assert "No KPI" not in before
    assert "No KPI" in asked(services, "at risk")


def test_what_is_still_to_be_judged_is_said(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "MOST_ANEW", 30)
    change_limits(services, ON_TRACK_ALL)
    assert "Not counted yet: 170 KPIs" in asked(services, "company")
    standings.keep_up(services, team=TEAM)
    assert "Not counted yet" not in asked(services, "company")


def test_a_company_of_many_departments_is_told_in_one_message(services: Services) -> None:
    said = asked(services, "company")
    assert "40 of 40 departments" in said
    assert "40 more departments" in said
    assert len(said) < 3000


def test_departments_without_kpis_are_told_by_name(services: Services) -> None:
    with services.database.write(TEAM) as session:
        for kpi in kpis.of_department(session, "d0003"):
            kpis.retire(session, kpi.kpi.id, at=NOW)
    said = asked(services, "company")
    assert "39 of 40 departments" in said
    assert "Without approved KPIs: Department 0003." in said
