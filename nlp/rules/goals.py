"""Whether the sentence promises one thing or several, each with its own verb and object."""

import re
from typing import NamedTuple

from nlp.lexicon import word_set
from nlp.rules.head import BREAKS, Head, Part
from nlp.rules.sentence import Sentence

_FINITE = re.compile(r"\b(?:is|are|has|have|will|must|should|[a-z]{1,30}ed)\b", re.IGNORECASE)
_BETWEEN = frozenset({"and", "or", "but", "then", "also", ",", ";", "&", "plus", "."})
_RELATIVE = re.compile(r"\b(?:that|which|who)\b", re.IGNORECASE)
_STATED = re.compile(
    r"(?:, and|; and|;|, but| and) (?P<second>(?:our |the |all |their |each |an? )?(?:[\w'-]{1,40} ){1,4}"
    r"(?:is|are|has|have|will|can|must|should) (?!been\b))",
    re.IGNORECASE,
)

_AND_THAT = re.compile(r",? and (?P<second>that (?:[\w'-]{1,40} ){1,5})", re.IGNORECASE)
_THAT = re.compile(
    r"\b(?:ensur\w{1,3}|guarantee\w{0,3}|make sure|see to it|assur\w{1,3}|so) that\b", re.IGNORECASE
)
_COUNTED = re.compile(
    r"(?P<first>\d[\d.,]{0,9} ?%? (?:of )?(?:[a-z'-]{1,30} ){1,6}?[a-z]{2,20}ed),? and "
    r"(?P<second>\d[\d.,]{0,9} ?%? (?:of )?(?:[a-z'-]{1,30} ){1,6}?[a-z]{2,20}ed\b)",
    re.IGNORECASE,
)
"""Two counts, each with its own participle: "90% of projects completed and 95% of budget spent"."""


class Goal(NamedTuple):
    """One promise in character places."""

    start: int
    end: int


def goals(sentence: Sentence, *, heads: list[Head]) -> list[Goal]:
    """The promises that stand side by side."""
    promises = [head for head in heads if head.part in {Part.MAIN, Part.ALSO}]
    found: list[Goal] = []
    for index, head in enumerate(promises):
        stop = promises[index + 1].first if index + 1 < len(promises) else len(sentence.texts)
        other = head.part is Part.ALSO and sentence.word(head.first - 1) != "or"
        if not found or (other and _own_object(sentence, head, stop=stop)):
            last = _last(sentence, stop=stop, first=head.first)
            found.append(Goal(sentence.starts[head.first], sentence.ends[last]))
    return found if len(found) > 1 else _stated(sentence.text) or found


def _last(sentence: Sentence, *, stop: int, first: int) -> int:
    """The last word of a promise, without what only leads over to the next one."""
    last = stop - 1
    while last > first and sentence.word(last) in _BETWEEN:
        last -= 1
    return last


def _own_object(sentence: Sentence, head: Head, *, stop: int) -> bool:
    words = [sentence.word(index) for index in range(head.last, stop)]
    content = [word for word in words if word not in BREAKS and word not in {"and", ",", "also"}]
    if content and content[0] in word_set("pronouns"):
        return False
    return bool(content) or head.form != "base"


def _stated(text: str) -> list[Goal]:
    """Two statements of fact side by side: "Staff have laptops, and lockers are labelled"."""
    if (second := _AND_THAT.search(text)) is not None and _THAT.search(text, 0, second.start()):
        return [Goal(0, second.start()), Goal(second.start("second"), len(text.rstrip()))]
    if (second := _COUNTED.match(text)) is not None:
        return [Goal(0, second.end("first")), Goal(second.start("second"), len(text.rstrip()))]
    for second in _STATED.finditer(text):
        if _RELATIVE.search(text, 0, second.start()):
            return []
        if _FINITE.search(text, 0, second.start()):
            return [Goal(0, second.start()), Goal(second.start("second"), len(text.rstrip()))]
    return []
