"""A promised share becomes a metric of its own."""

from datetime import date

import pytest

from kpi_rules.rewrite import definition_of, sentence
from kpi_rules.shares import participle
from nlp import read

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Answer 95% of data requests within 2 days", "share of data requests answered within 2 days"),
        (
            "answering 95% of all data requests within 2 days by June 2027",
            "share of data requests answered within 2 days",
        ),
        ("95% of data requests are answered within 2 days", "share of data requests answered within 2 days"),
        ("95% of invoices must be paid on time", "share of invoices paid on time"),
        ("Ship 98% of orders on the day they arrive", "share of orders shipped on the day they arrive"),
        ("Resolve at least 80% of tickets in 4 hours", "share of tickets resolved in 4 hours"),
        ("Keep 90% of deliveries on time", "share of deliveries on time"),
        ("Train 100% of buyers by 30 June 2027", "share of buyers trained"),
        ("100% of systems have a second expert by June 2027", "share of systems that have a second expert"),
        ("90% of people know the rules", "share of people who know the rules"),
    ],
)
def test_a_share_is_a_metric(text: str, metric: str) -> None:
    assert definition_of(read(text, today=TODAY)).metric == metric


@pytest.mark.parametrize(
    "text", ["Raise gross margin to 34%", "Increase sales by 20%", "Acquire 50 new clients"]
)
def test_other_targets_are_no_shares(text: str) -> None:
    assert "share of" not in definition_of(read(text, today=TODAY)).metric


def test_the_sentence_names_the_share() -> None:
    definition = definition_of(read("Answer 95% of data requests within 2 days", today=TODAY))
    later = definition.model_copy(update={"baseline": definition.target, "due": date(2027, 6, 30)})
    assert sentence(later.model_copy(update={"baseline": None})) == (
        "Increase the share of data requests answered within 2 days to 95% by 30 June 2027"
    )


@pytest.mark.parametrize(
    ("verb", "done"),
    [
        ("answer", "answered"),
        ("ship", "shipped"),
        ("send", "sent"),
        ("reply", "replied"),
        ("convert", "converted"),
        ("resolve", "resolved"),
        ("deliver", "delivered"),
        ("visit", "visited"),
        ("train", "trained"),
        ("plan", "planned"),
        ("pay", "paid"),
        ("audit", "audited"),
        ("fix", "fixed"),
        ("review", "reviewed"),
    ],
)
def test_verbs_find_their_participle(verb: str, done: str) -> None:
    assert participle(verb) == done


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("answer within 20 min", "time to answer"),
        ("Reply in less than 2 days", "time to reply"),
        ("answer calls within 20 min", "time to answer calls"),
        ("Contracts reviewed within 5 days", "time to review contracts"),
    ],
)
def test_a_pace_is_a_time_also_without_a_thing(text: str, metric: str) -> None:
    assert definition_of(read(text, today=TODAY)).metric == metric


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("our target is 9 percent margin", "margin"),
        ("Our goal is 20 new customers by June", "new customers"),
        ("the goal is 95%", ""),
        ("KPI 1: with some effort", ""),
        ("it is 80 now", ""),
        ("number of orders 500", "number of orders"),
    ],
)
def test_what_only_stands_for_the_thing_that_is_counted_does_not_name_it(text: str, metric: str) -> None:
    assert definition_of(read(text, today=TODAY)).metric == metric
