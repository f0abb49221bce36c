"""The project's own reading of every example: it must hold what the entry promises."""

from datetime import date

import pytest

from kpi_rules.catalogue import Pattern, catalogue
from kpi_rules.smart import judge
from nlp import read
from nlp.nouns import Measure, Reading

TODAY = date(2026, 11, 22)
PATTERNS = catalogue().patterns
QUANTITIES = [pattern for pattern in PATTERNS if pattern.measure is Measure.QUANTITY]


def reading(pattern: Pattern, *, currency: str = "$") -> Reading:
    return read(pattern.sentence(due="30 June 2027", currency=currency), today=TODAY)


@pytest.mark.req("001-25")
@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_an_example_is_specific_measurable_and_time_bound_and_raises_no_flag(pattern: Pattern) -> None:
    found = reading(pattern)
    assert found.specific, found.vague
    assert found.measure is pattern.measure
    assert found.deadline is not None
    assert found.deadline.last_day == date(2027, 6, 30)
    assert judge(found).flags == ()


@pytest.mark.parametrize("pattern", QUANTITIES, ids=lambda pattern: pattern.id)
def test_an_example_has_the_unit_and_direction_of_its_entry(pattern: Pattern) -> None:
    found = reading(pattern)
    assert found.target is not None
    assert found.baseline is not None
    assert (found.target.unit, found.direction) == (pattern.unit, pattern.direction)


@pytest.mark.parametrize("currency", ["€", "EUR", "CNY"])
def test_money_is_read_in_any_currency(currency: str) -> None:
    money = [pattern for pattern in QUANTITIES if pattern.money]
    assert money
    for pattern in money:
        target = reading(pattern, currency=currency).target
        assert target is not None
        assert target.currency == {"€": "EUR"}.get(currency, currency)
