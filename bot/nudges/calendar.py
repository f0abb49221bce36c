"""The next moment at which somebody may be reminded: pure arithmetic over days, hours and zones.

A slot is named by the person's own calendar, never by a moment: whatever a clock or a change of zone does, each
name comes once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.nudges.holidays import is_holiday
from kpi_rules.diary import Diary

LOOK_AHEAD = 800
"""Days that are searched for the next slot: longer than any leave that makes sense."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A local hour of one person, and until when what was meant for it may still be sent."""

    day: date
    at: time
    opens: datetime
    closes: datetime

    @property
    def key(self) -> str:
        """The name of the slot: `2026-11-24/09:00`."""
        return f"{self.day.isoformat()}/{self.at:%H:%M}"


def moment(day: date, at: time, *, zone: ZoneInfo) -> datetime:
    """The moment of a local time. One that the clocks leave out comes later, one that they repeat comes first."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def works_on(diary: Diary, day: date) -> bool:
    """Whether the person may be reminded on this day at all. `country` is settled before."""
    return not is_away(diary, day) and is_workday(diary, day) and not _is_snoozed(diary, day)


def is_workday(diary: Diary, day: date) -> bool:
    """Whether the day is one of the person's days and no public holiday."""
    return day.weekday() in diary.days and not is_holiday(diary.country or "", day)


def is_away(diary: Diary, day: date) -> bool:
    """Whether the person is on leave."""
    return diary.leave is not None and diary.leave.first <= day <= diary.leave.last


def _is_snoozed(diary: Diary, day: date) -> bool:
    return diary.snoozed_until is not None and day < diary.snoozed_until


def slot_on(diary: Diary, day: date, *, zone: ZoneInfo) -> Slot | None:
    """The slot of this day, or None on a day without one."""
    if not works_on(diary, day):
        return None
    opens = moment(day, diary.hour, zone=zone)
    closes = moment(day, diary.rests, zone=zone)
    # A change of the clocks may swallow the hour, or a whole day.
    if opens >= closes or opens.astimezone(zone).date() != day:
        return None
    return Slot(day, diary.hour, opens, closes)


def is_quiet(diary: Diary, now: datetime, *, zone: ZoneInfo) -> bool:
    """Whether the clock on the person's wall stands in their quiet hours."""
    return not diary.wakes <= now.astimezone(zone).time() < diary.rests


def open_slot(diary: Diary, now: datetime, *, zone: ZoneInfo) -> Slot | None:
    """The slot that may be used now: it has come, and the day's quiet has not begun."""
    slot = slot_on(diary, now.astimezone(zone).date(), zone=zone)
    if slot is None or not slot.opens <= now < slot.closes or is_quiet(diary, now, zone=zone):
        return None
    return slot


def next_moment(diary: Diary, after: datetime, *, zone: ZoneInfo) -> datetime | None:
    """The first moment from `after` on at which the person may be reminded; None when there is none."""
    if open_slot(diary, after, zone=zone) is not None:
        return after
    today = after.astimezone(zone).date()
    slots = (slot_on(diary, today + timedelta(days=n), zone=zone) for n in range(LOOK_AHEAD))
    return next((slot.opens for slot in slots if slot is not None and slot.opens >= after), None)


def slots_between(diary: Diary, first: date, last: date, *, zone: ZoneInfo) -> Iterator[Slot]:
    """The slots of the days after `first` and before `last`."""
    for n in range(1, (last - first).days):
        slot = slot_on(diary, first + timedelta(days=n), zone=zone)
        if slot is not None:
            yield slot


def workdays(diary: Diary, first: date, last: date) -> int:
    """How many of the person's workdays lie after `first`, up to and with `last`."""
    return sum(is_workday(diary, first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
