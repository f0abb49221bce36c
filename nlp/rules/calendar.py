"""Days of named stretches of time.

Quarters and halves follow the fiscal year, which is named for the year it ends in.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

Days = tuple[date, date]
_CENTURY = 2000
_NEXT_LEAP_YEAR = 9
"""After at most so many years there is a 29 February."""
_TWO_DIGITS = 100


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day on which a text is read, and the month in which the fiscal year starts."""

    today: date
    fiscal_year_start: int = 1

    def fiscal_year(self, year: int) -> Days:
        """First and last day of the fiscal year that ends in `year`."""
        first = date(_year(year) - (self.fiscal_year_start > 1), self.fiscal_year_start, 1)
        return first, months_on(first, 12) - timedelta(days=1)

    def coming_year(self, month: int) -> int:
        """The year in which this month comes next, or is running."""
        return self.today.year + (month < self.today.month)

    @property
    def this_fiscal_year(self) -> int:
        """The name of the fiscal year that is running."""
        later = self.fiscal_year_start > 1 and self.today.month >= self.fiscal_year_start
        return self.today.year + later

    def part(self, year: int, number: int, *, months: int) -> Days:
        """The days of the quarter (3 months) or half (6 months) of a fiscal year."""
        first = months_on(self.fiscal_year(year)[0], months * (number - 1))
        return first, months_on(first, months) - timedelta(days=1)

    def coming_part(self, number: int, *, months: int) -> Days:
        """The quarter or half of that number that ends next."""
        days = self.part(self.this_fiscal_year, number, months=months)
        return days if days[1] >= self.today else self.part(self.this_fiscal_year + 1, number, months=months)

    def running(self, unit: str, *, ahead: int = 0) -> Days:
        """This day, week, month, quarter, half or year, or one `ahead` units from it."""
        first, months = self._start(unit)
        if months:
            first = months_on(first, months * ahead)
            return first, months_on(first, months) - timedelta(days=1)
        length = {"day": 1, "week": 7, "fortnight": 14}.get(unit, 1)
        first += timedelta(days=length * ahead)
        return first, first + timedelta(days=length - 1)

    def _start(self, unit: str) -> tuple[date, int]:
        today = self.today
        if unit == "month":
            return today.replace(day=1), 1
        if unit == "year":
            return date(today.year, 1, 1), 12
        if unit in {"week", "fortnight"}:
            return today - timedelta(days=today.weekday()), 0
        months = {"quarter": 3, "half": 6, "fiscal year": 12}.get(unit, 0)
        if not months:
            return today, 0
        past = (today.month - self.fiscal_year_start) % 12 % months
        return months_on(today.replace(day=1), -past), months

    def coming_month(self, month: int) -> Days:
        """The month of that number that ends next."""
        return month_days(self.today.year + (month < self.today.month), month)

    def coming_day(self, month: int, day: int) -> Days | None:
        """The day of that date that comes next."""
        years = range(self.today.year, self.today.year + _NEXT_LEAP_YEAR)
        days = (day_of(year, month, day) for year in years)
        return next((found for found in days if found is not None and found[0] >= self.today), None)

    def weekday(self, number: int) -> Days:
        """The weekday of that number that comes next."""
        day = self.today + timedelta(days=(number - self.today.weekday() - 1) % 7 + 1)
        return day, day


def _year(year: int) -> int:
    return min(max(year + _CENTURY if year < _TWO_DIGITS else year, 2), 9990)


def year_days(year: int) -> Days:
    """The days of a calendar year; two digits mean this century."""
    return date(_year(year), 1, 1), date(_year(year), 12, 31)


def month_days(year: int, month: int) -> Days:
    """The days of a calendar month."""
    year = _year(year)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def day_of(year: int, month: int, day: int) -> Days | None:
    """One day, or nothing where the calendar has no such day."""
    year = _year(year)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day), date(year, month, day)


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9998), index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def later(day: date, unit: str, count: int) -> date:
    """The day so many days, weeks, months, quarters or years later; the calendar's end at most."""
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal year": 12}.get(unit)
    if months:
        return months_on(day, min(count, 90_000) * months)
    return day + timedelta(days=min(count, 2_000_000) * {"week": 7, "fortnight": 14}.get(unit, 1))
