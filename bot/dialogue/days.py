"""Days that are offered as buttons, and how a day is written."""

from datetime import date, timedelta

SHORT_REST = 120
"""Fewer days than this are too few for a target of this year."""


def day_text(day: date) -> str:
    """A day as people write it: 30 June 2027."""
    return f"{day.day} {day:%B %Y}"


def fiscal_year_end(today: date, *, starts_in: int) -> date:
    """The last day of the fiscal year that `today` is in."""
    begins_later = date(today.year, starts_in, 1) > today
    return date(today.year + (not begins_later), starts_in, 1) - timedelta(days=1)


def quarter_end(today: date, *, starts_in: int) -> date:
    """The last day of the fiscal quarter that `today` is in."""
    months = (today.month - starts_in) % 3
    after = today.month - months + 3
    return date(today.year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - timedelta(days=1)


def next_fiscal_year_end(today: date, *, starts_in: int) -> date:
    """The last day of the fiscal year after the one that `today` is in."""
    this = fiscal_year_end(today, starts_in=starts_in)
    return fiscal_year_end(this + timedelta(days=1), starts_in=starts_in)


def horizon_end(today: date, *, starts_in: int) -> date:
    """The year end that a target set today can sensibly have: the next one when this year is nearly over."""
    this = fiscal_year_end(today, starts_in=starts_in)
    following = next_fiscal_year_end(today, starts_in=starts_in)
    return this if (this - today).days > SHORT_REST else following
