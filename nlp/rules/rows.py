"""Adjectives in a row: what stands beside a vague one describes as vaguely."""

import re
from collections.abc import Iterator

from nlp.lexicon import word_set
from nlp.rules.rule import Taken
from nlp.rules.sentence import Sentence

_ROW = frozenset({",", "and", "&"})
_ADJECTIVE = re.compile(r"[a-z-]{4,25}(?:ive|able|ible|ful|ous|less|ent|ant|ed)")
"""How adjectives of quality end; those of kind ("digital", "economic") end otherwise."""


def coordinated(sentence: Sentence, terms: list[Taken]) -> Iterator[Taken]:
    """What stands in one row with a vague adjective describes as vaguely: "a safe, connected, and prepared city"."""
    for term in terms:
        if term.rule != "vague-adjective":
            continue
        first, last = sentence.at(term.start), sentence.at(term.end - 1)
        for step, index in ((1, last), (-1, first)):
            for beside in _row(sentence, index, step=step):
                yield taken(sentence, range(beside, beside + 1), rule="vague-adjective")


def _row(sentence: Sentence, index: int, *, step: int) -> Iterator[int]:
    """The adjectives of the row in one direction."""
    at: int | None = index
    while at is not None:
        at = _beside(sentence, at + step, step=step)
        if at is not None:
            yield at


def _beside(sentence: Sentence, index: int, *, step: int) -> int | None:
    """The next adjective behind (or before) commas and "and", where the row goes on; nothing where it ends."""
    joined = False
    while sentence.word(index) in _ROW:
        joined, index = True, index + step
    word = sentence.word(index)
    adjective = _ADJECTIVE.fullmatch(word) is not None and index not in sentence.listed("vague", "literal")
    return index if joined and adjective and not _acts(sentence, index, step=step) else None


def _acts(sentence: Sentence, index: int, *, step: int) -> bool:
    """Whether the word is rather a verb or a participle with words of its own: "safe, stored in boxes"."""
    after = sentence.word(index + 1)
    plain = any(term.form in {"base", "s"} for term in sentence.verbs.get(index, ()))
    return plain or (step > 0 and (not after.isalpha() and after != ",")) or after in word_set("prepositions")


def taken(sentence: Sentence, words: range, *, rule: str) -> Taken:
    """The record of a rule that takes some words."""
    return Taken(rule, sentence.starts[words.start], sentence.ends[words.stop - 1])
