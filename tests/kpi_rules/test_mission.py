"""What makes a mission, and what makes it a list of duties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_rules.findings import Severity
from kpi_rules.limits import DEFAULTS, Limits
from kpi_rules.mission import check_mission

GOOD = [
    (
        "We give every department the money and the figures it needs in time, so that the company can "
        "grow without losing control."
    ),
    "We make sure that customers get help on the day they ask, so that they stay with us.",
    "We find and keep the people who make our customers come back.",
    "Finance helps sales to act on facts, so that the company earns more with every order.",
    "IT keeps the tools of all colleagues running, so that nobody has to wait for a computer.",
    "We bring the company the right suppliers at the right price, which makes production reliable.",
    "Our department enables the plants to deliver what customers ordered on the day they expect it.",
    "We turn what customers struggle with into products that let them work faster.",
    (
        "Marketing makes the right customers want to talk to sales, so sales can spend its time on those "
        "who buy."
    ),
    "We keep the company out of trouble with the law, so that managers can decide quickly.",
]
DUTIES = [
    "Prepare the budget, pay invoices and file the tax returns for the company.",
    (
        "We manage payroll, recruit staff, organise training and maintain the files of employees so that "
        "all is in order."
    ),
    "- Book invoices\n- Pay suppliers\n- Report to management",
    "1. Plan production\n2. Order material\n3. Check quality",
    "Payroll for all employees; contracts for all departments; travel for the whole company",
    (
        "Managing the network, supporting users, purchasing computers and monitoring servers for all "
        "departments."
    ),
    "To develop campaigns, publish content, run events and report results to management.",
    "Finance handles invoices, controls budgets, prepares reports and audits branches for the company.",
]


def rules(text: str, *, limits: Limits = DEFAULTS) -> set[str]:
    return {finding.rule for finding in check_mission(text, limits=limits)}


@pytest.mark.req("002-29")
@pytest.mark.parametrize("text", GOOD)
def test_value_for_someone_and_a_purpose_make_a_mission(text: str) -> None:
    assert rules(text) == set()


@pytest.mark.req("002-27")
@pytest.mark.parametrize("text", DUTIES)
def test_a_list_of_duties_is_no_mission(text: str) -> None:
    found = [finding for finding in check_mission(text) if finding.rule == "mission-duties"]
    assert [finding.severity for finding in found] == [Severity.FLAG]
    assert found[0].text == text[found[0].start : found[0].end]
    assert found[0].text.strip()


@pytest.mark.req("002-27")
def test_two_tasks_are_not_yet_a_list() -> None:
    text = "We plan and deliver the training that lets all employees do their work with confidence."
    assert "mission-duties" not in rules(text)


@pytest.mark.req("002-29")
def test_a_mission_without_a_beneficiary_is_asked_for_whom() -> None:
    assert "mission-for-whom" in rules(
        "We make figures correct and complete, so that nothing goes wrong later on."
    )


@pytest.mark.req("002-29")
def test_a_mission_without_a_purpose_is_asked_to_what_end() -> None:
    assert "mission-purpose" in rules(
        "We are the finance department of the whole company and all its branches."
    )


def test_what_is_missing_in_a_few_words_is_not_said_twice() -> None:
    assert rules("We do the books.") == {"mission-for-whom", "mission-purpose"}


def test_a_few_words_are_too_short_and_a_page_is_too_long() -> None:
    assert rules("We help customers to buy.") == {"mission-short"}
    long = GOOD[0] + " " + " ".join(["And we do this with care for everybody."] * 6)
    assert "mission-long" in rules(long)
    assert "mission-long" not in rules(long, limits=Limits(mission_words_most=200))


def test_praise_that_fits_any_department_is_pointed_at() -> None:
    text = "We are a world-class strategic partner of the business, so that the company can excel."
    assert [f.text for f in check_mission(text) if f.rule == "mission-vague"] == [
        "world-class",
        "strategic partner",
    ]


@given(st.text(max_size=300))
def test_any_text_gets_an_answer_whose_spans_are_true(text: str) -> None:
    for finding in check_mission(text):
        assert finding.text == text[finding.start : finding.end]


@pytest.mark.parametrize("piece", ["so ", "to ", "and ", "; ", "- x\n", "a, "])
def test_a_very_long_text_takes_no_time(piece: str) -> None:
    assert check_mission(piece * 4000)
