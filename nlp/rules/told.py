"""Times that only tell which things are meant: "customers who joined in March", "users with 5 sessions a week"."""

import re

from nlp.rules.number import Number
from nlp.rules.when import Strength, When

_PAST = (
    r"(?:[a-z]{2,20}ed|began|bought|came|got|left|made|paid|read|said|saw|sold|sent|told|took|went|wrote|won)"
)
_HAPPENED = re.compile(
    rf"(?<!ensure )(?<!sure )(?<!so )\b(?:(?:who|which|that)|(?<=\w )(?:I|we|they|you|he|she))"
    rf"(?: (?:have|has|had|first|last|newly|recently|already)){{0,2}} {_PAST}(?: [\w'’-]+){{0,2}} $",
    re.IGNORECASE,
)
"""A clause behind a thing, about what happened to it: "who joined us", "the story I started"."""
_OF_A_THING = re.compile(r"\w (?:with|having) (?:at least |over |more than )?$", re.IGNORECASE)
_REACH = 80
_TWO = 2


def told_of_a_thing(when: When, *, text: str, numbers: list[Number]) -> bool:
    """Whether a time only says which things are meant, so that it is neither the deadline nor the rhythm."""
    before = text[max(0, when.start - _REACH) : when.start]
    if when.strength is Strength.RHYTHM:
        return _describes(when, text=text, numbers=numbers)
    return when.strength is not Strength.DEADLINE and _HAPPENED.search(before) is not None


def _describes(when: When, *, text: str, numbers: list[Number]) -> bool:
    """ "Users with 5+ sessions/week", where another number is what the sentence promises."""
    last = next((n for n in reversed(numbers) if n.end <= when.start), None)
    if last is None or len(numbers) < _TWO or len(text[last.end : when.start].split()) > _TWO:
        return False
    return _OF_A_THING.search(text, max(0, last.front - _REACH), last.front) is not None
