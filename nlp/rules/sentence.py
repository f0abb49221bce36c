"""A sentence as the rules see it: words with their places, and the terms of the word lists among them."""

from bisect import bisect_right
from dataclasses import dataclass
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


_TITLED = 0.6
"""Where so many words begin with a capital, capitals name nothing."""


class Sentence:
    """The words of a text and the terms among them."""

    __slots__ = ("_covered", "_ends", "lower", "terms", "text", "texts", "verbs", "vocabulary", "words")

    def __init__(self, text: str, words: list[Word], terms: list[Term]) -> None:
        self.text = text
        self.lower = text.lower()
        self.words = words
        self.terms = terms
        self.texts = [word.text for word in words]
        self._ends = [word.end for word in words]
        self.vocabulary = frozenset(self.texts)
        """The words that occur, to ask cheaply whether a rule can hold at all."""
        self.verbs: dict[int, list[Term]] = {}
        """Verb terms by the word they start at, the longest first."""
        self._covered: dict[tuple[str, str], set[int]] = {}
        for term in terms:
            self._note(term)
        for found in self.verbs.values():
            found.sort(key=_length)

    def _note(self, term: Term) -> None:
        if term.list == "verb":
            self.verbs.setdefault(term.first, []).append(term)
        else:
            self._covered.setdefault((term.list, term.section), set()).update(range(term.first, term.last))

    def listed(self, name: str, section: str) -> set[int]:
        """The words covered by the terms of a section."""
        return self._covered.get((name, section), set())

    def is_name(self, index: int) -> bool:
        """Whether a capital beside another makes a name ("Show Up training"), unless All Words Have Capitals."""
        if index <= 0 or not self._capital(index):
            return False
        beside = self._capital(index + 1) or (index > 1 and self._capital(index - 1))
        return beside and not self._titled()

    def _capital(self, index: int) -> bool:
        return index < len(self.words) and self.text[self.words[index].start].isupper()

    def _titled(self) -> bool:
        letters = [word.start for word in self.words if word.text[0].isalpha()]
        return sum(self.text[start].isupper() for start in letters) > _TITLED * len(letters)

    def word(self, index: int) -> str:
        """The word at an index, empty outside the sentence."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def at(self, position: int) -> int:
        """The index of the first word that ends behind a character position."""
        return bisect_right(self._ends, position)


def _length(term: Term) -> int:
    return term.first - term.last
