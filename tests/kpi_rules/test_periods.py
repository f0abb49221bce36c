"""The periods of a rhythm: which one a day is in, which value is owed, and how they are called."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_rules import periods
from nlp.nouns import Cadence

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "cadence", "starts_in", "key", "text"),
    [
        (date(2026, 11, 23), Cadence.DAILY, 1, "2026-11-23", "23 November 2026"),
        (date(2026, 11, 23), Cadence.WEEKLY, 1, "2026-W48", "week 48 of 2026"),
        (date(2027, 1, 3), Cadence.WEEKLY, 1, "2026-W53", "week 53 of 2026"),
        (date(2026, 11, 23), Cadence.MONTHLY, 4, "2026-11", "November 2026"),
        (date(2026, 11, 23), Cadence.QUARTERLY, 1, "2026-Q4", "Q4 2026"),
        (date(2026, 11, 23), Cadence.QUARTERLY, 4, "2027-Q3", "Q3 2027"),
        (date(2027, 2, 1), Cadence.QUARTERLY, 4, "2027-Q4", "Q4 2027"),
        (date(2026, 11, 23), Cadence.HALF_YEARLY, 1, "2026-H2", "H2 2026"),
        (date(2026, 11, 23), Cadence.YEARLY, 7, "2027", "2027"),
        (date(2026, 6, 30), Cadence.YEARLY, 7, "2026", "2026"),
    ],
)
def test_a_day_lies_in_a_period_with_a_name(
    day: date, cadence: Cadence, starts_in: int, key: str, text: str
) -> None:
    found = periods.period_of(day, cadence, starts_in=starts_in)
    assert (found.key, periods.text_of(found)) == (key, text)


@given(day=DAYS, cadence=st.sampled_from(Cadence), starts_in=st.integers(1, 12))
def test_periods_follow_one_another_without_a_gap_and_are_found_by_their_key(
    day: date, cadence: Cadence, starts_in: int
) -> None:
    period = periods.period_of(day, cadence, starts_in=starts_in)
    following = periods.after(period, starts_in=starts_in)
    assert day in period
    assert following.first == period.last + timedelta(days=1)
    assert periods.before(following, starts_in=starts_in) == period
    assert periods.named(period.key, starts_in=starts_in) == period
    assert period.key < following.key


@pytest.mark.parametrize("key", ["", "soon", "2027-13", "2027-Q5", "2027-W54", "2027-02-30", "0000"])
def test_what_names_no_period_is_none(key: str) -> None:
    assert periods.named(key) is None


def test_a_value_is_owed_for_each_period_that_is_over_since_the_kpi_began() -> None:
    since, today = date(2026, 8, 20), date(2026, 11, 23)
    owed = periods.owed(Cadence.MONTHLY, since=since, today=today, known=frozenset({"2026-09"}))
    assert [period.key for period in owed] == ["2026-08", "2026-10"]
    assert not periods.owed(Cadence.YEARLY, since=since, today=today, known=frozenset())


def test_a_bare_value_is_for_the_period_just_over_while_that_waits_for_it() -> None:
    def meant(today: date, *known: str) -> str:
        return periods.meant(
            Cadence.MONTHLY, today=today, known=frozenset(known), since=date(2026, 1, 1), grace_days=7
        ).key

    assert meant(date(2026, 11, 2)) == "2026-10"
    assert meant(date(2026, 11, 2), "2026-10") == "2026-11"
    assert meant(date(2026, 11, 23)) == "2026-11"
