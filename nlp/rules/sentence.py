"""A sentence as the rules see it: words with their places, and the terms of the word lists among them."""

from bisect import bisect_right
from typing import NamedTuple


class Term(NamedTuple):
    """An entry of a word list, from word `first` up to but not including word `last`."""

    list: str
    section: str
    form: str
    first: int
    last: int


class Words(NamedTuple):
    """The tokens of a text: each in lower case, where it starts, and where it ends."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


_TITLED = 0.6
"""Where so many words begin with a capital, capitals name nothing."""


class Sentence:
    """The words of a text and the terms among them."""

    __slots__ = ("ends", "lower", "starts", "terms", "text", "texts", "verbs", "vocabulary")

    def __init__(self, text: str, words: Words, terms: list[Term]) -> None:
        self.text = text
        self.lower = text.lower()
        self.terms = terms
        self.texts, self.starts, self.ends = words
        self.vocabulary = frozenset(self.texts)
        """The words that occur, to ask cheaply whether a rule can hold at all."""
        self.verbs: dict[int, list[Term]] = {}
        """Verb terms by the word they start at, the longest first."""
        for term in terms:
            if term.list == "verb":
                self.verbs.setdefault(term.first, []).append(term)
        for found in self.verbs.values():
            if len(found) > 1:
                found.sort(key=_length)

    def listed(self, name: str, section: str) -> set[int]:
        """The words covered by the terms of a section."""
        covered: set[int] = set()
        for term in self.terms:
            if term.section == section and term.list == name:
                covered.update(range(term.first, term.last))
        return covered

    def is_name(self, index: int) -> bool:
        """Whether a capital beside another makes a name ("Show Up training"), unless All Words Have Capitals."""
        if index <= 0 or not self._capital(index):
            return False
        beside = self._capital(index + 1) or (index > 1 and self._capital(index - 1))
        return beside and not self._titled()

    def _capital(self, index: int) -> bool:
        return index < len(self.starts) and self.text[self.starts[index]].isupper()

    def _titled(self) -> bool:
        letters = [start for text, start in zip(self.texts, self.starts, strict=True) if text[0].isalpha()]
        return sum(self.text[start].isupper() for start in letters) > _TITLED * len(letters)

    def word(self, index: int) -> str:
        """The word at an index, empty outside the sentence."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def at(self, position: int) -> int:
        """The index of the first word that ends behind a character position."""
        return bisect_right(self.ends, position)


def _length(term: Term) -> int:
    return term.first - term.last
