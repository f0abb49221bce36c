"""The tokenizer, and all word lists as one table of phrases, loaded once when asked for."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.lang.en import English

from nlp.clean import LONGEST_TEXT
from nlp.lexicon import lexicon
from nlp.rules.inflect import forms
from nlp.rules.sentence import Sentence, Term, Words

Label = tuple[str, str, str]
"""List, section and, for verbs, form."""
Entry = tuple[list[str], Label]
"""The words of an entry of a list that has several."""
Token = tuple[str, int, int]
"""Lower case, and where it starts and ends."""

_MOST_CHUNKS = 8_192
"""How many chunks between blanks are remembered with their tokens, which do not depend on the words around."""


class Begin(NamedTuple):
    """What a word begins: entries that are this word alone, and the longer ones by their second word."""

    alone: list[Label]
    longer: dict[str, list[Entry]]


class Pipeline:
    """English tokens, and the entries of the word lists that they match."""

    def __init__(self) -> None:
        self._spacy = English()
        self._spacy.max_length = 2 * LONGEST_TEXT
        self._tokens = lru_cache(maxsize=_MOST_CHUNKS)(self._tokenized)
        self._begins: dict[str, Begin] = {}
        """By their first word. Of entries for the same words the last one comes first."""
        for label, phrase in reversed([*_entries()]):
            texts = self._words(phrase).texts
            begin = self._begins.setdefault(texts[0], Begin([], {}))
            if len(texts) == 1:
                begin.alone.append(label)
            else:
                begin.longer.setdefault(texts[1], []).append((texts, label))

    @property
    def words_kept(self) -> int:
        """How many words spaCy holds in memory."""
        return len(self._spacy.vocab.strings)

    def sentence(self, text: str) -> Sentence:
        """The tokens of a text with the terms found in it."""
        words = self._words(text)
        return Sentence(text, words, self._terms(words.texts))

    def _words(self, text: str) -> Words:
        words = Words([], [], [])
        texts, starts, ends = words
        at = 0
        for chunk in text.split():
            at = text.index(chunk, at)
            for lower, start, end in self._tokens(chunk):
                texts.append(lower)
                starts.append(at + start)
                ends.append(at + end)
            at += len(chunk)
        return words

    def _tokenized(self, chunk: str) -> tuple[Token, ...]:
        if chunk.isascii() and chunk.isalpha() and chunk not in English.Defaults.tokenizer_exceptions:
            return ((chunk.lower(), 0, len(chunk)),)  # A plain word is one token; nobody needs to be asked.
        # Without the zone, spaCy would keep every word that it ever saw.
        with self._spacy.memory_zone():
            doc = self._spacy.make_doc(chunk)
            return tuple((token.lower_, token.idx, token.idx + len(token)) for token in doc)

    def _terms(self, texts: list[str]) -> list[Term]:
        found: list[Term] = []
        for first, text in enumerate(texts):
            begin = self._begins.get(text)
            if begin is None:
                continue
            found += [Term(*label, first, first + 1) for label in begin.alone]
            if begin.longer and first + 1 < len(texts):
                for phrase, label in begin.longer.get(texts[first + 1], ()):
                    last = first + len(phrase)
                    if texts[first:last] == phrase:
                        found.append(Term(*label, first, last))
        return found


@cache
def pipeline() -> Pipeline:
    """The one pipeline of this process."""
    return Pipeline()


def _entries() -> Iterator[tuple[Label, str]]:
    for section, words in lexicon("verbs").items():
        for base, irregular in words.items():
            for written, form in forms(base, irregular=tuple(irregular.split())):
                yield ("verb", section, form), written
    for name in ("vague", "metrics"):
        for section, words in lexicon(name).items():
            for word in words:
                yield (name, section, ""), word
