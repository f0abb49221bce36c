"""What the sheets of a set lack, and what the set as a whole says about time, hands and costs."""

import pytest

from kpi_rules.gate import Weight, spread
from kpi_rules.limits import Limits
from kpi_rules.nouns import Kpi
from kpi_rules.sheet_nouns import Degree
from nlp.nouns import Cadence
from tests.kpi_rules.test_gate import APPROVALS, GOOD, blocks, findings, whole, with_fields


def with_sheet(given: Kpi, **fields: object) -> Kpi:
    sheet = given.definition.sheet.model_copy(update=fields)
    return with_fields(given, sheet=sheet)


@pytest.mark.req("000-07", "000-17", "002-23", "003-08")
@pytest.mark.parametrize("field", ["actions", "influence", "gaming", "source"])
def test_what_only_people_can_say_is_missed_where_it_is_missing(field: str) -> None:
    empty: object = () if field == "actions" else ""
    found = findings(with_sheet(APPROVALS, **{field: empty}), *GOOD[:2], *GOOD[3:])
    point = "action" if field == "actions" else field
    assert blocks(found) == {f"set-sheet-{point}"}
    assert found[f"set-sheet-{point}"].kpis == ("k3",)
    assert found[f"set-sheet-{point}"].sentence.startswith("KPI 1 ")


def test_several_that_lack_the_same_are_named_in_one_sentence() -> None:
    found = findings(*(with_sheet(kpi, gaming="") for kpi in GOOD))
    assert found["set-sheet-gaming"].sentence.startswith("KPIs 1, 2, 3, 4 and 5 have no answer")


@pytest.mark.req("002-25")
def test_a_costly_kpi_of_little_use_is_stopped_until_it_has_a_reason() -> None:
    costly = {"cost": Degree.HIGH, "benefit": Degree.LOW}
    assert blocks(findings(with_sheet(APPROVALS, **costly), *GOOD[:2], *GOOD[3:])) == {"set-sheet-keeping"}
    kept = with_sheet(APPROVALS, **costly, keep_because="The bank asks for it")
    assert blocks(findings(kept, *GOOD[:2], *GOOD[3:])) == set()


def test_a_set_that_only_looks_back_is_advised_to_look_ahead() -> None:
    back = [with_sheet(kpi, lagging=True) for kpi in GOOD]
    assert "set-no-leading" in findings(*back)
    assert "set-no-leading" not in findings(*back[1:], GOOD[0], with_sheet(GOOD[2], lagging=False))


@pytest.mark.req("002-34")
def test_something_monthly_and_something_for_the_year_belong_to_a_set() -> None:
    quarterly = [with_sheet(kpi, reporting=Cadence.QUARTERLY) for kpi in GOOD]
    assert "set-no-monthly" in findings(*quarterly)
    assert "set-no-monthly" not in findings(*quarterly[1:], GOOD[0])
    always = [with_fields(kpi, due=None, cadence=Cadence.MONTHLY) for kpi in GOOD]
    assert "set-no-annual" in findings(*always)
    assert "set-no-annual" not in findings(*always[1:], GOOD[0])


def test_one_person_with_many_kpis_is_advised_and_with_too_many_stopped() -> None:
    mine = [with_sheet(kpi, owner="U9") for kpi in GOOD]
    advised = findings(*mine)["set-owner-load"]
    assert (advised.weight, advised.person) == (Weight.ADVICE, "U9")
    assert "set-owner-load" not in findings(*mine[:3], *GOOD[3:])
    limits = Limits(kpis_an_owner=2, kpis_an_owner_most=4)
    assert findings(*mine, limits=limits)["set-owner-load"].weight is Weight.BLOCK
    assert findings(*mine[:4], GOOD[4], limits=limits)["set-owner-load"].weight is Weight.ADVICE


def test_a_set_is_counted_from_every_side() -> None:
    counts = spread(whole(*GOOD))
    assert {name: sum(count.values()) for name, count in counts.items()} == dict.fromkeys(counts, 5)
    assert counts["side"] == {"outside": 4, "inside": 1}
