"""Dates that no calendar has, with the day that was probably meant."""

import re
from calendar import monthrange

from nlp.rules.calendar import Calendar
from nlp.rules.resolve import Groups, month_of, number_of
from nlp.rules.when import Strength, When

RULE = "period-impossible"
_KINDS = frozenset({"dmy", "mdy", "iso", "slash"})
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_LAST_MONTH = 12
_LONGEST_MONTH = 31


def impossible(
    core: str, groups: Groups, *, found: re.Match[str], text: str, calendar: Calendar
) -> When | None:
    """The date as written, where the words around it make it one; nothing for other numbers beside a month."""
    if core not in _KINDS or not (groups["prep"] or core in {"iso", "slash"}):
        return None
    year, month, day = _parts(core, groups)
    if core == "mdy" and number_of(groups[day]) > _LONGEST_MONTH:
        return None  # "In March 45 people …"
    start, end = found.span()
    meant = ""
    if 1 <= month <= _LAST_MONTH:
        last = monthrange(year or calendar.coming_year(month), month)[1]
        first, behind = found.span(day)
        meant = text[start:first] + str(last) + _ORDINAL.sub("th", text[behind:end], count=1)
    return When(start, end, RULE, Strength.BARE, meant=meant)


def _parts(core: str, groups: Groups) -> tuple[int, int, str]:
    """Year and month, and the name of the part that holds the day."""
    if core == "iso":
        return number_of(groups["iso_y"]), number_of(groups["iso_m"]), "iso_d"
    if core == "slash":
        year, first, second = (number_of(groups[part]) for part in ("sl_y", "sl_a", "sl_b"))
        turned = second > _LAST_MONTH >= first
        return year, first if turned else second, "sl_b" if turned else "sl_a"
    return number_of(groups[f"{core}_y"]), month_of(groups[f"{core}_m"]), f"{core}_d"
