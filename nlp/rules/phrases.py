"""The phrases of a promise: its metric, its scope, its means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from nlp.lexicon import word_set
from nlp.rules.head import BREAKS, Head, Part, is_manner, main_head
from nlp.rules.number import Number, Place
from nlp.rules.sentence import Sentence

_MEANS = re.compile(
    r"\b(?:(?:by|using) (?:the )?(?:[a-z]{1,30}ly )?(?:[a-z]{1,30}ing\b|improved|better|[a-z]{1,30}(?:ion|ment)\b)"
    r"|(?:through|via|by means of) [a-z])[^.;]{0,200}",
    re.IGNORECASE,
)
_SCOPE = frozenset({"for", "among", "amongst", "across", "in", "at", "throughout", "on"})
_TIME_TO = frozenset({"time", "cost", "speed", "days", "hours", "right", "access"})
_STRETCH = re.compile(
    r"\b(?:time|times|days|hours|delay|period|cycle) (?:taken |needed )?from (?:an? |the )?(?!\d)[a-z-]+"
    r"(?: [a-z-]+){0,2}? to (?:an? |the )?(?!\d)[a-z-]+"
)
_OPENINGS = _SCOPE | {"of"}
_MOST_SCOPES = 3
_MOST_OPENINGS = 12


@dataclass(slots=True)
class Parts:
    """What is already known of a sentence when its phrases are cut out."""

    sentence: Sentence
    heads: list[Head]
    target: Number | None
    numbers: list[Number]
    times: list[Place]
    fixed: set[int] = field(init=False)
    """The words that belong to a number or a time; a size such as "30-day" belongs to what it describes."""
    stretches: set[int] = field(init=False)
    """The words of a measured way: "time from request to signature"."""

    def __post_init__(self) -> None:
        """Look up which words are fixed, once for all phrases."""
        at = self.sentence.at
        written = self.sentence.text
        numbers = (n for n in self.numbers if n is self.target or "-" not in written[n.start : n.end + 1])
        places = [*((number.front, number.end) for number in numbers), *self.times]
        self.fixed = {index for start, end in places for index in range(at(start), at(end - 1) + 1)}
        ways = _STRETCH.finditer(self.sentence.lower) if "from" in self.sentence.vocabulary else ()
        self.stretches = {index for way in ways for index in range(at(way.start()), at(way.end() - 1) + 1)}

    def place(self, first: int, last: int) -> Place | None:
        """The characters of some words without small words at their edges."""
        texts = self.sentence.texts
        while first < last and (texts[first] in word_set("edges") or _is_loose(texts[first])):
            first += 1
        while first < last and _trails(texts[last - 1]):
            last -= 1
        return (self.sentence.starts[first], self.sentence.ends[last - 1]) if first < last else None


def _trails(word: str) -> bool:
    """Whether a word at the end of a phrase belongs no more to it: "satisfaction significantly"."""
    return word in word_set("edges", "trailing", "breaks") or _is_loose(word)


def _is_loose(word: str) -> bool:
    """Whether a word at the edge is an adverb of manner, or no word at all."""
    return is_manner(word) or not any(map(str.isalnum, word))


def metric(parts: Parts) -> Place | None:
    """What is measured: the subject of "must reach", the object of "reduce", the things counted."""
    main = main_head(parts.heads)
    if main is None or (main is parts.heads[0] and _inside(parts, main)):
        return _phrase(parts, 0) or _behind_target(parts)
    subject = _subject(parts, main)
    if subject is not None and main.kinds & {"reach", "keep", "up", "down", "improve"}:
        return subject
    return _phrase(parts, main.last) or _behind_target(parts) or subject


def _behind_target(parts: Parts) -> Place | None:
    if parts.target is None:
        return None
    first = parts.sentence.at(parts.target.end)
    while parts.sentence.word(first) in word_set("before what is counted"):
        first += 1
    return _phrase(parts, first)


def _subject(parts: Parts, main: Head) -> Place | None:
    """The words before "must", "is" or "will", where they name something."""
    small = word_set("modals", "auxiliaries", "only")
    end = main.first
    while end > 0 and parts.sentence.word(end - 1) in small:
        end -= 1
    bare = main.form in {"ed", "s"}
    if (
        end == 0
        or (end == main.first and not bare)
        or parts.sentence.word(end - 1) in word_set("plural subjects")
    ):
        return None
    return _phrase(parts, 0, stop=end)


def _phrase(parts: Parts, first: int, *, stop: int | None = None) -> Place | None:
    """The words from `first` up to a number, a time, another verb or a preposition that opens something else."""
    last = first
    end = len(parts.sentence.texts) if stop is None else stop
    starts = {head.first for head in parts.heads if head.first > first and not _inside(parts, head)}
    starts -= parts.stretches
    while last < end and last not in starts and last not in parts.fixed and not _closes(parts, last):
        last += 1
    return parts.place(first, last)


def _inside(parts: Parts, head: Head) -> bool:
    """Verbs that are part of the metric: "time to hire"."""
    word = parts.sentence.word
    if head.first in parts.stretches:
        return True
    return head.part is Part.SHARED or (word(head.first - 1) == "to" and word(head.first - 2) in _TIME_TO)


def _closes(parts: Parts, index: int) -> bool:
    word = parts.sentence.texts[index]
    if word not in _closing() or index in parts.stretches:
        return False
    before = parts.sentence.word(index - 1)
    if before == "-":
        return False
    if word == "to":
        return before not in _TIME_TO
    if word == "per":
        # "Cost per hire" is a measure's own name; a time behind it would be fixed and have ended the words.
        return not parts.sentence.word(index + 1).isalpha()
    return word in BREAKS or parts.sentence.word(index + 1) != "-"


@cache
def _closing() -> frozenset[str]:
    """The words at which a metric can end."""
    return BREAKS | {"to"} | word_set("metric ends")


def means(text: str, *, times: list[Place]) -> Place | None:
    """The way by which the goal is to be reached: "by …", "through …"."""
    for found in _MEANS.finditer(text):
        if not any(start <= found.start() < end for start, end in times):
            end = min([found.end(), *(start for start, _ in times if start > found.start())])
            return found.start(), len(text[:end].rstrip(" ,"))
    return None


def scopes(parts: Parts, *, taken: list[Place]) -> list[Place]:
    """Where, for whom, of which: prepositional phrases that belong to no number, time or means."""
    texts = parts.sentence.texts
    openings = [index for index, text in enumerate(texts) if index and text in _OPENINGS]
    found = [place for index in openings[:_MOST_OPENINGS] if (place := _scope(parts, index)) is not None]
    free = [place for place in found if not any(start < place[1] and place[0] < end for start, end in taken)]
    return free[:_MOST_SCOPES]


def _scope(parts: Parts, index: int) -> Place | None:
    word, after = parts.sentence.word(index), parts.sentence.word(index + 1)
    if word == "of" and after[:1].isdigit() and not _is_target(parts, index + 1):
        return parts.place(index + 1, _scope_end(parts, index + 2))
    if (
        word not in _SCOPE
        or index in parts.fixed
        or not after
        or index + 1 in parts.fixed
        or after.endswith("ing")
    ):
        return None
    place = parts.place(index + 1, _scope_end(parts, index + 1))
    return (parts.sentence.starts[index], place[1]) if place is not None else None


def _is_target(parts: Parts, index: int) -> bool:
    start = parts.sentence.starts[index]
    return parts.target is not None and parts.target.start <= start < parts.target.end


def _scope_end(parts: Parts, index: int) -> int:
    starts = {head.first for head in parts.heads}
    stops = word_set("metric ends", "scope ends", "breaks") | {","}
    while (
        index < len(parts.sentence.texts) and parts.sentence.word(index) not in stops and index not in starts
    ):
        if index in parts.fixed:
            break
        index += 1
    return index


_CAPITALS = re.compile(r"(?<![\w-])(?=[A-Z&]*[A-Z][A-Z&]*[A-Z])[A-Z][A-Z&]{1,6}s?(?![\w-])")
_TWO_CAPITALS = re.compile(r"[A-Z][A-Z&]")
"""No abbreviation is without them, and they are found much faster."""
_DEFINED = re.compile(r"\s?\((?=[A-Z][a-z])")
_SHOUTED = 0.6
"""Where so many letters are capitals, capitals mean nothing."""


def abbreviations(text: str, *, known: frozenset[str]) -> Iterator[Place]:
    """Abbreviations that a stranger would not know, unless the sentence itself spells them out."""
    if _TWO_CAPITALS.search(text) is None or _CAPITALS.search(text) is None:
        return
    letters = [*filter(str.isalpha, text)]
    if sum(map(str.isupper, letters)) > _SHOUTED * max(1, len(letters)):
        return
    for found in _CAPITALS.finditer(text):
        bracketed = text[found.start() - 1 : found.start()] in {"(", "["}
        if found[0] not in known and not bracketed and not _DEFINED.match(text, found.end()):
            yield found.span()
