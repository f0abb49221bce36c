"""When: the words that fix a day, a stretch of days or a rhythm, resolved against a calendar."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from nlp.lexicon import lexicon
from nlp.nouns import Cadence
from nlp.rules.calendar import Calendar, Days, day_of, later, month_days, year_days
from nlp.rules.figures import number_words, words_value


@dataclass(frozen=True, slots=True)
class When:
    """Words that fix when. `strength` orders them: a deadline before a stretch, a stretch before a rhythm."""

    start: int
    end: int
    rule: str
    strength: int
    first_day: date | None = None
    last_day: date | None = None
    cadence: Cadence | None = None
    duration: bool = False
    """A bare length of time ("within 2 hours"): it may be the metric itself."""


DEADLINE, STRETCH, BARE, RHYTHM = 4, 3, 2, 1
Groups = dict[str, str | None]
Resolved = tuple[date | None, date | None] | None

_YEAR = r"(?:19|20)\d\d"
_YY = rf"(?:{_YEAR}|'?\d\d)"
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|quarters?|years?|yrs?|semesters?|half-years?|sprints?)"
_KIND = (
    r"(?:fiscal|financial|calendar|school|academic|business|budget|working|current|full|tax|plan|reporting)"
)
_STRETCH = rf"(?:(?:{_KIND} )?(?:year|quarter|month|week|half|day|semester|sprint|term|season|weekend|spring|summer|autumn|fall|winter)|FY)"
_ORD = r"(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)"


@cache
def _cores() -> str:
    months = "|".join(sorted(lexicon("periods")["months"], key=len, reverse=True))
    month = rf"(?:{months})\b\.?"
    days = "|".join(lexicon("periods")["weekdays"])
    count = rf"(?:\d{{1,4}}(?:[.,]\d)?|{number_words()})"
    return "|".join(
        (
            rf"(?P<iso>(?P<iso_y>{_YEAR})[-/.](?P<iso_m>\d\d?)[-/.](?P<iso_d>\d\d?)(?!\d))",
            rf"(?P<dmy>(?P<dmy_d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]?(?P<dmy_m>{month})(?:,?[ -]?(?P<dmy_y>{_YEAR}|'\d\d)\b)?)",
            rf"(?P<mdy>(?P<mdy_m>{month}) ?(?P<mdy_d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%,.]\d|\d|%)(?:,? ?(?P<mdy_y>{_YEAR})\b)?)",
            r"(?P<slash>(?P<sl_a>\d{1,2})(?P<sl_s>[/.-])(?P<sl_b>\d{1,2})(?P=sl_s)(?P<sl_y>\d{4}|\d{2})(?![\d/]))",
            rf"(?P<my>(?P<my_m>{month})(?:,? (?:of )?|-)(?P<my_y>{_YEAR}|'\d\d)\b)",
            rf"(?P<quarter>(?:FY ?'?(?P<q_fy>\d{{4}}|\d\d)[ -]?)?Q(?P<q_n>[1-4])\b(?:[ -/]{{0,2}}(?:of |FY ?|CY ?)?(?P<q_y>{_YY})\b(?!%))?|(?P<q_n2>[1-4])Q ?(?P<q_y2>{_YY})\b|(?P<q_o>{_ORD}) quarter\b(?:(?: of)? (?:the )?(?:FY ?|fiscal )?(?P<q_y3>{_YEAR}|year))?)",
            rf"(?P<half>H(?P<h_n>[12])\b(?:[ -/]{{0,2}}(?:of |FY ?)?(?P<h_y>{_YY})\b(?!%))?|(?P<h_n2>[12])H ?(?P<h_y2>{_YY})?\b|(?P<h_o>{_ORD}) half(?:[ -]year)?\b(?: of (?:the )?(?:FY ?|fiscal )?(?P<h_y3>{_YEAR}|year)| {_YEAR})?)",
            rf"(?P<fy>(?:FY|CY|fiscal year|financial year|fiscal|school year|academic year) ?-?'?(?P<fy_a>(?:19|20)?\d\d)(?:[/-](?P<fy_b>(?:20)?\d\d)(?!\d))?(?!\d|%))",
            rf"(?P<split>(?P<sp_a>{_YEAR}) ?(?:/|-|to|through|and) ?(?P<sp_b>(?:20)?\d\d)(?![\d/%-]))",
            rf"(?P<coming>(?P<co_w>this|next|coming|first|upcoming|following|current|present|new|last|past|previous|same) (?P<co_u>{_STRETCH})\b(?!-))",
            rf"(?P<ahead>(?:(?:next|coming|following|first|last|past|upcoming|remaining) )?(?P<ah_n>{count}|an?)(?:[ -](?:full|consecutive|calendar|fiscal|working|business|more|and a half|or more))?[ -](?P<ah_u>{_UNIT})\b(?P<ah_after>(?: period| of (?:hire|joining|start|starting|launch|receipt|request|opening|signing|completion|employment|go-live|now)| from (?:now|today)| time)?))",
            rf"(?P<edge_of>(?:year|month|quarter|week|fiscal year|financial year|calendar year|semester)[ -]end\b|\bEO(?P<eo>[YQMW]|FY)\b|(?:day|week|month|quarter|year)'s end)",
            rf"(?P<season>(?:spring|summer|autumn|fall|winter)(?: of)? (?P<se_y>{_YEAR}))",
            rf"(?P<year>(?<![\d.,$€£#])(?<!\d-){_YEAR}(?![\d%]|[.,:/-]\d|[-']?[a-rt-z]|s\b))",
            rf"(?P<month>{month}(?! \d)(?!\w))",
            rf"(?P<weekday>(?:{days})\b)",
            r"(?P<day>today|tomorrow|tonight)\b",
            rf"(?P<plain>(?P<pl_u>{_STRETCH})\b(?![-'\w]))",
        )
    )


_PREP = (
    r"(?P<prep>on or before|no later than|not later than|by no later than|by or before|by|before|prior to|until|till|up to|to|due|ahead of"
    r"|as of|as from|starting(?: from| in| on)?|beginning(?: in| on)?|effective|from|since|after|at|on|in|within|inside|during|over(?: the course of)?"
    r"|throughout|through|across|for|into|each|every|per|a|an|of)"
)
_EDGE = r"(?P<edge>(?:the )?(?:very )?(?:end|close|beginning|start|middle|mid|turn|conclusion|completion|course|early part|latter part|first day|last day|rest|remainder)(?: of|-))"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w])(?:{_PREP} )?(?:about )?(?P<det>(?:the|our|each|every|any|a) )?(?:{_EDGE} ?(?P<det2>(?:the|our|each|every) )?)?(?P<mid>mid-?|early |late |calendar )?(?:{_cores()})",
        re.IGNORECASE,
    )


def periods(text: str, *, calendar: Calendar) -> list[When]:
    """All words of a text that fix when, in their order."""
    return sorted([*_fixed(text, calendar=calendar)], key=lambda when: when.start)


def _fixed(text: str, *, calendar: Calendar) -> Iterator[When]:
    position = 0
    pattern = _pattern()
    while found := pattern.search(text, position):
        position = max(found.end(), found.start() + 1)
        when = _when(found, calendar=calendar)
        if when is not None:
            yield when
        elif found["prep"]:
            position = found.start() + len(found["prep"])


_BY = frozenset(
    "on or before|no later than|not later than|by no later than|by or before|by|before|prior to|until|till|due|ahead of".split(
        "|"
    )
)
_SINCE = frozenset(
    "as of|as from|starting|starting from|starting in|starting on|beginning|beginning in|effective|from|since|after".split(
        "|"
    )
)
_EACH = frozenset({"each", "every", "per", "a", "an", "any"})
_SPAN = frozenset(
    "within|in|inside|over|over the course of|during|throughout|across|for|through|into".split("|")
)
_SHY = frozenset(
    {"may", "march", "mar", "sep", "sept", "jan", "dec", "jun", "nov", "oct", "feb", "apr", "jul", "aug"}
)
_LONG = frozenset({"month", "quarter", "half", "year"})


def _when(found: re.Match[str], *, calendar: Calendar) -> When | None:
    core = found.lastgroup or ""
    groups = {key: value.lower() if value else value for key, value in found.groupdict().items()}
    if not _holds(core, groups, found=found):
        return None
    if _rhythmic(core, groups):
        return _rhythm(found, groups)
    days = _RESOLVE[core](groups, calendar)
    if days is None:
        return None
    first, last = _edged(days, groups, calendar=calendar)
    prep = groups["prep"] or ""
    start = (
        found.start()
        if prep not in {"of", "to", "at", "due", "for", "a", "an", "across", "into"} or prep in {"at"}
        else found.start() + len(prep) + 1
    )
    if prep in _BY or (groups["edge"] and not prep) or (core == "edge_of" and prep not in _SPAN):
        return When(start, found.end(), f"period-{core}", DEADLINE, None, last)
    if prep in _SINCE:
        return When(start, found.end(), f"period-{core}", STRETCH, first, None)
    strength = STRETCH if prep in _SPAN | {"at", "on"} or core in {"coming", "ahead"} else BARE
    return When(
        start,
        found.end(),
        f"period-{core}",
        strength,
        first,
        last,
        duration=core == "ahead" and not _named_ahead(groups),
    )


def _rhythmic(core: str, groups: Groups) -> bool:
    turn = (
        groups["prep"] in _EACH
        or (groups["det"] or "").strip() in {"each", "every", "any"}
        or (groups["det2"] or "").strip() in {"each", "every"}
    )
    return turn and core in {"plain", "weekday", "edge_of"}


def _rhythm(found: re.Match[str], groups: Groups) -> When:
    unit = (groups["pl_u"] or groups["weekday"] or "month").lower()
    turn = lexicon("periods")["turn"]
    cadence = Cadence(turn.get(unit) or turn.get(unit.split()[-1], "yearly"))
    return When(found.start(), found.end(), "period-rhythm", RHYTHM, cadence=cadence)


def _named_ahead(groups: Groups) -> bool:
    after = (groups["ah_after"] or "").strip()
    return bool(
        re.match(
            r"(?:the )?(?:next|coming|following|first|last|past|upcoming|remaining)", groups["ahead"] or ""
        )
    ) or after.startswith(("from", "period"))


def _holds(core: str, groups: Groups, *, found: re.Match[str]) -> bool:
    """Whether the words around a possible period make it one."""
    prep = groups["prep"]
    if core == "plain":
        return _plain_holds(groups, after=found.string[found.end() : found.end() + 4])
    if core == "ahead":
        return _ahead_holds(groups)
    if core == "month":
        return _month_holds(groups, written=found["month"])
    if core == "weekday":
        return bool(prep)
    if core == "day":
        return groups["day"] != "today" or prep == "by"
    if core == "year":
        return _year_holds(groups)
    return True


def _plain_holds(groups: Groups, *, after: str) -> bool:
    prep, det, edge = groups["prep"], groups["det"], groups["edge"]
    if edge or (det or "").strip() in {"each", "every"} or prep in {"each", "every", "per"}:
        return True
    if prep in {"a", "an"}:
        return after != " of "
    return prep in {"within", "in", "during", "throughout", "over", "by", "inside"} and bool(det)


def _ahead_holds(groups: Groups) -> bool:
    if _named_ahead(groups):
        return True
    prep, unit = groups["prep"], _unit(groups["ah_u"])
    if prep in {"within", "in", "inside", "by"}:
        return True
    return prep in {"over", "for", "during", "throughout", "through", "across"} and unit in _LONG


def _month_holds(groups: Groups, *, written: str) -> bool:
    framed = bool(groups["edge"] or groups["mid"]) or groups["prep"] in _BY | _SPAN | _SINCE | {
        "to",
        "of",
        "each",
        "every",
        "this",
    }
    if written.lower().rstrip(".") in {"may", "march", "mar"} or groups["prep"] in {"to", "for"}:
        return framed and written[0].isupper()
    return framed or written[0].isupper() and written.lower().rstrip(".") not in _SHY


def _year_holds(groups: Groups) -> bool:
    year = int(groups["year"] or 0)
    return 2010 <= year <= 2060 or (groups["prep"] in {"in", "since", "from", "during"} and year >= 1900)


def _unit(word: str | None) -> str:
    plain = (word or "").rstrip("s").replace("yr", "year").replace("wk", "week")
    return {
        "min": "minute",
        "semester": "half",
        "half-year": "half",
        "sprint": "fortnight",
        "hr": "hour",
    }.get(plain, plain)


def _edged(days: Resolved, groups: Groups, *, calendar: Calendar) -> tuple[date | None, date | None]:
    first, last = days or (None, None)
    if first is None or last is None:
        return first, last
    edge = (groups["edge"] or "") + (groups["mid"] or "")
    if re.search(r"beginning|start|turn|first day", edge):
        return first, first
    if "mid" in edge:
        middle = first + (last - first) / 2
        return first, middle
    if (
        (groups["prep"] or "") in {"before", "prior to", "ahead of"}
        and not edge
        and not groups["edge_of"]
        and first > date.min
    ):
        return None, first - timedelta(days=1)
    return first, last


def _number(text: str | None) -> int:
    found = re.search(r"\d+", text or "")
    return int(found[0]) if found else 0


_ORDINAL = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


def _month(word: str | None) -> int:
    return int(lexicon("periods")["months"][(word or "").rstrip(".")])


def _dated(groups: Groups, calendar: Calendar, *, name: str) -> Resolved:
    day, month, year = _number(groups[f"{name}_d"]), _month(groups[f"{name}_m"]), _number(groups[f"{name}_y"])
    return day_of(year, month, day) if year else calendar.coming_day(month, day)


def _slash(groups: Groups, calendar: Calendar) -> Resolved:
    a, b, year = _number(groups["sl_a"]), _number(groups["sl_b"]), _number(groups["sl_y"])
    return day_of(year, b, a) or day_of(year, a, b)


def _part(groups: Groups, calendar: Calendar, *, letter: str, months: int) -> Resolved:
    ordinal = groups[f"{letter}_o"]
    last = 12 // months
    number = (
        _number(groups[f"{letter}_n"]) or _number(groups[f"{letter}_n2"]) or _ORDINAL.get(ordinal or "", last)
    )
    if number > last:
        return None
    keys = [f"{letter}_y", f"{letter}_y2", f"{letter}_y3", "q_fy"]
    year = next((_number(groups[key]) for key in keys if _number(groups.get(key))), 0)
    return calendar.part(year, number, months=months) if year else calendar.coming_part(number, months=months)


def _coming(groups: Groups, calendar: Calendar) -> Resolved:
    which, unit = (groups["co_w"] or ""), groups["co_u"] or ""
    ahead = {"this": 0, "current": 0, "present": 0, "same": 0, "last": -1, "past": -1, "previous": -1}.get(
        which, 1
    )
    if unit == "fy" or re.match(r"fiscal|financial|budget|tax|business", unit) and unit.endswith("year"):
        return calendar.fiscal_year(calendar.this_fiscal_year + ahead)
    plain = unit.split()[-1]
    if which != "first" and plain in {"year", "quarter", "month", "week", "half", "day"}:
        return calendar.running(plain, ahead=ahead)
    return None, None


def _ahead(groups: Groups, calendar: Calendar) -> Resolved:
    written = groups["ah_n"] or ""
    count = _number(written) if written[:1].isdigit() else int(words_value(written)) or 1
    unit = _unit(groups["ah_u"])
    words = groups["ahead"] or ""
    if (
        words.startswith(("first", "last", "past"))
        or unit in {"minute", "hour"}
        or " of " in (groups["ah_after"] or "") + " "
    ):
        return None, None
    if words.startswith(("next", "coming", "following", "upcoming")) and unit in _LONG:
        return calendar.running(unit, ahead=1)[0], calendar.running(unit, ahead=min(count, 900))[1]
    return calendar.today, later(calendar.today, unit, count)


def _end(groups: Groups, calendar: Calendar) -> Resolved:
    words = groups["edge_of"] or ""
    letter = {"y": "year", "q": "quarter", "m": "month", "w": "week", "fy": "fiscal year"}.get(
        groups["eo"] or ""
    )
    if letter is None:
        letter = (
            "fiscal year"
            if re.match("fiscal|financial", words)
            else next((unit for unit in ("year", "quarter", "month", "week", "day") if unit in words), "half")
        )
    return calendar.running(letter)


def _fiscal(groups: Groups, calendar: Calendar) -> Resolved:
    return calendar.fiscal_year(_number(groups["fy_b"]) or _number(groups["fy_a"]))


def _split(groups: Groups, calendar: Calendar) -> Resolved:
    first, second = _number(groups["sp_a"]), _number(groups["sp_b"])
    second += first // 100 * 100 if second < 100 else 0
    if not first < second <= first + 60:
        return None
    if second == first + 1:
        return (
            calendar.fiscal_year(second)
            if calendar.fiscal_year_start > 1
            else (year_days(first)[0], year_days(second)[1])
        )
    return year_days(first)[0], year_days(second)[1]


def _plain(groups: Groups, calendar: Calendar) -> Resolved:
    unit = (groups["pl_u"] or "").split()[-1]
    fiscal = re.match("fiscal|financial", groups["pl_u"] or "") or unit == "fy"
    if groups["prep"] in {"in", "within", "inside"} and groups["det"] == "a " and not groups["edge"]:
        return calendar.today, later(calendar.today, unit, 1)
    if unit in {"year", "quarter", "month", "week", "half", "day", "fy"}:
        ahead = 1 if (groups["det2"] or "").strip() == "next" else 0
        return calendar.running("fiscal year" if fiscal else unit, ahead=ahead)
    return None, None


_RESOLVE: dict[str, Callable[[Groups, Calendar], Resolved]] = {
    "iso": lambda g, c: day_of(_number(g["iso_y"]), _number(g["iso_m"]), _number(g["iso_d"])),
    "dmy": lambda g, c: _dated(g, c, name="dmy"),
    "mdy": lambda g, c: _dated(g, c, name="mdy"),
    "slash": _slash,
    "my": lambda g, c: month_days(_number(g["my_y"]), _month(g["my_m"])),
    "quarter": lambda g, c: _part(g, c, letter="q", months=3),
    "half": lambda g, c: _part(g, c, letter="h", months=6),
    "fy": _fiscal,
    "split": _split,
    "coming": _coming,
    "ahead": _ahead,
    "edge_of": _end,
    "season": lambda g, c: (None, None),
    "year": lambda g, c: year_days(_number(g["year"])),
    "month": lambda g, c: c.coming_month(_month(g["month"])),
    "weekday": lambda g, c: c.weekday(int(lexicon("periods")["weekdays"][g["weekday"] or ""])),
    "day": lambda g, c: c.running("day", ahead=1 if g["day"] == "tomorrow" else 0),
    "plain": _plain,
}
