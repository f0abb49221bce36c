"""A message without what people put around a value: "no, sorry, can you correct October to 39?"."""

import re

_OPENING = re.compile(
    r"^\s*(?:(?:no|nope|yes|yep|wrong|correction|sorry|oops|ups|wait|hm+|ok(?:ay)?|well|actually|hi|hello|hey|thanks)"
    r"(?:\s*[,:;!.–—-]+\s*)|(?:sorry|oops|actually|i mean|that was wrong)\s+)(?=\S)",
    re.IGNORECASE,
)
_ASKED = r"^\s*(?:(?:can|could|would|will) (?:you|we|i)\s+)?"
_REQUEST = re.compile(
    rf"{_ASKED}(?:please\s+)?(?:correct(?:ion)?|change|fix|amend|adjust)\b\s*:?\s*(?=\S)"
    rf"|{_ASKED}please\s+(?=\S)",
    re.IGNORECASE,
)
_AND_HALF = re.compile(r"(?<=\d)\s+and\s+(?:a|one)[ -]half\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(\S+)\s+and\s+(?=\S*\d)", re.IGNORECASE)
_MORE = re.compile(
    r"^(?P<who>\s*(?:we (?:had|got|won|found|have)\s+)?)(?P<count>one|two|three|four|five|six)(?=\s(?:more|extra)\b)",
    re.IGNORECASE,
)
_COUNTS = {word: str(n) for n, word in enumerate(("one", "two", "three", "four", "five", "six"), start=1)}
_SAME_AS = re.compile(r"\b(?:the )?same(?: (?:value|number|figure))?s? as (?:before|last \w+)", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-•*]|\d{1,2}[.)])\s+(?=[^\W\d])", re.MULTILINE)


_CORRECTS = re.compile(
    r"^\s*(?:no|nope|sorry|oops|ups|wait|wrong|actually|i mean|correct(?:ion)?|that was wrong|make (?:that|it))\b",
    re.IGNORECASE,
)


def is_correction(text: str) -> bool:
    """Whether a message puts right what was said before it: "no, 41", "correction: 5"."""
    return _CORRECTS.match(text) is not None


def plainly(text: str) -> str:
    """The message without greetings, regrets and "please change": what is asked for politely is no question."""
    while found := _OPENING.match(text):
        text = text[found.end() :]
    request = _REQUEST.match(text)
    if request is not None:
        text = text[request.end() :].rstrip(" ?")
    text = _MORE.sub(lambda found: found["who"] + _COUNTS[found["count"].casefold()], _BULLET.sub("", text))
    text = _SAME_AS.sub("unchanged", text)
    return _BETWEEN.sub(r"\1 to ", _AND_HALF.sub("½", text))
