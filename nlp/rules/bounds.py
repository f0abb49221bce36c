"""Comparators: whether a number is a floor, a ceiling, about right or exact."""

import re

from nlp.lexicon import word_set
from nlp.nouns import Comparator
from nlp.rules.number import Number

_LEAST = (
    r"at least|at the least|no less than|not less than|no fewer than|not fewer than"
    r"|(?:a )?min(?:imum)?(?:\.| of)?|more than|over|above|exceed(?:s|ing|ed)?|in excess of"
    r"|greater than|higher than|better than|upwards of|not (?:be |fall |drop )?below"
    r"|north of|beyond|surpass(?:es|ing)?"
)
_MOST = (
    r"at (?:the )?most|(?:no|not|never) (?:more|greater|higher|larger|longer|older) than"
    r"|(?:a )?max(?:imum)?(?:\.| of)?|up to|less than|lower than|fewer than|under"
    r"|below|within|no later than|not (?:to )?exceed(?:ing)?|inside"
    r"|(?:not|never) (?:be |go |rise )?(?:over|above|beyond)"
)
_FILLER = r"(?: (?:a|an|the|about|around|approximately|roughly|some|total of|a total of|\+/-|±))?[ (]?$"
_BEFORE = (
    (Comparator.AT_MOST, re.compile(rf"(?:(?<!\w)(?:{_MOST})|≤|<=|=<|<|⩽){_FILLER}", re.IGNORECASE)),
    (Comparator.AT_LEAST, re.compile(rf"(?:(?<!\w)(?:{_LEAST})|≥|>=|=>|(?<!-)>|⩾){_FILLER}", re.IGNORECASE)),
)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|roughly|circa|ca\.|c\.|nearly|almost"
    r"|close to|some|a total of)|[~≈]) ?$",
    re.IGNORECASE,
)
_AFTER = (
    (
        Comparator.AT_LEAST,
        re.compile(
            r"\+| (?:[a-z]+ )?(?:or (?:more|higher|above|better|greater|over|longer)"
            r"|and (?:above|over|more|up|higher)|plus|minimum|min\.?|at least|at a minimum)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Comparator.AT_MOST,
        re.compile(
            r" (?:[a-z]+ )?(?:or (?:less|fewer|lower|below|under|sooner|faster)"
            r"|and (?:below|under|less)|maximum|max\.?|at most|at the most)\b",
            re.IGNORECASE,
        ),
    ),
)
_LONGEST = 30
_SIGNS = frozenset("<>=≤≥⩽⩾~≈.±-")


def bounded(number: Number, *, text: str) -> Number:
    """The number with the comparator that stands before or behind it."""
    if number.comparator is Comparator.BETWEEN:
        return number
    offset = max(0, number.start - _LONGEST)
    before = text[offset : number.start]
    if _may_bound(before):
        for side, pattern in _BEFORE:
            if found := pattern.search(before):
                return number._replace(comparator=side, lead=offset + found.start())
        if found := _ABOUT.search(before):
            return number._replace(lead=offset + found.start())
    for side, pattern in _AFTER:
        if pattern.match(text, number.end):
            return number._replace(comparator=side)
    return number


def _may_bound(before: str) -> bool:
    """Whether the last word or sign before a number can end a comparator."""
    words = before.rstrip(" (").rsplit(None, 1)
    return bool(words) and (
        words[-1].lower() in word_set("last words before a bound") or words[-1][-1] in _SIGNS
    )
