"""What a reading rule is, and what it leaves behind when it takes some words."""

from dataclasses import dataclass, field
from typing import NamedTuple

from nlp.nouns import Frozen


class Example(NamedTuple):
    """A sentence, the words that the rule must take in it, and what they must mean."""

    text: str
    words: str
    meaning: str


class Rule(Frozen):
    """One thing that is read, why it matters, where it comes from, and sentences that show it."""

    id: str
    asks: str
    why: str
    source: str
    examples: tuple[Example, ...]
    ignores: tuple[str, ...] = ()
    """Sentences that hold similar words and that the rule must leave alone."""


@dataclass(slots=True)
class Taken:
    """Words that a rule took: a light record, turned into a trace only when somebody asks."""

    rule: str
    start: int
    end: int
    meaning: object = field(default="")
