"""The same number under two names is noticed; two numbers with a word in common are left alone."""

import pytest

from kpi_rules.nouns import Definition
from kpi_rules.ties import Tie, TieKind, closes_circle
from kpi_rules.twins import twins
from nlp.nouns import Unit
from tests.dialogue.world import NOW


def counted(metric: str, unit: Unit = Unit.DURATION) -> Definition:
    return Definition(statement=metric, metric=metric, unit=unit)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("accounts receivable days", "days of accounts receivable"),
        ("days from request to funds", "days from the request to the funds"),
        ("customer acquisition cost", "acquisition cost"),
    ],
)
def test_nearly_the_same_words_in_the_same_unit_are_twins(one: str, other: str) -> None:
    assert twins(counted(one), [("other", counted(other))]) == ("other",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("accounts receivable days", "sick days"),
        ("days from request to funds", "days from order to delivery"),
        ("customer acquisition cost", "customer complaints"),
    ],
)
def test_other_things_are_not(one: str, other: str) -> None:
    assert twins(counted(one), [("other", counted(other))]) == ()


def test_another_unit_is_another_kpi() -> None:
    other = counted("accounts receivable days", Unit.PERCENT)
    assert twins(counted("accounts receivable days"), [("other", other)]) == ()


def cause(kpi: str, other: str) -> Tie:
    return Tie(kind=TieKind.CAUSE, kpi=kpi, department="d", other=other, by="U0FIONA", at=NOW)


def test_a_circle_of_causes_is_seen_through_others() -> None:
    known = (cause("a", "b"), cause("b", "c"))
    assert closes_circle(known, cause="c", effect="a")
    assert closes_circle(known, cause="a", effect="a")
    assert not closes_circle(known, cause="a", effect="c")
