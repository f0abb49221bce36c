"""The days that a written period stands for."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from nlp.lexicon import lexicon
from nlp.rules.calendar import Calendar, Days, day_of, later, month_days, months_on, year_days
from nlp.rules.figures import words_value


class Groups:
    """The named parts of a period in lower case, empty where they are not written."""

    __slots__ = ("_index", "_parts")

    def __init__(self, found: re.Match[str]) -> None:
        self._parts = found.groups("")
        self._index = found.re.groupindex

    def __getitem__(self, name: str) -> str:
        return self._parts[self._index[name] - 1]


Resolved = Days | tuple[None, None] | None
"""First and last day; two nothings where the calendar cannot know; nothing where there is no such day."""

EVENT = (" of ", " after", " before", " prior", " following")
"""How words go on that count a length from something that happens, and not from today."""
LONG = frozenset({"month", "quarter", "half", "year"})
_ORDINAL = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_NOW = {"this": 0, "current": 0, "present": 0, "same": 0, "last": -1, "past": -1, "previous": -1}
_UNITS = {
    "min": "minute",
    "semester": "half",
    "half-year": "half",
    "sprint": "fortnight",
    "hr": "hour",
    "yr": "year",
}
_SHORT = {"y": "year", "q": "quarter", "m": "month", "w": "week", "fy": "fiscal year"}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_MONTH, _HALF_YEAR = 31, 190
_NAMED = ("year", "quarter", "month", "week", "half", "day")


def resolved(core: str, groups: Groups, *, calendar: Calendar) -> Resolved:
    """The days of a period of the kind `core`."""
    return _RESOLVE[core](groups, calendar)


def unit(word: str) -> str:
    """The plain name of a unit of time."""
    plain = word.rstrip("s").replace("wk", "week")
    return _UNITS.get(plain, plain)


def edged(days: Resolved, groups: Groups) -> tuple[date | None, date | None]:
    """The days that are left when "the beginning of", "mid-" or "before" stands in front."""
    first, last = days or (None, None)
    if first is None or last is None:
        return first, last
    edge = groups["edge"] + groups["mid"]
    if re.search(r"beginning|start|first day", edge):
        return first, first
    if re.search(r"end|close|turn|last day|conclusion|eoy", edge):
        return last, last
    if "early" in edge:
        return first, _early(first, last)
    if "mid" in edge:
        return first, first + (last - first) / 2
    if groups["prep"] in {"before", "prior to", "ahead of"} and not edge and not groups["edge_of"]:
        return None, first - timedelta(days=1)
    return first, last


def _early(first: date, last: date) -> date:
    """The last day that is still early in a stretch: three months of a year, one of a quarter or half, ten days."""
    length = (last - first).days
    months = 3 if length > _HALF_YEAR else int(length > _MONTH)
    return months_on(first, months) - timedelta(days=1) if months else first + timedelta(days=length // 3)


def number_of(text: str) -> int:
    """The first number in a text, zero where there is none."""
    found = re.search(r"\d+", text)
    return int(found[0]) if found else 0


def month_of(word: str) -> int:
    """The number of a month from its name."""
    return int(lexicon("periods")["months"][word.rstrip(".")])


def _dated(groups: Groups, calendar: Calendar, *, name: str) -> Resolved:
    day, month, year = (
        number_of(groups[f"{name}_d"]),
        month_of(groups[f"{name}_m"]),
        number_of(groups[f"{name}_y"]),
    )
    return day_of(year, month, day) if year else calendar.coming_day(month, day)


def _slash(groups: Groups, _: Calendar) -> Resolved:
    a, b, year = number_of(groups["sl_a"]), number_of(groups["sl_b"]), number_of(groups["sl_y"])
    return day_of(year, b, a) or day_of(year, a, b)


def _holiday(groups: Groups, calendar: Calendar) -> Resolved:
    name = groups["holiday"].removesuffix(groups["ho_y"]).strip()
    fixed = lexicon("periods")["holidays"][name]
    if not fixed:
        return None, None
    month, day = int(fixed[:2]), int(fixed[3:])
    return (
        day_of(number_of(groups["ho_y"]), month, day) if groups["ho_y"] else calendar.coming_day(month, day)
    )


def _part(groups: Groups, calendar: Calendar, *, letter: str, months: int) -> Resolved:
    last = 12 // months
    written = number_of(groups[f"{letter}_n"]) or number_of(groups[f"{letter}_n2"])
    number = written or _ORDINAL.get(groups[f"{letter}_o"], last)
    if number > last:
        return None
    years = (groups[key] for key in (f"{letter}_y", f"{letter}_y2", f"{letter}_y3", "q_fy", "q_y0"))
    year = next((number_of(written) for written in years if number_of(written)), 0)
    return calendar.part(year, number, months=months) if year else calendar.coming_part(number, months=months)


def _season(groups: Groups, calendar: Calendar) -> Resolved:
    first, last = _SEASONS[groups["season"].split()[0]]
    year = number_of(groups["se_y"]) or calendar.today.year
    days = month_days(year, first)[0], month_days(year + (last < first), last)[1]
    if groups["se_y"] or days[1] >= calendar.today:
        return days
    return month_days(year + 1, first)[0], month_days(year + 1 + (last < first), last)[1]


def _coming(groups: Groups, calendar: Calendar) -> Resolved:
    which, stretch = groups["co_w"], groups["co_u"]
    ahead = _NOW.get(which, 1)
    if stretch == "fy" or re.fullmatch(r"(?:fiscal|financial|budget|tax|business) year", stretch):
        return calendar.fiscal_year(calendar.this_fiscal_year + ahead)
    plain = stretch.split()[-1]
    if which != "first" and plain in _NAMED:
        return calendar.running(plain, ahead=ahead)
    return None, None


def _ahead(groups: Groups, calendar: Calendar) -> Resolved:
    written, which, length = groups["ah_n"], groups["ah_w"], unit(groups["ah_u"])
    count = number_of(written) if written[:1].isdigit() else int(words_value(written)) or 1
    since_event = groups["ah_after"].startswith(EVENT)
    if which in {"first", "last", "past"} or length in {"minute", "hour"} or since_event:
        return None, None
    if which in {"next", "coming", "following", "upcoming"} and length in LONG:
        return calendar.running(length, ahead=1)[0], calendar.running(length, ahead=min(count, 900))[1]
    return calendar.today, later(calendar.today, length, count)


def _end(groups: Groups, calendar: Calendar) -> Resolved:
    written = groups["edge_of"]
    if groups["eo"]:
        return calendar.running(_SHORT[groups["eo"]])
    if re.match("fiscal|financial", written):
        return calendar.running("fiscal year")
    return calendar.running(next((name for name in _NAMED if name in written), "half"))


def _split(groups: Groups, calendar: Calendar) -> Resolved:
    first, second = number_of(groups["sp_a"]), number_of(groups["sp_b"])
    second += first // 100 * 100 if second < 100 else 0
    if not first < second <= first + 60:
        return None
    if second == first + 1 and calendar.fiscal_year_start > 1:
        return calendar.fiscal_year(second)
    return year_days(first)[0], year_days(second)[1]


def _plain(groups: Groups, calendar: Calendar) -> Resolved:
    name = groups["pl_u"].split()[-1]
    if groups["prep"] in {"in", "within", "inside"} and groups["det"] == "a " and not groups["edge"]:
        return calendar.today, later(calendar.today, name, 1)
    if name == "fy" or re.match("fiscal|financial", groups["pl_u"]):
        return calendar.running("fiscal year")
    return calendar.running(name) if name in _NAMED else (None, None)


_RESOLVE: dict[str, Callable[[Groups, Calendar], Resolved]] = {
    "iso": lambda groups, _: day_of(
        number_of(groups["iso_y"]), number_of(groups["iso_m"]), number_of(groups["iso_d"])
    ),
    "dmy": lambda groups, calendar: _dated(groups, calendar, name="dmy"),
    "mdy": lambda groups, calendar: _dated(groups, calendar, name="mdy"),
    "slash": _slash,
    "holiday": _holiday,
    "weekday": lambda groups, calendar: calendar.weekday(
        int(lexicon("periods")["weekdays"][groups["weekday"]])
    ),
    "day": lambda groups, calendar: calendar.running("day", ahead=int(groups["day"] == "tomorrow")),
    "my": lambda groups, _: month_days(number_of(groups["my_y"]), month_of(groups["my_m"])),
    "quarter": lambda groups, calendar: _part(groups, calendar, letter="q", months=3),
    "half": lambda groups, calendar: _part(groups, calendar, letter="h", months=6),
    "season": _season,
    "fy": lambda groups, calendar: calendar.fiscal_year(
        number_of(groups["fy_b"]) or number_of(groups["fy_a"])
    ),
    "split": _split,
    "year": lambda groups, _: year_days(number_of(groups["year"])),
    "month": lambda groups, calendar: calendar.coming_month(month_of(groups["month"])),
    "coming": _coming,
    "ahead": _ahead,
    "edge_of": _end,
    "plain": _plain,
}
