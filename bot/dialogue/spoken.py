"""Amounts and times as people type them in a hurry: "40ish", "evry month", "June 31st"."""

import calendar
import re
from datetime import date
from difflib import get_close_matches

import nlp
from bot.dialogue.facts import Facts
from kpi_rules.words import terms
from nlp.nouns import Amount, Period, Unit

_MONTHS = [name.casefold() for name in calendar.month_name if name]
_CALENDAR_WORDS = (
    *_MONTHS, "every", "each", "month", "months", "monthly", "quarter", "quarters", "quarterly", "year", "years",
    "yearly", "annually", "weeks", "weekly", "daily", "day", "days", "next", "this", "until", "before", "within",
    "week", "fiscal", "calendar", "spring", "summer", "autumn", "winter", "christmas", "easter", "first", "second",
    "third", "fourth", "half", "middle", "start", "beginning", "later", "latest", "following", "current", "coming",
)  # fmt: skip
_SHORTEST, _ALIKE = 4, 0.8
LONGEST_MONTH = 31
MOSTLY = 0.6
"""How much of a text must be a time or an amount, so that the text is nothing else."""
_A_UNIT = re.compile(r"\b(?:an?|one) (?=(?:hour|day|week|month|quarter|year)\b)", re.IGNORECASE)
_ISH = re.compile(r"(?<=\d)\s*-?ish\b", re.IGNORECASE)


def respelled(text: str) -> str:
    """The text with slips in words of the calendar put right: "evry month" is "every month"."""
    return re.sub(r"[^\W\d_]+", lambda found: _respelled(found[0]), text)


def _respelled(word: str) -> str:
    low = word.casefold()
    if len(low) < _SHORTEST or low in _CALENDAR_WORDS:
        return word
    same_start = [known for known in _CALENDAR_WORDS if known[0] == low[0]]
    close = get_close_matches(low, same_start, n=1, cutoff=_ALIKE)
    return close[0].capitalize() if close and close[0] in _MONTHS else close[0] if close else word


_MONTH = "|".join(_MONTHS)
_SEASON = "spring|summer|autumn|fall|winter"
_SHORT = {
    "yr": "year", "yrs": "years", "qtr": "quarter", "qtrs": "quarters", "mth": "month", "mths": "months", "wk": "week",
    "wks": "weeks", "nxt": "next", "beg": "beginning",
}  # fmt: skip
_SPOKEN = (
    (re.compile(r"\b(?:in )?half a year\b", re.IGNORECASE), "in 6 months"),
    (
        re.compile(r"\b(?:in )?(?:this time next year|(?:a|one) year from (?:now|today))\b", re.IGNORECASE),
        "in 12 months",
    ),
    (re.compile(r"\b(?:early )?in the new year\b", re.IGNORECASE), "early next year"),
    (re.compile(r"\bhalf(?:-| )?way (?:through|into)\b", re.IGNORECASE), "middle of"),
    (re.compile(rf"\b(?:next|this|coming|the coming)\s+(?={_MONTH})", re.IGNORECASE), ""),
    (
        re.compile(rf"\b(?:in |by )?(?:next|this|coming|the coming)\s+(?=(?:{_SEASON})\b)", re.IGNORECASE),
        "in ",
    ),
    (re.compile(rf"\b(?:the )?(?:first|1st)(?: day)? of (?={_MONTH})", re.IGNORECASE), "1 "),
    (re.compile(rf"\b(?:the )?last day of (?={_MONTH})", re.IGNORECASE), "end of "),
    (re.compile(rf"\bend (?={_MONTH})", re.IGNORECASE), "end of "),
    (
        re.compile(
            r"\b(?:(?:the )?(?:year )?end(?: of)?(?: year)?|eoy|year-end) '?(?=[2-9]\d(?!\d|\s*%))",
            re.IGNORECASE,
        ),
        "end of 20",
    ),
    (re.compile(r"\b(?P<part>q[1-4]|h[12])[ /-]?'?(?=[2-9]\d$)", re.IGNORECASE), r"\g<part> 20"),
    (re.compile(rf"\bmid(?:-| )?(?={_MONTH}|next\b|20\d\d)", re.IGNORECASE), "middle of "),
    (re.compile(rf"\b(?:early|late)(?: in)? (?={_MONTH})", re.IGNORECASE), "in "),
)
_PART_OF_NEXT_YEAR = re.compile(
    rf"\b(?P<part>q[1-4]|h[12]|(?:first|second|third|fourth|last) (?:quarter|half)|{_MONTH}|{_SEASON})"
    r",? (?:of )?next year\b",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/])")
_ALONE = re.compile(rf"\b(?P<month>{_MONTH})\b(?:,?\s+(?P<year>20\d\d)\b)?", re.IGNORECASE)


def _in_writing(text: str, today: date) -> str:
    """What people say about a time, as one would write it."""
    text = re.sub(r"[^\W\d_]+", lambda found: _SHORT.get(found[0].casefold(), found[0]), text)
    for pattern, written in _SPOKEN:
        text = pattern.sub(written, text)
    text = _DAY_AND_MONTH.sub(_day_and_month, text)
    return _PART_OF_NEXT_YEAR.sub(lambda found: f"{found['part']} {today.year + 1}", text)


def _day_and_month(found: re.Match[str]) -> str:
    """ "30/6" and "6/30" are the same day; "5/6" could be two, so it stays as it is."""
    one, other = int(found[1]), int(found[2])
    day, month = max(one, other), min(one, other)
    if not (len(_MONTHS) < day <= LONGEST_MONTH and 1 <= month <= len(_MONTHS)):
        return found[0]
    return f"{day} {_MONTHS[month - 1].capitalize()}"


def period_in(text: str, facts: Facts) -> tuple[Period | None, str]:
    """When an answer says, and the answer as it was understood: the words themselves, or without their slips."""
    said = respelled(text)
    if no_such_day(said, facts) is not None:
        return None, text
    alone = _ALONE.search(said)
    month = f"in {alone['month'].capitalize()} {alone['year'] or ''}".strip() if alone else ""
    for written in dict.fromkeys((_in_writing(said, facts.today), said, text, month)):
        period = nlp.read_period(written, today=facts.today, fiscal_year_start=facts.fiscal_year_start)
        if period is not None:
            return period, said
    return None, text


def is_a_time(text: str, facts: Facts) -> bool:
    """Whether hardly anything but a date or a rhythm is said: "end of next quarter" is no sentence."""
    period, said = period_in(text, facts)
    return period is not None and len(period.text) > len(said.strip()) * MOSTLY


def is_no_thing(text: str, facts: Facts) -> bool:
    """Whether nothing but a number or a time is said: "30 days". "Money within a week" names a thing."""
    period, said = period_in(text, facts)
    if period is not None and not names_something(said.replace(period.text, " ")):
        return True
    amount = amount_in(text)
    if amount is None or (amount.unit in {None, Unit.COUNT} and amount.unit_text):
        return False
    return not names_something(text.replace(amount.text, " "))


def no_such_day(text: str, facts: Facts) -> date | None:
    """The last day of the month, where a text names a later one, such as June 31st; None where it names none."""
    if not any(sign.isdecimal() for sign in text):
        return None
    for said in (text, f"by {text}"):
        slip = facts.read(said).impossible_date
        if slip is not None and slip.meant:
            meant = nlp.read_period(slip.meant, today=facts.today)
            return meant.last_day if meant else None
    return None


def amount_in(text: str) -> Amount | None:
    """The one amount that a text gives. "The second one sounds good" gives none."""
    said = _ISH.sub("", text)
    said = _FILLERS.sub(" ", _NOW.sub(" ", said)).strip() or said
    amount = nlp.read_amount(said) or nlp.read_amount(_A_UNIT.sub("1 ", said))
    if amount is None or any(sign.isdecimal() for sign in said):
        return amount
    is_pointing = amount.text.casefold() == "one" and len(said.split()) > 1
    return None if is_pointing else amount


_NOW = re.compile(
    r"\b(?:at the moment|right now|currently|now|today|so far|at present|presently|these days|"
    r"last (?:month|year|quarter))\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"\b(?:by|until|till|before|end of|20\d\d|q[1-4]|{_MONTH}|(?:next|this) (?:fiscal )?year)\b",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"\b(?:again|instead|then|please|in total|altogether|or so|or something|roughly|rather|maybe|perhaps|probably|"
    r"i (?:guess|think|suppose|would say)|i'd (?:guess|say)|more or less|give or take|though|actually)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"\s*[,;.]\s+|\s+(?:and|but|while|whereas)\s+", re.IGNORECASE)


_WELCOME = re.compile(
    r"\b(?:would|should|could|might|will|must) be (?:really |very |so )?"
    r"(?:nice|great|good|fine|ideal|enough|ok|okay|better|perfect|cool|a dream|lovely)\b",
    re.IGNORECASE,
)
_IN_A_YEAR = re.compile(
    r"\b(?:by|in|until|till|before) (?:the )?(?:end of |mid |middle of )?20\d\d\b", re.IGNORECASE
)


def day_in(text: str, facts: Facts) -> Period | None:
    """The day by which something shall be, where a text names one: "30 days" and "a week" name none."""
    period, _ = period_in(text, facts)
    return (
        period if period is not None and period.last_day is not None and _DATED.search(period.text) else None
    )


def says_now(text: str) -> bool:
    """Whether a text says where something stands at present."""
    return _NOW.search(text) is not None


def names_something(text: str) -> bool:
    """Whether there is more in some words than that something is so now: "now it's maybe" names nothing."""
    return any(len(term) > 2 for term in terms(_NOW.sub(" ", text)) - _EMPTY)


_EMPTY = frozenset(
    {"mayb", "maybe", "perhap", "perhaps", "about", "its", "great", "good", "fine", "nice", "would"}
)


def wanted_and_now(text: str) -> tuple[Amount, Amount] | None:
    """What is wanted and where it stands, from "2 days would be great, at the moment it is a week"; else None."""
    clauses = _CLAUSES.split(_WELCOME.sub(" ", _IN_A_YEAR.sub(" ", text)))
    now = [amount_in(_NOW.sub("", clause)) for clause in clauses if _NOW.search(clause)]
    wanted = [amount_in(clause) for clause in clauses if not _NOW.search(clause)]
    one, other = (found[0] if len(found) == 1 else None for found in (wanted, now))
    if one is None or other is None:
        return None
    bare = {None, Unit.COUNT}
    return (one, other) if one.unit is other.unit or not bare.isdisjoint((one.unit, other.unit)) else None
