"""How time is written: one pattern with a named group for each kind of date, stretch and rhythm.

The patterns read text in lower case: a pattern that ignores case takes twice as long.
"""

import re
from functools import cache

from nlp.lexicon import lexicon
from nlp.rules.figures import number_words

_YEAR = r"(?:19|20)\d\d"
_YY = rf"(?:{_YEAR}|'?\d\d)"
_UNIT = (
    r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|quarters?"
    r"|years?|yrs?|semesters?|half-years?|sprints?)"
)
_KIND = (
    r"(?:fiscal|financial|calendar|school|academic|business|budget|working|current|full|tax|plan|reporting)"
)
_STRETCH = (
    rf"(?:(?:{_KIND} )?(?:year|quarter|month|week|half(?:[ -]year)?|day|semester|sprint|term|season"
    r"|weekend|spring|summer|autumn|fall|winter)|fy)"
)
_ORDINAL = r"(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
_PREP = (
    r"(?P<prep>on or before|no later than|not later than|by no later than|by or before"
    r"|by|before|prior to|until|till|up to|to|due|ahead of"
    r"|as of|as from|starting(?: from| in| on)?|beginning(?: in| on)?|effective|from"
    r"|since|after|at|on|in|within|inside|during|over(?: the course of)?"
    r"|throughout|through|across|for|into|each|every|per|a|an|of)"
)
_EDGE = (
    r"(?P<edge>(?:the )?(?:very )?(?:end|close|beginning|start|middle|mid|turn|conclusion"
    r"|completion|course|early part|latter part|first day|last day|rest|remainder)(?: of|-)"
    rf"|(?:(?:the )?(?:calendar )?year[ -]end(?: of)?|eoy)(?= {_YEAR}))"
)


@cache
def period_pattern() -> re.Pattern[str]:
    """One period with its preposition; the group that closes last is its kind."""
    cores = "|".join((*_days(), *_parts(), *_years(), *_stretches()))
    return re.compile(
        rf"(?<![\w])(?:{_PREP} )?(?:about )?(?P<det>(?:the|our|each|every|any|a) )?"
        rf"(?:{_EDGE} ?(?P<det2>(?:the|our|each|every) )?)?(?P<mid>mid-?|early |late |calendar )?(?:{cores})"
    )


@cache
def pattern_words() -> frozenset[str]:
    """Every word that the pattern of a period names: a period holds no others."""
    source = re.sub(r"\\.|\(\?P[<=]\w+", " ", period_pattern().pattern)
    return frozenset(re.findall(r"[a-z]+", source))


@cache
def rhythm_pattern() -> re.Pattern[str]:
    """A rhythm in one word ("weekly", "YoY"), with a count ("every two weeks") or behind a stroke ("/month")."""
    names = "|".join(re.escape(word) for word in sorted(lexicon("periods")["cadence"], key=len, reverse=True))
    return re.compile(
        rf"(?:(?<![\w-])(?:(?P<word>{names})|(?:every|each|per) "
        r"(?P<count>other|second|third|\d{1,3}|two|three|four|six|twelve)"
        r" (?P<unit>day|week|month|quarter|year)s?)"
        r"|(?<![\w-])per [a-z]{2,20} and (?P<each>day|week|month|quarter|year)"
        r"|(?<=\w)/ ?(?P<per>day|week|wk|month|mo|quarter|qtr|year|yr))(?![\w-])"
    )


def _month() -> str:
    months = "|".join(sorted(lexicon("periods")["months"], key=len, reverse=True))
    return rf"(?:{months})\b\.?"


def _days() -> tuple[str, ...]:
    month = _month()
    holidays = "|".join(sorted(lexicon("periods")["holidays"], key=len, reverse=True))
    return (
        rf"(?P<iso>(?P<iso_y>{_YEAR})[-/.](?P<iso_m>\d\d?)[-/.](?P<iso_d>\d\d?)(?!\d))",
        (
            rf"(?P<dmy>(?P<dmy_d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]?(?P<dmy_m>{month})"
            rf"(?:,?[ -]?(?P<dmy_y>{_YEAR}|'\d\d)\b)?)"
        ),
        (
            rf"(?P<mdy>(?P<mdy_m>{month}) ?(?P<mdy_d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%,.]\d|\d|%)"
            rf"(?:,? ?(?P<mdy_y>{_YEAR})\b)?)"
        ),
        r"(?P<slash>(?P<sl_a>\d{1,2})(?P<sl_s>[/.-])(?P<sl_b>\d{1,2})(?P=sl_s)(?P<sl_y>\d{4}|\d{2})(?![\d/]))",
        rf"(?P<holiday>(?:{holidays})\b(?: (?P<ho_y>{_YEAR}))?)",
        rf"(?:next |this |coming )?(?P<weekday>(?:{'|'.join(lexicon('periods')['weekdays'])})\b)",
        r"(?P<day>today|tomorrow|tonight)\b",
    )


def _parts() -> tuple[str, ...]:
    return (
        rf"(?P<my>(?P<my_m>{_month()})(?:,? (?:of )?|-)(?P<my_y>{_YEAR}|'\d\d)\b)",
        (
            r"(?P<quarter>(?:(?:fy ?'?(?P<q_fy>\d{4}|\d\d)|(?P<q_y0>20\d\d))[ /-]{0,2})?q(?P<q_n>[1-4])\b"
            rf"(?:[ /,-]{{0,3}}(?:of |fy ?|cy ?)?(?P<q_y>{_YY})\b(?!%))?|(?P<q_n2>[1-4])q[ /,-]{{0,3}}(?P<q_y2>{_YY})\b"
            rf"|(?P<q_o>{_ORDINAL}) quarter\b(?:(?: of)? (?:the )?(?:fy ?|fiscal )?(?P<q_y3>{_YEAR}|year))?)"
        ),
        (
            rf"(?P<half>h(?P<h_n>[12])\b(?:[ -/]{{0,2}}(?:of |fy ?)?(?P<h_y>{_YY})\b(?!%))?"
            rf"|(?P<h_n2>[12])h ?(?P<h_y2>{_YY})?\b|(?P<h_o>{_ORDINAL}) half(?:[ -]year)?\b"
            rf"(?: of (?:the )?(?:fy ?|fiscal )?(?P<h_y3>{_YEAR}|year)| {_YEAR})?)"
        ),
        rf"(?P<season>(?:spring|summer|autumn|fall|winter)(?:(?: of)? (?P<se_y>{_YEAR}))?\b)",
    )


def _years() -> tuple[str, ...]:
    return (
        (
            r"(?P<fy>(?:fy|cy|sy|ay|ye|fiscal year|financial year|fiscal|school year|academic year) ?-?'?"
            r"(?P<fy_a>(?:19|20)?\d\d)(?:[/-](?P<fy_b>(?:20)?\d\d)(?!\d))?(?!\d|%))"
        ),
        rf"(?P<split>(?P<sp_a>{_YEAR}) ?(?:/|-|to|through|and) ?(?P<sp_b>(?:20)?\d\d)(?![\d/%-]))",
        rf"(?:year )?(?P<year>(?<![\d.,$€£#])(?<!\d-){_YEAR}(?![\d%]|[.,:/-]\d|[-']?[a-rt-z]|s\b))",
        rf"(?P<month>{_month()}(?! \d)(?!\w))",
    )


def _stretches() -> tuple[str, ...]:
    count = rf"(?:\d{{1,4}}(?:[.,]\d)?|{number_words()})"
    return (
        (
            r"(?P<coming>(?P<co_w>this|next|coming|first|upcoming|following|current|present"
            rf"|new|last|past|previous|same) (?P<co_u>{_STRETCH})\b(?!-))"
        ),
        (
            rf"(?P<ahead>(?:(?P<ah_w>next|coming|following|first|last|past|upcoming|remaining) ?)?(?P<ah_n>{count}|an?)"
            r"(?:[ -](?:full|consecutive|calendar|fiscal|working|business|more|and a half|or more))?"
            rf"[ -](?P<ah_u>{_UNIT})\b(?P<ah_after>(?: period| of (?:hire|joining|start|starting|launch|receipt|request"
            r"|opening|signing|completion|employment|go-live|now)| from (?:now|today)"
            r"| (?:after|before|prior to|following)\b| time)?))"
        ),
        (
            r"(?P<edge_of>(?:year|month|quarter|week|fiscal year|financial year|calendar year|semester)[ -]end\b"
            r"|\beo(?P<eo>[yqmw]|fy)\b|(?:day|week|month|quarter|year)'s end)"
        ),
        rf"(?P<plain>(?P<pl_u>{_STRETCH})\b(?![-'\w]))",
    )
