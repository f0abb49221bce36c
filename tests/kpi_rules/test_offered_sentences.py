"""Sentences that are offered read like English, and go the way that is better."""

from datetime import date

import pytest

from kpi_rules.catalogue import Pattern, catalogue
from kpi_rules.metrics import better_direction, is_a_time
from kpi_rules.rewrite import Part, definition_of, filled, missing, sentence
from nlp import read, read_amount, read_period
from nlp.nouns import Direction

TODAY = date(2026, 11, 23)
DIRECTED = [p for p in catalogue().patterns if p.direction in {Direction.INCREASE, Direction.DECREASE}]


def offered(statement: str, *, target: str, unit: str = "") -> str:
    """What is offered once the target, its unit and the date are answered, and today's value is not known."""
    definition = definition_of(read(statement, today=TODAY))
    if Part.TARGET in missing(definition):
        definition = filled(definition, Part.TARGET, amount=read_amount(target), text=target, today=TODAY)
    if Part.UNIT in missing(definition):
        definition = filled(definition, Part.UNIT, text=unit, today=TODAY)
    if Part.DUE in missing(definition):
        period = read_period("by 30 June 2027", today=TODAY)
        definition = filled(definition, Part.DUE, period=period, today=TODAY)
    return sentence(definition)


def test_there_are_kpis_of_both_directions() -> None:
    assert {pattern.direction for pattern in DIRECTED} == {Direction.INCREASE, Direction.DECREASE}


@pytest.mark.parametrize("pattern", DIRECTED, ids=lambda pattern: pattern.id)
def test_the_words_of_every_usual_kpi_tell_which_way_is_better(pattern: Pattern) -> None:
    assert better_direction(pattern.metric) is pattern.direction


@pytest.mark.parametrize(
    ("metric", "better"),
    [
        ("response times", Direction.DECREASE),
        ("waiting times at the counter", Direction.DECREASE),
        ("turnover of staff", Direction.DECREASE),
        ("energy consumption", Direction.DECREASE),
        ("invoices paid late", Direction.DECREASE),
        ("cancellations", Direction.DECREASE),
        ("DSO", Direction.DECREASE),
        ("time spent with customers", Direction.INCREASE),
        ("training days per employee", Direction.INCREASE),
        ("days without accidents", Direction.INCREASE),
        ("requests answered within 2 days", Direction.INCREASE),
        ("vacancies filled", Direction.INCREASE),
        ("orders on time", Direction.INCREASE),
    ],
)
def test_which_way_is_better_follows_from_all_the_words(metric: str, better: Direction) -> None:
    assert better_direction(metric) is better


@pytest.mark.parametrize("metric", ["response times", "lead time", "time to hire", "average delivery time"])
def test_a_time_is_known_by_its_last_word(metric: str) -> None:
    assert is_a_time(metric)


@pytest.mark.parametrize(
    "metric", ["orders on time", "accidents with lost time", "full time staff", "uptime"]
)
def test_what_only_has_a_time_in_it_is_none(metric: str) -> None:
    assert not is_a_time(metric)


@pytest.mark.parametrize(
    ("statement", "target", "unit", "wanted"),
    [
        ("Improve response times quickly", "2", "hours", "Reduce response times to 2 hours by 30 June 2027"),
        ("Optimise delivery times", "3 days", "", "Reduce delivery times to 3 days by 30 June 2027"),
        ("Ship faster than before", "3 days", "", "Reduce the time to ship to 3 days by 30 June 2027"),
        ("win rate", "25%", "", "Increase win rate to 25% by 30 June 2027"),
        ("forecast accuracy", "95%", "", "Increase forecast accuracy to 95% by 30 June 2027"),
        ("Market share 12%", "", "", "Increase market share to 12% by 30 June 2027"),
        ("20 staff trained", "", "", "20 staff trained by 30 June 2027"),
        ("10 more leads a week", "", "", "Increase leads by 10 each week"),
        (
            "double the number of leads",
            "",
            "",
            "Increase the number of leads to twice today's value by 30 June 2027",
        ),
        (
            "Contracts reviewed within 5 days",
            "",
            "",
            "Keep the time to review contracts at or below 5 days by 30 June 2027",
        ),
        ("Save costs 10%", "", "", "Reduce costs by 10% by 30 June 2027"),
        (
            "Increase grants so that funding per pupil increases by 10%",
            "",
            "",
            "Increase grants so that funding per pupil increases by 10% by 30 June 2027",
        ),
    ],
)
def test_what_is_offered_is_what_somebody_would_say(
    statement: str, target: str, unit: str, wanted: str
) -> None:
    assert offered(statement, target=target, unit=unit) == wanted


def test_what_was_done_to_something_is_not_what_is_counted() -> None:
    assert Part.METRIC in missing(
        definition_of(read("SLA achievement should also be improved.", today=TODAY))
    )
