"""When a person may be reminded, as they chose it: days, hours, holidays, leave."""

from datetime import date, time, timedelta
from typing import Self

from pydantic import Field, model_validator

from nlp.nouns import Frozen

SHORTEST_DAY = timedelta(minutes=30)
"""Between the end of one night's quiet and the beginning of the next there must be time for a reminder."""

WEEKDAYS = frozenset(range(5))
"""Monday to Friday, counted from 0."""


class Leave(Frozen):
    """Days on which somebody is away, both included, and who stands in."""

    first: date
    last: date
    delegate: str = ""
    """The person's id in Slack; without one, reminders wait until the return."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("a leave ends on or after the day on which it begins")
        return self


class Diary(Frozen):
    """One person's choice, in their own local time. The defaults hold for whoever chose nothing."""

    days: frozenset[int] = Field(default=WEEKDAYS, description="Days of the week, Monday is 0")
    at: time = time(9)
    """When reminders come."""
    wakes: time = time(8)
    """When the quiet hours end."""
    rests: time = time(18)
    """When they begin again, on the same day."""
    country: str | None = None
    """Whose public holidays are free, as `DE` or `DE-BY`; "" for none, None for those of the company."""
    leave: Leave | None = None
    snoozed_until: date | None = None
    """No reminder before this day."""
    muted: frozenset[str] = frozenset()
    """Ids of the KPIs that the person wants no reminders for."""

    @model_validator(mode="after")
    def _leaves_time(self) -> Self:
        if _minutes(self.rests) - _minutes(self.wakes) < SHORTEST_DAY.total_seconds() / 60:
            raise ValueError("the quiet hours must leave half an hour of the day")
        if not self.days <= frozenset(range(7)):
            raise ValueError("days of the week count from 0 to 6")
        return self

    @property
    def hour(self) -> time:
        """When reminders come; never in the quiet hours, nor in the last half hour before them."""
        latest = _minutes(self.rests) - int(SHORTEST_DAY.total_seconds() / 60)
        minutes = min(max(_minutes(self.at), _minutes(self.wakes)), latest)
        return time(minutes // 60, minutes % 60)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
