"""Days that are offered."""

from datetime import date

import pytest

from bot.dialogue.days import day_text, fiscal_year_end, horizon_end, next_fiscal_year_end, quarter_end


@pytest.mark.parametrize(
    ("today", "starts_in", "end"),
    [
        (date(2026, 11, 22), 1, date(2026, 12, 31)),
        (date(2026, 11, 22), 4, date(2027, 3, 31)),
        (date(2026, 3, 31), 4, date(2026, 3, 31)),
        (date(2026, 4, 1), 4, date(2027, 3, 31)),
        (date(2024, 2, 10), 3, date(2024, 2, 29)),
    ],
)
def test_the_fiscal_year_ends_on_its_last_day(today: date, starts_in: int, end: date) -> None:
    assert fiscal_year_end(today, starts_in=starts_in) == end


@pytest.mark.parametrize(
    ("today", "starts_in", "end"),
    [
        (date(2026, 11, 22), 1, date(2026, 12, 31)),
        (date(2026, 11, 22), 2, date(2027, 1, 31)),
        (date(2026, 1, 1), 1, date(2026, 3, 31)),
        (date(2026, 1, 5), 2, date(2026, 1, 31)),
        (date(2026, 2, 28), 3, date(2026, 2, 28)),
    ],
)
def test_the_quarter_ends_on_its_last_day(today: date, starts_in: int, end: date) -> None:
    assert quarter_end(today, starts_in=starts_in) == end


def test_late_in_the_year_the_next_year_is_meant() -> None:
    assert horizon_end(date(2026, 11, 22), starts_in=1) == date(2027, 12, 31)
    assert horizon_end(date(2026, 5, 1), starts_in=1) == date(2026, 12, 31)


def test_the_year_after_a_leap_february_ends_in_february_too() -> None:
    assert next_fiscal_year_end(date(2024, 2, 10), starts_in=3) == date(2025, 2, 28)


def test_a_day_is_written_as_people_write_it() -> None:
    assert day_text(date(2027, 6, 3)) == "3 June 2027"
