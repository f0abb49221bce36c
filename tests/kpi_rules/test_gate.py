"""A department's KPIs judged as one set."""

from datetime import date
from decimal import Decimal

import pytest

from kpi_rules.functions import Function
from kpi_rules.gate import KpiSet, SetFinding, Weight, check_owners, check_set, coverage, whole_set
from kpi_rules.ground_nouns import Capability, CapabilityKind, Need
from kpi_rules.limits import Limits
from kpi_rules.nouns import (
    Company,
    Definition,
    Department,
    DepartmentKind,
    Horizon,
    Indicator,
    Kpi,
    Nature,
    Objective,
    Perspective,
    Side,
)
from nlp.nouns import Direction, Measure, TargetKind, Unit

FINANCE = Department(
    id="fin",
    name="Finance",
    function=Function.FINANCE,
    kind=DepartmentKind.SUPPORT,
    head="U1",
    serves=("sal",),
)
SALES = Department(id="sal", name="Sales", function=Function.SALES, kind=DepartmentKind.BUSINESS, head="U2")
CASH = Indicator(
    id="i1", statement="Receivable days", perspective=Perspective.FINANCIAL, departments=("fin",)
)
WINS = Indicator(id="i2", statement="New clients", perspective=Perspective.CUSTOMER, departments=("sal",))
COMPANY = Company(
    team_id="T1",
    departments=(FINANCE, SALES),
    objectives=(Objective(id="o1", statement="Increase revenue by 20%", indicators=(CASH, WINS)),),
)
NEEDS = (Need(id="n1", department="sal", text="Approvals while we are out in the field"),)
CAPABILITIES = (Capability(id="c1", kind=CapabilityKind.TRAINING, text="Answer questions on data ourselves"),)

TODAY = date(2026, 11, 23)
SAID = {
    "actions": ({"what": "Map the steps", "who": "U1", "by": date(2027, 1, 31)},),
    "influence": "Finance",
    "gaming": "Easy cases first",
    "source": "A list",
    "availability": "ready",
}


def kpi(id_: str, statement: str, metric: str, **fields: object) -> Kpi:
    definition = {
        "statement": statement,
        "metric": metric,
        "measure": Measure.QUANTITY,
        "direction": Direction.DECREASE,
        "target": Decimal(30),
        "target_kind": TargetKind.REACH,
        "unit": Unit.DURATION,
        "unit_text": "days",
        "due": date(2027, 6, 30),
        "indicator": "i1",
        "sheet": {**SAID, "owner": f"U{id_}"},
        **fields,
    }
    return Kpi(id=id_, definition=Definition.model_validate(definition))


RECEIVABLES = kpi(
    "k1", "Reduce receivable days from 45 to 30 days by 30 June 2027", "receivable days", serves="n1"
)
MARGIN = kpi(
    "k2",
    "Raise gross margin from 31% to 34% by 30 June 2027",
    "gross margin",
    serves="n1",
    unit=Unit.PERCENT,
    unit_text="",
)
APPROVALS = kpi("k3", "Reduce approval time from 5 to 2 days by 30 June 2027", "approval time", serves="n1")
SATISFACTION = kpi(
    "k4",
    "Raise satisfaction of sales from 3.1 to 4 by 30 June 2027",
    "satisfaction of sales",
    serves="n1",
    unit=Unit.SCORE,
    unit_text="",
)
TRAINED = kpi(
    "k5",
    "Train 8 analysts in SQL by 31 March 2028",
    "analysts trained in SQL",
    serves="c1",
    unit=Unit.COUNT,
    unit_text="",
)
GOOD = (RECEIVABLES, MARGIN, APPROVALS, SATISFACTION, TRAINED)


def findings(
    *kpis: Kpi,
    department: Department = FINANCE,
    limits: Limits | None = None,
    reasons: dict[str, str] | None = None,
) -> dict[str, SetFinding]:
    found = check_set(whole(*kpis, department=department, limits=limits), reasons=reasons)
    return {finding.rule: finding for finding in found}


def whole(*kpis: Kpi, department: Department = FINANCE, limits: Limits | None = None) -> KpiSet:
    return whole_set(
        kpis,
        department=department,
        needs=NEEDS,
        capabilities=CAPABILITIES,
        company=COMPANY,
        today=TODAY,
        limits=limits or Limits(),
    )


def blocks(found: dict[str, SetFinding]) -> set[str]:
    return {rule for rule, finding in found.items() if finding.weight is Weight.BLOCK}


def with_fields(given: Kpi, **fields: object) -> Kpi:
    return given.model_copy(update={"definition": given.definition.model_copy(update=fields)})


def numbered(count: int) -> tuple[Kpi, ...]:
    names = [
        "cash",
        "orders",
        "leads",
        "visits",
        "complaints",
        "scrap",
        "skills",
        "audits",
        "funds",
        "deliveries",
        "stock",
    ]
    return tuple(kpi(f"k{n}", f"Raise {names[n]} to 30 by 30 June 2027", names[n]) for n in range(count))


def test_a_balanced_set_passes_without_a_word() -> None:
    assert findings(*GOOD) == {}


@pytest.mark.req("000-06")
@pytest.mark.parametrize(("count", "rule"), [(0, "set-too-few"), (2, "set-too-few"), (11, "set-too-many")])
def test_too_few_or_too_many_kpis_stop_a_set(count: int, rule: str) -> None:
    assert rule in blocks(findings(*numbered(count), department=SALES))


@pytest.mark.req("000-06")
@pytest.mark.parametrize("count", [3, 4, 9, 10])
def test_a_set_outside_the_best_size_is_advised_not_stopped(count: int) -> None:
    found = findings(*numbered(count), department=SALES)
    assert found["set-size"].weight is Weight.ADVICE
    assert not {"set-too-few", "set-too-many"} & found.keys()


@pytest.mark.req("000-06", "003-29")
def test_the_size_of_a_set_is_a_setting() -> None:
    roomy = Limits(kpis_few=5, kpis_many=11, kpis_most=12)
    assert not {"set-size", "set-too-many"} & findings(*numbered(11), department=SALES, limits=roomy).keys()


@pytest.mark.req("000-06")
def test_a_kpi_with_two_goals_is_to_be_split() -> None:
    both = with_fields(
        RECEIVABLES, statement="Increase sales by 10% and reduce complaints by 20% by June 2027"
    )
    found = findings(both, *GOOD[1:])
    assert found["set-split"].kpis == ("k1",)
    assert found["set-split"].weight is Weight.BLOCK
    assert "Split it" in found["set-split"].todo


def test_two_goals_kept_for_a_reason_stop_nothing() -> None:
    both = with_fields(
        RECEIVABLES,
        statement="Increase sales by 10% and reduce complaints by 20% by June 2027",
        kept_because="The board words it so.",
    )
    assert findings(both, *GOOD[1:])["set-split"].weight is Weight.ADVICE


@pytest.mark.req("000-25")
def test_a_support_department_without_an_outside_kpi_is_stopped() -> None:
    inside = tuple(with_fields(k, serves="c1", side=Side.INSIDE) for k in GOOD)
    found = findings(*inside)
    assert "set-no-outside" in blocks(found)
    assert "outside is missing" in found["set-no-outside"].sentence
    assert "set-no-inside" not in found


@pytest.mark.req("000-25")
def test_a_support_department_without_an_inside_kpi_is_stopped() -> None:
    found = findings(*GOOD[:4])
    assert "set-no-inside" in blocks(found)
    assert "inside is missing" in found["set-no-inside"].sentence


@pytest.mark.req("000-25", "000-03")
def test_a_business_department_needs_no_sides() -> None:
    assert not {"set-no-outside", "set-no-inside"} & findings(*GOOD[:4], department=SALES).keys()


@pytest.mark.req("000-11", "002-33")
def test_a_set_of_results_only_is_stopped_until_a_reason_is_given() -> None:
    results = tuple(with_fields(k, nature=Nature.RESULT) for k in GOOD)
    assert "set-no-process" in blocks(findings(*results))
    excused = findings(*results, reasons={"set-no-process": "The process is outsourced."})
    assert excused["set-no-process"].weight is Weight.ADVICE
    assert "outsourced" in excused["set-no-process"].todo


@pytest.mark.req("002-33")
def test_a_set_of_processes_only_is_stopped_as_well() -> None:
    assert "set-no-result" in blocks(findings(*(with_fields(k, nature=Nature.PROCESS) for k in GOOD)))


def test_a_blank_reason_excuses_nothing() -> None:
    results = tuple(with_fields(k, nature=Nature.RESULT) for k in GOOD)
    assert "set-no-process" in blocks(findings(*results, reasons={"set-no-process": "  "}))


def test_a_reason_does_not_excuse_what_has_no_excuse() -> None:
    assert "set-no-inside" in blocks(findings(*GOOD[:4], reasons={"set-no-inside": "No time."}))


@pytest.mark.req("000-32")
@pytest.mark.parametrize("horizon", list(Horizon))
def test_a_set_with_one_horizon_is_advised(horizon: Horizon) -> None:
    found = findings(*(with_fields(k, horizon=horizon) for k in GOOD))
    assert found["set-one-horizon"].weight is Weight.ADVICE
    assert horizon.value in found["set-one-horizon"].sentence


@pytest.mark.req("000-09")
def test_a_kpi_that_serves_nothing_is_stopped_and_named() -> None:
    orphan = with_fields(MARGIN, serves="", indicator="", side=Side.INSIDE)
    found = findings(RECEIVABLES, orphan, *GOOD[2:])
    assert found["set-no-link"].kpis == ("k2",)
    assert "gross margin" in found["set-no-link"].sentence


@pytest.mark.req("000-09")
def test_a_link_to_something_that_is_gone_is_no_link() -> None:
    assert "set-no-link" in blocks(findings(with_fields(MARGIN, serves="gone", indicator="gone"), *GOOD))


@pytest.mark.req("000-24")
def test_an_outside_kpi_without_a_need_is_refused() -> None:
    adrift = with_fields(APPROVALS, serves="i1", side=Side.OUTSIDE)
    found = findings(adrift, RECEIVABLES, MARGIN, SATISFACTION, TRAINED)
    assert found["set-outside-without-need"].kpis == ("k3",)
    assert found["set-outside-without-need"].weight is Weight.BLOCK


def test_the_same_metric_twice_is_advised() -> None:
    twin = with_fields(
        RECEIVABLES, statement="Reduce days receivable to 28 days by 31 December 2027"
    ).model_copy(update={"id": "k9"})
    assert findings(*GOOD, twin)["set-same-metric"].kpis == ("k1", "k9")


def test_one_perspective_alone_is_advised() -> None:
    flat = tuple(with_fields(k, perspective=Perspective.CUSTOMER) for k in GOOD)
    assert "customer" in findings(*flat)["set-one-perspective"].sentence


@pytest.mark.req("001-16")
def test_a_set_that_only_counts_money_is_advised() -> None:
    money = tuple(with_fields(k, perspective=Perspective.FINANCIAL) for k in GOOD)
    assert findings(*money)["set-only-financial"].weight is Weight.ADVICE
    assert "set-only-financial" not in findings(*GOOD)


@pytest.mark.parametrize(("held", "severity"), [(3, None), (4, Weight.ADVICE), (7, Weight.BLOCK)])
def test_many_kpis_in_one_hand_are_noticed(held: int, severity: Weight | None) -> None:
    found = check_owners({f"k{n}": "U1" for n in range(held)} | {"k99": "U2"})
    assert [finding.weight for finding in found] == ([severity] if severity else [])


@pytest.mark.req("000-09", "000-10")
def test_carried_indicators_without_a_kpi_are_named() -> None:
    assert coverage(COMPANY, department="fin", kpis=()) == (CASH,)
    assert coverage(COMPANY, department="fin", kpis=GOOD) == ()
    assert coverage(COMPANY, department="sal", kpis=GOOD) == (WINS,)


def test_blocks_come_before_advice() -> None:
    found = check_set(whole(*GOOD[:4]))
    severities = [finding.weight for finding in found]
    assert len(severities) > 1
    assert severities == sorted(severities, key=lambda severity: severity is not Weight.BLOCK)
