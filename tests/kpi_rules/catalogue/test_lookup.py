"""Finding what fits, and saying so when nothing does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_rules.catalogue import catalogue
from kpi_rules.catalogue.load import guide, patterns, splits
from kpi_rules.catalogue.lookup import Catalogue
from kpi_rules.functions import Function, Trade
from kpi_rules.ground_nouns import CapabilityKind

CATALOGUE = catalogue()


def test_the_catalogue_is_read_once() -> None:
    assert catalogue() is CATALOGUE


def test_own_patterns_come_before_those_for_every_department() -> None:
    found = CATALOGUE.for_function(Function.HR, limit=100)
    functions = [pattern.function for pattern in found]
    assert functions == sorted(functions, key=lambda function: function is None)
    assert set(functions) == {Function.HR, None}


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_never_more_than_asked_for(limit: int) -> None:
    assert len(CATALOGUE.for_function(Function.SALES, limit=limit)) == limit
    assert len(CATALOGUE.for_need("fast offers", function=Function.SALES, limit=limit)) == limit
    assert len(CATALOGUE.for_factor("increase revenue", limit=limit)) == limit
    found = CATALOGUE.for_capability(
        "training", CapabilityKind.TRAINING, function=Function.SALES, limit=limit
    )
    assert len(found) == limit


@pytest.mark.parametrize(
    ("function", "need", "expected"),
    [
        (Function.IT, "the ERP must not go down while we ship", "it.availability"),
        (Function.IT, "quick help with laptops and passwords", "it.helpdesk-first-answer"),
        (Function.HR, "we wait too long for new staff", "hr.days-to-fill"),
        (Function.HR, "correct salaries", "hr.payroll-mistakes"),
        (Function.PROCUREMENT, "raw material arrives late", "procurement.supplier-deliveries-on-time"),
        (Function.ADMIN, "book my flights to customers faster", "admin.travel-booking-hours"),
        (Function.SALES, "orders we can build without asking back", "sales.order-mistakes"),
        (Function.PRODUCTION, "fewer defective goods at the customer", "production.customer-returns"),
        (Function.SERVICE, "technicians who turn up when announced", "service.visits-on-time"),
        (Function.MARKETING, "more enquiries from the right companies", "marketing.qualified-leads"),
        (Function.RND, "answers to technical questions of customers", "rnd.technical-answer-hours"),
        (Function.FINANCE, "faster reimbursement of travel claims", "finance.approval-days"),
    ],
)
def test_a_need_in_other_words_finds_its_measure(function: Function, need: str, expected: str) -> None:
    assert expected in [pattern.id for pattern in CATALOGUE.for_need(need, function=function)[:3]]


@pytest.mark.parametrize(
    ("function", "kind", "text", "expected"),
    [
        (
            Function.FINANCE,
            CapabilityKind.TRAINING,
            "second person for each task",
            "finance.tasks-with-deputy",
        ),
        (Function.IT, CapabilityKind.TRAINING, "colleagues recognise phishing", "it.phishing-clicks"),
        (
            Function.PRODUCTION,
            CapabilityKind.PROCESS,
            "halve the changeover",
            "production.changeover-minutes",
        ),
        (Function.HR, CapabilityKind.SYSTEM, "leave requests online", "hr.leave-online"),
        (Function.ADMIN, CapabilityKind.SYSTEM, "archive contracts digitally", "admin.contracts-digital"),
        (Function.SALES, CapabilityKind.OTHER, "use ideas of the team", "general.ideas-in-use"),
    ],
)
def test_a_capability_finds_its_measure(
    function: Function, kind: CapabilityKind, text: str, expected: str
) -> None:
    assert CATALOGUE.for_capability(text, kind, function=function)[0].id == expected


@pytest.mark.parametrize(
    ("factor", "expected"),
    [
        ("Improve cash flow", "finance.operating-cash-flow"),
        ("profitability", "finance.net-profit-margin"),
        ("strengthen our brand", "marketing.aided-awareness"),
        ("market share", "marketing.market-share"),
        ("customer satisfaction", "service.customer-satisfaction"),
        ("employee engagement", "hr.employee-engagement"),
        ("reduce churn", "service.customer-churn"),
        ("on-time delivery to customers", "production.orders-on-time"),
    ],
)
@pytest.mark.req("002-22")
def test_a_key_factor_finds_its_indicator(factor: str, expected: str) -> None:
    assert expected in [pattern.id for pattern in CATALOGUE.for_factor(factor)[:3]]


@pytest.mark.parametrize("text", ["", "   ", "the of and", "???", "日本語のみ", "🙂" * 50, "x" * 5000])
def test_words_that_say_nothing_find_no_factor_but_still_a_service_measure(text: str) -> None:
    assert CATALOGUE.for_factor(text) == ()
    assert CATALOGUE.needs(text, function=Function.HR) == ()
    found = CATALOGUE.for_need(text, function=Function.HR)
    assert all(pattern.service for pattern in found)
    assert len(found) == 3


def test_the_same_question_has_the_same_answer_whatever_the_word_order() -> None:
    one = CATALOGUE.for_need("fast answers on pay and leave", function=Function.HR)
    again = Catalogue(
        patterns=patterns(), guides=tuple(guide(line) for line in (*Function, *Trade)), splits=splits()
    )
    assert again.for_need("leave and pay: answers, fast", function=Function.HR) == one


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Days accounts receivable", ["finance.receivable-days"]),
        ("DSO", ["finance.receivable-days"]),
        ("Days sales outstanding", ["finance.receivable-days"]),
        ("Employee engagement", ["hr.employee-engagement"]),
        ("Lead conversion", ["marketing.lead-conversion"]),
        ("Monthly customer churn", ["service.customer-churn"]),
        ("ROE", ["finance.return-on-equity"]),
        ("Customer aquisition cost", ["marketing.customer-acquisition-cost"]),
        ("Average customer acquisition costs", ["marketing.customer-acquisition-cost"]),
        ("Number of accidents with lost time", ["production.accidents"]),
        ("Cost per penguin", []),
        ("", []),
    ],
)
def test_a_name_that_is_taken_is_noticed(name: str, expected: list[str]) -> None:
    assert [pattern.id for pattern in CATALOGUE.near(name)] == expected


@given(text=st.text(max_size=200), function=st.sampled_from(Function), kind=st.sampled_from(CapabilityKind))
def test_any_text_gets_an_answer(text: str, function: Function, kind: CapabilityKind) -> None:
    assert CATALOGUE.for_need(text, function=function)
    assert CATALOGUE.for_capability(text, kind, function=function)
    assert CATALOGUE.for_factor(text) == CATALOGUE.for_factor(text)
    assert set(CATALOGUE.near(text)) <= set(CATALOGUE.patterns)


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        CATALOGUE.pattern("finance.moon-phase")
    assert CATALOGUE.split("finance.receivable-days") is None
    assert CATALOGUE.parts("finance.receivable-days") == ()
