"""Which way the metric is to go: told by the verb, by a noun of change, or by the bound."""

import re
from functools import cache

from nlp.lexicon import word_set
from nlp.nouns import Comparator, Direction, Unit
from nlp.rules.head import PROMISES, Head, Part, main_head
from nlp.rules.number import Number
from nlp.rules.sentence import Sentence

_NOUNS = (
    (
        Direction.KEEP,
        (
            r"steady|stable|constant|unchanged|flat|remains?|stays?|never"
            r"|(?:is|are|be|been) (?:kept|maintained)|(?:kept|maintained) (?:at|above|below|under|within|between)"
        ),
    ),
    (
        Direction.INCREASE,
        (
            r"increase|growth|rise|uplift|gain|improvement|increases|increasing|increased|grows|growing|grown|higher"
            r"|(?<!no )(?<!not )(?<!never )more|additional|doubles?|doubled|triples?"
        ),
    ),
    (
        Direction.DECREASE,
        (
            r"reduction|decrease|cut|decline|drop|(?<!no )(?<!not )(?:fewer|less|lower)(?! than)|lowering|decreasing"
            r"|decreases|decreased|reduces|reduced|falls?(?! \d)|shorter|down|faster|quicker|cheaper"
        ),
    ),
)
_PATTERNS = tuple((way, re.compile(rf"\b(?:{words})\b")) for way, words in _NOUNS)
_SPEED = re.compile(
    r"\b(?:time|times|speed|latency|delay|lag|duration|days|hours|turnaround|age)\b", re.IGNORECASE
)
_WITHIN = re.compile(r"\b(?:in|within|inside|target|time|of|is)[: ]{0,3}$", re.IGNORECASE)
_PROMISED = PROMISES | {Part.MEANS}
_NEAR = 40
_WAYS = {
    "add": Direction.INCREASE,
    "down": Direction.DECREASE,
    "up": Direction.INCREASE,
    "keep": Direction.KEEP,
}


def direction(
    sentence: Sentence, *, heads: list[Head], start: Number | None, target: Number | None
) -> Direction | None:
    """The way that the statement wants, or nothing where it names nothing to move."""
    text = sentence.lower
    told = _told(heads, before=None if target is None else sentence.at(target.front))
    silent = sentence.vocabulary.isdisjoint(word_set("direction nouns"))
    if target is None:
        return told or (None if silent else _from_nouns(text))
    silent = silent or _is_output(target, main=main_head(heads))
    near = None if silent else _from_nouns(text[max(0, target.start - _NEAR) : target.end + _NEAR])
    if told in {Direction.DECREASE, Direction.KEEP} or (told is not None and near is None):
        return told
    return near or _by_numbers(target, start=start) or _by_bound(target, text=text, heads=heads)


def _is_output(target: Number, *, main: Head | None) -> bool:
    """Whether it counts what is made or done, whatever that is about: "publish 5 guides on lowering costs"."""
    made = main is not None and main.kinds & {"deliver", "activity"} and not main.kinds & {"up", "down"}
    return bool(made) and target.unit is Unit.COUNT


def _told(heads: list[Head], *, before: int | None) -> Direction | None:
    """What the verbs say: the promise first. Of asides only those count that lead to the number, where one is."""
    acting = [head for head in heads if head.part is not Part.CARRIER]
    asides = [head for head in acting if before is None or head.first < before]
    promised = [head for head in acting if head.part in _PROMISED]
    remarks = [head for head in asides if head.part is Part.REMARK]
    for head in [*promised, *remarks, *(head for head in asides if head.part is Part.PURPOSE)]:
        if (way := _way(head.kinds)) is not None:
            return way
    return None


@cache
def _way(kinds: frozenset[str]) -> Direction | None:
    return next((way for kind, way in _WAYS.items() if kind in kinds), None)


def _from_nouns(text: str) -> Direction | None:
    return next((way for way, pattern in _PATTERNS if pattern.search(text)), None)


def _by_numbers(target: Number, *, start: Number | None) -> Direction | None:
    """Where no word names a way, the two ends do: "month-end close from 8 to 4 working days"."""
    if start is None or start.unit not in {target.unit, None, Unit.COUNT} or start.value == target.value:
        return None
    return Direction.DECREASE if target.value < start.value else Direction.INCREASE


def _by_bound(target: Number, *, text: str, heads: list[Head]) -> Direction:
    """A floor wants more; a ceiling is kept unless a verb moves towards it; a time to reach is to become shorter."""
    main = main_head(heads)
    kinds = main.kinds if main is not None else frozenset()
    if target.value == 0:
        return Direction.DECREASE
    if target.comparator is Comparator.AT_MOST:
        pulled = kinds == {"reach"} and main is not None and main.form == "base"
        return Direction.DECREASE if pulled or "improve" in kinds else Direction.KEEP
    if target.unit is Unit.DURATION and "reach" in kinds and _SPEED.search(text):
        return Direction.DECREASE
    if target.unit is Unit.DURATION and (not heads or _WITHIN.search(text, 0, target.start)):
        return Direction.KEEP
    return Direction.INCREASE
