"""What each function is told before it has to find its own words."""

from decimal import Decimal

import pytest

from kpi_rules.catalogue import Guide, NeedPattern, Split, catalogue
from kpi_rules.functions import Function, Trade
from kpi_rules.ground_nouns import CapabilityKind
from kpi_rules.mission import check_mission
from kpi_rules.nouns import Department, DepartmentKind, Side

GUIDES = catalogue().guides
NEEDS = [need for guide in GUIDES for need in guide.need_examples]

each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: str(guide.line))


@pytest.mark.req("002-14", "002-15")
def test_every_function_has_a_guide() -> None:
    assert [guide.line for guide in GUIDES] == [*Function, *Trade]


@each_guide
def test_a_mission_says_for_whom_and_to_what_end(guide: Guide) -> None:
    assert "so that" in guide.mission_example
    assert guide.mission_example.startswith("We ")
    assert len(guide.mission_example.split()) <= 35


@pytest.mark.req("002-27", "002-29")
@each_guide
def test_a_mission_passes_the_check_that_a_department_s_own_has_to_pass(guide: Guide) -> None:
    assert check_mission(guide.mission_example) == ()


@each_guide
def test_a_guide_has_three_to_four_needs_and_questions(guide: Guide) -> None:
    assert 3 <= len(guide.need_examples) <= 4
    assert 3 <= len(guide.quantify_questions) <= 4
    assert all(question.endswith("?") for question in guide.quantify_questions)


@each_guide
@pytest.mark.parametrize("kind", CapabilityKind)
def test_every_kind_of_capability_has_examples(guide: Guide, kind: CapabilityKind) -> None:
    assert len(guide.capabilities(kind)) >= (1 if kind is CapabilityKind.OTHER else 3)


@pytest.mark.req("000-24")
@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need.id)
def test_a_need_is_asked_by_somebody_else_and_can_be_measured(need: NeedPattern) -> None:
    assert need.line not in need.asked_by
    measures = [catalogue().pattern(measure) for measure in need.measures]
    assert all(measure.side is not Side.INSIDE for measure in measures)
    assert all(measure.fits(need.line) for measure in measures)


@pytest.mark.req("000-04")
@each_guide
def test_the_first_patterns_of_a_function_answer_its_typical_needs_one_each(guide: Guide) -> None:
    first = catalogue().for_function(guide.line, limit=len(guide.need_examples))
    assert [pattern.id for pattern in first] == [need.measures[0] for need in guide.need_examples]


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need.id)
def test_a_need_in_its_own_words_is_recognised(need: NeedPattern) -> None:
    assert catalogue().needs(need.text, function=need.line)[0] == need
    assert catalogue().for_need(need.text, function=need.line)[0].id == need.measures[0]


def test_a_need_says_itself_on_a_button_in_words_of_its_own() -> None:
    labels = [need.label for need in NEEDS]
    assert len(set(labels)) == len(labels) == 47
    assert all(label[0].isupper() and not label.endswith((".", "…")) for label in labels)


@pytest.mark.parametrize("label", ["", "Money", "Money on the agreed day, as planned for the month"])
def test_a_label_that_is_empty_or_too_long_for_a_button_is_refused(label: str) -> None:
    with pytest.raises(ValueError, match="label"):
        NeedPattern.model_validate(NEEDS[0].model_dump() | {"label": label})


@pytest.mark.req("003-23")
def test_a_marketing_target_splits_into_four_channels_that_add_up() -> None:
    split = catalogue().split("marketing.marketing-revenue")
    assert split is not None
    amounts = split.amounts(Decimal(10_000_000))
    assert [name for name, _ in amounts] == ["SEO", "Community", "Activities", "KOL"]
    assert sum(amount for _, amount in amounts) == Decimal(10_000_000)


@pytest.mark.req("003-23")
def test_a_split_whose_shares_do_not_add_up_is_refused() -> None:
    split = catalogue().splits[0]
    with pytest.raises(ValueError, match="add up to 100"):
        Split.model_validate(
            split.model_dump() | {"parts": [{"name": "A", "share": 40}, {"name": "B", "share": 59}]}
        )


@pytest.mark.req("003-24")
def test_community_conversion_has_three_weekly_sub_measures() -> None:
    parts = catalogue().parts("marketing.community-conversion")
    assert [part.id.removeprefix("marketing.community-") for part in parts] == [
        "fans",
        "interactions",
        "orders",
    ]
    assert {str(part.cadence) for part in parts} == {"weekly"}


@pytest.mark.req("001-07")
def test_lower_operating_costs_have_a_sister_in_marketing_sales_and_it() -> None:
    sisters = catalogue().sisters("finance.operating-cost-ratio")
    assert {sister.function for sister in sisters} == {Function.MARKETING, Function.SALES, Function.IT}
    assert "marketing.customer-acquisition-cost" in {sister.id for sister in sisters}
    assert {str(sister.direction) for sister in sisters} == {"decrease"}


@pytest.mark.req("001-17")
def test_profit_margin_and_engagement_are_both_there() -> None:
    assert catalogue().pattern("finance.net-profit-margin").name == "Net profit margin"
    assert catalogue().pattern("hr.employee-engagement").name == "Employee engagement score"


def test_a_need_that_nobody_asks_for_is_refused() -> None:
    with pytest.raises(ValueError, match="somebody must ask"):
        NeedPattern.model_validate(NEEDS[0].model_dump() | {"asked_by": (), "customer": False})


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Legal", Trade.LEGAL),
        ("Law & Compliance", Trade.LEGAL),
        ("Quality Assurance", Trade.QUALITY),
        ("QA", Trade.QUALITY),
        ("Facilities", Function.ADMIN),
    ],
)
def test_a_legal_department_is_no_reception(name: str, line: Function | Trade) -> None:
    department = Department(
        id="d", name=name, function=Function.ADMIN, kind=DepartmentKind.SUPPORT, head="U1"
    )
    assert department.lines == (line,)
    assert department.functions == (Function.ADMIN,)


def test_whoever_does_something_else_is_told_about_that() -> None:
    sales = Department(
        id="d", name="Quality sales", function=Function.SALES, kind=DepartmentKind.BUSINESS, head="U1"
    )
    assert sales.lines == (Function.SALES,)


@pytest.mark.parametrize("trade", Trade)
def test_a_trade_is_told_nothing_of_trips_and_desks(trade: Trade) -> None:
    own = catalogue().for_function(trade, limit=12)
    assert not any({"travel", "trip", "rooms"} & set(pattern.tags) for pattern in own)
    assert {CapabilityKind.TRAINING, CapabilityKind.PROCESS, CapabilityKind.SYSTEM} <= {p.kind for p in own}
    assert sum(pattern.fits(trade) for pattern in own) >= 7
