"""Which of the numbers is the target, which the baseline, and which only describes something else."""

import re
from collections.abc import Callable
from typing import NamedTuple

from nlp.nouns import Comparator, TargetKind, Unit
from nlp.rules.counted import noun_after
from nlp.rules.number import Number
from nlp.rules.objects import is_thing

_FROM = re.compile(
    r"\b(?:(?:up |down )?from(?: an?| the)?(?: (?:current|baseline|average|initial"
    r"|existing|estimated)){0,2}(?: (?:of|level of|value of))?"
    r"|(?:currently|today|at present|right now|(?<!from )now)(?: (?:it's|its|it is|is|we are))?(?: at)?"
    r"|(?:it's|its|it is) (?:currently|now)(?: at)?"
    r"|baseline(?: of|:| is)?|compared (?:to|with)"
    r"|versus|vs\.?|against|instead of|rather than|was|were|previously)"
    r"(?: (?:at|about|around|approximately|some|over|under))?[ :(+]*$",
    re.IGNORECASE,
)
_ARROW = re.compile(r"\s{0,2}(?:→|->|=>)\s{0,2}[$€£]?\d")
"""Behind a number: it is where one starts, as in "45 → 30"."""
_NOW_BEHIND = re.compile(
    r"\s(?:now|today|currently|right now|at present|at the moment)(?=[\s)]*(?:$|[,.;]))", re.IGNORECASE
)
"""Behind one of several numbers: it is where one stands, as in "95%, 84% today"."""
_FROM_ENDS = (
    *("from", "a", "an", "the", "current", "baseline", "average", "initial", "existing", "estimated", "of"),
    *(
        "currently",
        "is",
        "today",
        "present",
        "now",
        "at",
        "to",
        "with",
        "versus",
        "vs",
        "vs.",
        "against",
        "than",
    ),
    *(
        "its",
        "it's",
        "are",
        "was",
        "were",
        "previously",
        "about",
        "around",
        "approximately",
        "some",
        "over",
        "under",
    ),
)
"""How the words before a starting value end: nothing else needs a closer look."""
_TO = re.compile(
    r"(?:\b(?:to|into|at|towards?|reach(?:es|ing)?|hit(?:ting)?|achieve|target(?: of"
    r"|:)?|goal(?: of|:)?|equals?|is|be|of|=)|→|->|=>|:)(?: (?:a|an|the|about|around"
    r"|approximately|some|level of|total of))*[ (]*$",
    re.IGNORECASE,
)
_TO_ENDS = (
    *("to", "at", "toward", "towards", "reach", "reaches", "reaching", "hit", "hitting", "achieve", "target"),
    *("goal", "equal", "equals", "is", "be", "of", "=", "→", ">", ":", "a", "an", "the", "about", "around"),
    *("approximately", "some"),
)
"""The same for a value to arrive at."""
_LEADS_FROM, _LEADS_TO = " :(+\n", " (\n"
"""What may stand between these words and the number."""
_BY = re.compile(
    r"\bby(?: (?:between|from|a|an|the|about|around|approximately|another|a further|some|total of"
    r"|a total of|factor of|a factor of|further))*[ (]*$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    r"\b(?:accepted|acknowledged|adopted|attended|completed|confirmed|done|finished|met|passed|read|signed|taken|used)"
    r" by $"
)
"""Behind these words stands who does it, not by how much."""
_SIGNED = re.compile(r"(?:^|[\s(])\+$")
_MOVED = re.compile(r"\b(?:up|down)(?: by)? $")
"""A sign or a way in front of a figure: "+20%", "down 15%"."""
_CHANGED_BEFORE = re.compile(
    r"\b(?:increase|growth|rise|uplift|improvement|gain|reduction|decrease|cut|decline"
    r"|drop|saving|savings|raise|jump|lift)s?(?: in [\w -]{2,40}?)? of(?: (?:a|an"
    r"|the|about|around|approximately|over))*[ (]*$",
    re.IGNORECASE,
)
_CHANGED_AFTER = re.compile(
    r"(?! (?:or|and) )[ -](?:\(?[a-z-]+\)? ){0,2}(?:increase|growth|rise|uplift|improvement|reduction"
    r"|decrease|cut|decline|drop|saving|savings|fall|gain|jump|more|additional|extra|less|fewer|higher"
    r"|lower|faster|cheaper|quicker|shorter)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\b(?:(?<!ensure )(?<!ensures )(?<!ensuring )(?<!so )(?<!sure )(?<!guarantee )(?<!see )(?<!report )(?<!is )that"
    r"|which|who|whose|where|when|aged?|worth|with a (?:score|value|rating|grade|budget) of"
    r"|exceeding|older than|younger than|longer than)\b[^,;.]{0,60}$",
    re.IGNORECASE,
)
_THEIR_VALUE = re.compile(
    r"\b\w{2,30}s with (?:an? |the )?(?:[a-z]{2,20} ){0,2}"
    r"(?:age|balance|budget|debt|income|price|rating|revenue|salary|sales|score|size|spend|spending|turnover|value) $",
    re.IGNORECASE,
)
"""Which things are meant: "customers with a yearly spend above $1m"."""
_PER = re.compile(
    r"\b(?:per|every|each|for every|for each|out of|of the|of all|of our|of|among"
    r"|amongst|across|the|these|those|our|all)(?: (?:first|last|next|top|other|remaining))?[ (]*$",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(r"(?: \w+){0,2} (?:of|among)\b", re.IGNORECASE)
_MUST = re.compile(
    r"(?: [\w-]+){1,6} (?:must|should|will|shall|need to|have to|is to|are to)\b", re.IGNORECASE
)
_SIZE = re.compile(
    r"-(?:day|week|month|year|hour|minute|step|page|point|star|person|man|seat|bed"
    r"|mile|km|second|part|phase)\b(?!s)",
    re.IGNORECASE,
)


_DIRECT = re.compile(
    r"(?:(?:we|to|will|[a-z]+ly) ){0,3}[a-z]+(?: (?:up|out|in))? (?:an? |the )?$", re.IGNORECASE
)
_NAMES_LENGTH = re.compile(
    r"(?:\d+|one|two|three|four|five|six)[ -](?:day|week|month|year|hour|minute) (?!(?:or"
    r"|and|to|by|in|within|before|after|of|for|from|per|a|each|at|max|min)\b)[a-z]",
    re.IGNORECASE,
)

_START_WEIGHT = 50
_LEAST_WEIGHT = 20
_REACH_BACK_TO_START = 60
REACH_BACK = 80
"""Characters in front of a number that are looked at."""


class Aim(NamedTuple):
    """The number that a statement promises, and whether it is the value to reach or the change."""

    number: Number
    kind: TargetKind


class Place(NamedTuple):
    """A number among its neighbours: the text behind and before it, and whether it is alone."""

    number: Number
    text: str
    before: str
    """The characters before the number and its comparator."""
    alone: bool
    started: bool = False

    def followed(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern matches right behind the number."""
        return pattern.match(self.text, self.number.end) is not None


_SEVERAL = 2


def baseline(numbers: list[Number], *, text: str) -> Number | None:
    """The starting value, where one is stated."""
    stated = (n for n in numbers if _starts(text, n.front) or _ARROW.match(text, n.end))
    stands = (n for n in numbers[len(numbers) < _SEVERAL :] if _NOW_BEHIND.match(text, n.end))
    return next(stated, None) or next(stands, None)


def _starts(text: str, position: int) -> bool:
    first = max(0, position - _REACH_BACK_TO_START)
    may = text[first:position].rstrip(_LEADS_FROM).casefold().endswith(_FROM_ENDS)
    return may and _FROM.search(text, first, position) is not None


def arrives(before: str) -> bool:
    """Whether the words before a number make it the value to arrive at."""
    may = before.rstrip(_LEADS_TO).casefold().endswith(_TO_ENDS)
    return may and _TO.search(before) is not None


def aim(numbers: list[Number], *, text: str, start: Number | None) -> Aim | None:
    """The number that the statement promises: the weightiest that does not only describe something else."""
    alone, started = len(numbers) == 1, start is not None
    places = [
        Place(n, text, text[max(0, n.front - REACH_BACK) : n.front], alone=alone, started=started)
        for n in numbers
        if n is not start
    ]
    weights = [_weight(place) for place in places]
    if not weights or max(weights) < _LEAST_WEIGHT:
        return None
    place = places[weights.index(max(weights))]
    number = place.number if start is None else completed(place.number, other=start)
    return Aim(number, _kind(place, start=start))


def _weight(place: Place) -> int:
    changes = place.number.change or _changes(place) or place.followed(_CHANGED_AFTER)
    if changes:
        weight = _START_WEIGHT + 30
    elif arrives(place.before):
        weight = _START_WEIGHT + 25
    else:
        weight = _START_WEIGHT + 15 * (place.number.comparator is not Comparator.EXACTLY)
    return weight + sum(points for points, holds in _WEIGHTS if holds(place))


def _ends_a_change(place: Place) -> bool:
    """In "double sales from 50k to 100k" the value to arrive at beats the multiple."""
    return place.started and arrives(place.before)


def _changes(place: Place) -> bool:
    before = place.before.lower()
    moved = _is_relative(place.number) and not is_share(place.number, text=place.text)
    if (_SIGNED.search(before) and not arrives(before[:-1])) or (moved and _MOVED.search(before)):
        return True
    by = "by" in before[-40:] and _BY.search(before) and not _DONE_BY.search(before)
    return bool(by or (" of" in before[-24:] and _CHANGED_BEFORE.search(before)))


def _is_relative(number: Number) -> bool:
    return number.unit in {Unit.PERCENT, Unit.PERCENTAGE_POINT, Unit.TIMES}


def is_share(number: Number, *, text: str) -> bool:
    """Whether it is the share of something: "95% of all tickets", "9 out of 10 calls"."""
    if number.unit is not Unit.PERCENT:
        return False
    return number.rule == "number-share" or _SHARE_OF.match(text, number.end) is not None


def _is_size(place: Place) -> bool:
    """Whether the length names the thing, as in "a 3-year plan" or "1 month course"."""
    number = place.number
    if place.followed(_SIZE):
        return True
    if number.unit is not Unit.DURATION:
        return False
    hyphen = "-" in place.text[number.start : number.end] and number.high is None
    plain = number.comparator is Comparator.EXACTLY
    return hyphen or (plain and _NAMES_LENGTH.match(place.text, number.start) is not None)


def _is_worth(place: Place) -> bool:
    """Whether the only number says what the whole promise is worth: "win contracts worth €2m"."""
    return place.alone and place.before.rstrip().endswith("worth")


def _behind_size(place: Place) -> int:
    """Where the thing begins that has the size: behind "-year" and the like."""
    size = _SIZE.match(place.text, place.number.end)
    return size.end() if size else place.number.end


_WEIGHTS: tuple[tuple[int, Callable[[Place], bool]], ...] = (
    (25, lambda place: is_share(place.number, text=place.text)),
    (20, lambda place: _DIRECT.match(place.before) is not None),
    (-40, lambda place: _REMARK.search(place.before) is not None and not _is_worth(place)),
    (-50, lambda place: _THEIR_VALUE.search(place.before) is not None),
    (15, _ends_a_change),
    (-45, _is_size),
    (-25, lambda place: _is_size(place) and is_thing(noun_after(place.text, _behind_size(place)))),
    (-30, lambda place: place.before.count("(") > place.before.count(")")),
    (-25, lambda place: not place.alone and _PER.search(place.before) is not None),
    (-30, lambda place: not place.alone and place.number.unit is not Unit.PERCENT and place.followed(_MUST)),
)


def _kind(place: Place, *, start: Number | None) -> TargetKind:
    behind = start is None and place.followed(_CHANGED_AFTER)
    return TargetKind.CHANGE if place.number.change or _changes(place) or behind else TargetKind.REACH


def completed(number: Number, *, other: Number) -> Number:
    """In "from 5% to 8" and "from 45 to 30 days" both ends have the unit of the one that names it."""
    unnamed = {None, Unit.COUNT} | ({Unit.CURRENCY} if other.currency else set())
    bare = number.unit in unnamed and not number.unit_text
    names = other.unit not in {None, Unit.COUNT} and not other.change and other.rule != "number-share"
    if not (bare and names):
        return number
    return number._replace(unit=other.unit, unit_text=other.unit_text, currency=other.currency)
