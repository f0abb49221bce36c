"""A sentence as the rules see it: words with their places, and the terms of the word lists among them."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


@dataclass(slots=True)
class Word:
    """One token in lower case."""

    index: int
    text: str
    start: int
    end: int


class Term(NamedTuple):
    """An entry of a word list, from word `first` up to but not including word `last`."""

    list: str
    section: str
    form: str
    first: int
    last: int


@dataclass
class Sentence:
    """The words of a text and the terms among them."""

    text: str
    words: list[Word]
    terms: list[Term] = field(default_factory=list)

    @cached_property
    def lower(self) -> str:
        """The text in lower case, character for character."""
        return self.text.lower()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words that occur, to ask cheaply whether a rule can hold at all."""
        return frozenset(word.text for word in self.words)

    @cached_property
    def verbs(self) -> dict[int, list[Term]]:
        """Verb terms by the word they start at, the longest first."""
        found: dict[int, list[Term]] = {}
        for term in self.terms:
            if term.list == "verb":
                found.setdefault(term.first, []).append(term)
        for terms in found.values():
            terms.sort(key=lambda term: term.first - term.last)
        return found

    @cached_property
    def _covered(self) -> dict[tuple[str, str], set[int]]:
        covered: dict[tuple[str, str], set[int]] = {}
        for term in self.terms:
            covered.setdefault((term.list, term.section), set()).update(range(term.first, term.last))
        return covered

    def listed(self, name: str, section: str) -> set[int]:
        """The words covered by the terms of a section."""
        return self._covered.get((name, section), set())

    def word(self, index: int) -> str:
        """The word at an index, empty outside the sentence."""
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def at(self, position: int) -> int:
        """The index of the first word that ends behind a character position."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].end <= position:
                low = middle + 1
            else:
                high = middle
        return low
