"""A verb that acts, and the part it plays."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from nlp.lexicon import word_set
from nlp.rules.sentence import Sentence

STOPS = frozenset(".;!?:•—·|")
BREAKS = STOPS | frozenset("()[]")
JOINS = frozenset({"and", "or", "&", "and/or", "plus", "then", "but", ",", "/"})


class Part(StrEnum):
    """What a verb does in the sentence."""

    MAIN = "main"
    ALSO = "also"
    """A second promise beside the first."""
    SHARED = "shared"
    """One of several verbs with one object."""
    PURPOSE = "purpose"
    MEANS = "means"
    REMARK = "remark"
    CARRIER = "carrier"
    """Only carries the next verb: "continue to", "aim to"."""


_VAGUE = frozenset({"improve", "vague", "explore"})
PROMISES = frozenset({Part.MAIN, Part.ALSO, Part.SHARED})


class Head(NamedTuple):
    """A verb that acts: from word `first` up to but not including `last`, with its sections in the word list."""

    first: int
    last: int
    part: Part
    form: str
    kinds: frozenset[str]


@dataclass(slots=True)
class Clause:
    """How far a clause has been read: where its first verb may stand, and the verbs found so far."""

    sentence: Sentence
    opening: int
    found: list[Head] = field(default_factory=list)
    embedded: Part | None = None

    def word(self, index: int) -> str:
        """The word at an index, empty outside the sentence."""
        return self.sentence.word(index)

    @property
    def last(self) -> Head | None:
        """The verb found last."""
        return self.found[-1] if self.found else None


def main_head(heads: list[Head]) -> Head | None:
    """The verb of the promise."""
    for head in heads:
        if head.part is Part.MAIN:
            return head
    return None


def is_manner(word: str) -> bool:
    """Whether a word looks like an adverb of manner."""
    return word.endswith("ly") and len(word) > 4 and word not in word_set("ly words that are no manner")


def is_vague(head: Head) -> bool:
    """Whether the verb names no act or direction that two people would see alike."""
    return _is_vague(head.kinds, promised=head.part in PROMISES)


@cache
def _is_vague(sections: frozenset[str], *, promised: bool) -> bool:
    kinds = sections - {"carrier"}
    return bool(kinds) and kinds <= (_VAGUE | {"soft"} if promised else _VAGUE)
