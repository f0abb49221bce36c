"""Days that are offered as buttons, and how a day is written."""

from datetime import date, timedelta


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
