"""What a bare number counts, told by the words around it and by its metric."""

import re

from nlp.lexicon import word_set
from nlp.nouns import Unit
from nlp.rules.number import Number
from nlp.rules.sentence import Sentence
from nlp.rules.units import length_of

_TAIL = re.compile(
    r"[.,;:!?)\]\"' ]*$|[.,;:!?)\]]| (?:by|in|within|per|a|an|each|every|to|from|and"
    r"|on|at|for|this|next|over|with|or|during|of|until|before|through|as|than|across"
    r"|\()\b| \(| [-–—] ",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\+?(?: or more| plus)? (?P<phrase>[A-Za-z][\w'/&-]*(?: [A-Za-z][\w'/&-]*){0,3})")
_A_WEEK = re.compile(
    r"(?: (?:a|per|each|every) | ?/ ?)(?:day|week|wk|month|mo|quarter|year|yr)\b", re.IGNORECASE
)


_FOLD = frozenset({"times", "x"})
_AS_MANY = re.compile(
    r" (?:as (?:many|much|high|fast|often|large|big)|the (?:number|amount)|(?:more|higher|faster)\b)",
    re.IGNORECASE,
)
"""Behind "three times" it says by how much something is to grow."""
_POINTS = frozenset({"points", "point", "pts"})
_SHARES = frozenset({"%", "percent", "percentage"})
_WINDOW = 9
"""How many words before a number its metric may stand."""


def counted(number: Number, *, sentence: Sentence) -> Number:
    """The number with its unit: what is written beside it, else what its metric is counted in."""
    at = sentence.at(number.start)
    around = sentence.texts[max(0, at - _WINDOW) : at]
    if number.unit is None and around[-2:] == ["factor", "of"]:
        return number._replace(unit=Unit.TIMES, unit_text="factor of", change=True)
    if number.unit is not None:
        if number.unit_text.lower() in _FOLD and _AS_MANY.match(sentence.text, number.end):
            return number._replace(unit=Unit.TIMES, change=True)
        return number._replace(unit=_reread(number, text=sentence.text, around=around))
    ends = _TAIL.match(sentence.text, number.end) is not None
    nearby = sentence.listed("metrics", "score").intersection(range(max(0, at - 6), at + 3))
    if nearby and (ends or max(nearby) >= at):
        return number._replace(unit=Unit.SCORE, unit_text=sentence.word(max(nearby)))
    if ends:
        return _by_metric(number, around=around)
    return number._replace(unit=Unit.COUNT, unit_text=noun_after(sentence.text, number.end))


def _reread(number: Number, *, text: str, around: list[str]) -> Unit | None:
    """Three times and 5 days a week are counts; two points of a rate are percentage points."""
    word = number.unit_text.lower()
    if (word == "times" and not number.change) or (word == "x" and _A_WEEK.match(text, number.end)):
        return Unit.COUNT
    if word in {"day", "days"} and _A_WEEK.match(text, number.end):
        return Unit.COUNT
    if word in _POINTS and word_set("rates").intersection(around):
        return Unit.PERCENTAGE_POINT
    return number.unit


def _by_metric(number: Number, *, around: list[str]) -> Number:
    for word in reversed(around):
        if len(word) > 3 and word.endswith("s") and length_of(word):
            return number._replace(unit=Unit.DURATION, unit_text=word)
    if _SHARES.intersection(around):
        return number._replace(unit=Unit.PERCENT)
    money = word_set("money").intersection(around) and "number" not in around
    return number._replace(unit=Unit.CURRENCY if money else Unit.COUNT)


def noun_after(text: str, position: int) -> str:
    """The noun that a number counts: the last word of the short phrase behind it."""
    found = _NOUN.match(text, position)
    if found is None:
        return ""
    words: list[str] = []
    for word in found["phrase"].split(" "):
        if word.lower() in word_set("phrase ends", "hedges"):
            break
        words.append(word)
    plural = [word for word in words if word.endswith("s") and not word.endswith(("ss", "us"))]
    return plural[0] if plural else words[-1] if words else ""
