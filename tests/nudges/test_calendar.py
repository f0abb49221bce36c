"""When somebody may be reminded: never in quiet hours, always forward, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.nudges.calendar import (
    is_quiet,
    moment,
    next_moment,
    open_slot,
    slot_on,
    slots_between,
    workdays,
    works_on,
)
from bot.nudges.holidays import is_holiday, is_known
from kpi_rules.diary import Diary, Leave

BERLIN, KOLKATA, APIA = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kolkata"), ZoneInfo("Pacific/Apia")
EVERY_DAY = frozenset(range(7))
ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
TIMES = st.integers(0, 23 * 60 + 59).map(lambda minutes: time(minutes // 60, minutes % 60))


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    wakes, rests = sorted((draw(TIMES), draw(TIMES)))
    try:
        return Diary(days=draw(st.sets(st.integers(0, 6))), at=draw(TIMES), wakes=wakes, rests=rests)
    except ValidationError:
        return Diary(days=EVERY_DAY, at=draw(TIMES))


def at(day: str, hour: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=zone).astimezone(UTC)


@given(diaries(), MOMENTS, ZONES)
def test_the_next_moment_is_never_quiet_never_past_and_on_a_day_of_the_persons(
    diary: Diary, after: datetime, zone: ZoneInfo
) -> None:
    found = next_moment(diary, after, zone=zone)
    if found is None:
        assert not diary.days or all(
            slot_on(diary, after.date() + timedelta(days=n), zone=zone) is None for n in range(2, 700)
        )
        return
    assert found >= after
    assert not is_quiet(diary, found, zone=zone)
    assert found.astimezone(zone).weekday() in diary.days


@given(diaries(), MOMENTS, ZONES, st.integers(0, 100 * 3600))
def test_a_later_question_never_has_an_earlier_answer(
    diary: Diary, first: datetime, zone: ZoneInfo, seconds: int
) -> None:
    second = first + timedelta(seconds=seconds)
    before, after = next_moment(diary, first, zone=zone), next_moment(diary, second, zone=zone)
    assert after is None or (before is not None and before <= after)


@given(ZONES, st.dates(date(2000, 1, 1), date(2037, 1, 1)), TIMES)
def test_every_day_has_one_slot_at_most_and_they_never_go_back(
    zone: ZoneInfo, first: date, hour: time
) -> None:
    diary = Diary(days=EVERY_DAY, at=hour, wakes=time(0), rests=time(23, 59))
    slots = list(slots_between(diary, first, first + timedelta(days=60), zone=zone))
    assert len(slots) >= 58
    assert all(a.opens < b.opens and a.key < b.key for a, b in pairwise(slots))


@given(diaries(), MOMENTS, ZONES)
def test_an_open_slot_belongs_to_the_day_on_the_persons_wall(
    diary: Diary, now: datetime, zone: ZoneInfo
) -> None:
    slot = open_slot(diary, now, zone=zone)
    if slot is not None:
        assert slot.opens <= now < slot.closes
        assert slot.day == now.astimezone(zone).date()
        assert not is_quiet(diary, now, zone=zone)


def test_nine_in_the_morning_stays_nine_when_the_clocks_change() -> None:
    winter, summer = (
        slot_on(Diary(), date(2026, 3, 27), zone=BERLIN),
        slot_on(Diary(), date(2026, 3, 30), zone=BERLIN),
    )
    assert winter is not None
    assert summer is not None
    assert (winter.opens.hour, summer.opens.hour) == (8, 7)


def test_an_hour_that_the_clocks_leave_out_comes_later_and_one_they_repeat_comes_once() -> None:
    assert moment(date(2026, 3, 29), time(2, 30), zone=BERLIN) == at("2026-03-29", "03:30")
    night = Diary(days=EVERY_DAY, at=time(2, 30), wakes=time(0), rests=time(23))
    slot = slot_on(night, date(2026, 10, 25), zone=BERLIN)
    assert slot is not None
    assert slot.opens == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    again = open_slot(night, second, zone=BERLIN)
    assert again is not None
    assert again.key == slot.key == "2026-10-25/02:30"


def test_zones_with_half_hours_and_both_sides_of_the_date_line() -> None:
    kolkata = slot_on(Diary(), date(2026, 11, 24), zone=KOLKATA)
    assert kolkata is not None
    assert kolkata.opens == datetime(2026, 11, 24, 3, 30, tzinfo=UTC)
    east, west = ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Niue")
    now = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    slots = open_slot(Diary(), now, zone=east), open_slot(Diary(), now, zone=west)
    assert [slot and slot.key for slot in slots] == ["2026-11-24/09:00", "2026-11-23/09:00"]


def test_a_day_that_a_country_left_out_has_no_slot() -> None:
    assert slot_on(Diary(days=EVERY_DAY), date(2011, 12, 30), zone=APIA) is None
    assert slot_on(Diary(days=EVERY_DAY), date(2011, 12, 31), zone=APIA) is not None


def test_weekends_holidays_leave_and_snooze_are_left_out() -> None:
    diary = Diary(country="DE", leave=Leave(first=date(2026, 12, 28), last=date(2027, 1, 8)))
    christmas = at("2026-12-24", "18:00")
    assert next_moment(diary, christmas, zone=BERLIN) == at("2027-01-11", "09:00")
    assert next_moment(Diary(country="DE"), christmas, zone=BERLIN) == at("2026-12-28", "09:00")
    assert next_moment(Diary(), christmas, zone=BERLIN) == at("2026-12-25", "09:00")
    snoozed = Diary(snoozed_until=date(2026, 12, 31))
    assert next_moment(snoozed, christmas, zone=BERLIN) == at("2026-12-31", "09:00")


def test_a_region_has_holidays_of_its_own_and_an_unknown_country_none() -> None:
    epiphany = date(2027, 1, 6)
    assert is_holiday("DE-BY", epiphany)
    assert not is_holiday("DE", epiphany)
    assert not is_holiday("", epiphany)
    assert not is_holiday("XX", epiphany)
    assert (is_known("DE-BY"), is_known("DE-XX"), is_known("")) == (True, False, False)


def test_an_hour_in_the_quiet_hours_moves_to_their_edge() -> None:
    assert Diary(at=time(6)).hour == time(8)
    assert Diary(at=time(22)).hour == time(17, 30)


@pytest.mark.parametrize(("wakes", "rests"), [(time(18), time(8)), (time(9), time(9, 10))])
def test_quiet_hours_must_leave_time(wakes: time, rests: time) -> None:
    with pytest.raises(ValidationError, match="half an hour"):
        Diary(wakes=wakes, rests=rests)


def test_a_leave_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValidationError, match="ends on or after"):
        Leave(first=date(2026, 12, 2), last=date(2026, 12, 1))


def test_workdays_are_counted_as_people_count_them() -> None:
    friday, tuesday = date(2026, 11, 27), date(2026, 12, 1)
    assert workdays(Diary(), friday, tuesday) == 2
    assert workdays(Diary(), friday, friday) == 0
    assert not works_on(Diary(), date(2026, 11, 28))
