"""The tokenizer, and all word lists as one table of phrases, loaded once when asked for."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from spacy.lang.en import English

from nlp.clean import LONGEST_TEXT
from nlp.lexicon import lexicon
from nlp.rules.inflect import forms
from nlp.rules.sentence import Sentence, Term, Word

Label = tuple[str, str, str]
"""List, section and, for verbs, form."""
Entry = tuple[list[str], Label]
"""The words of an entry of a list."""
Token = tuple[str, int, int]
"""Lower case, and where it starts and ends."""

_CHUNK = re.compile(r"\S+")
_MOST_CHUNKS = 8_192
"""How many chunks between blanks are remembered with their tokens, which do not depend on the words around."""


class Pipeline:
    """English tokens, and the entries of the word lists that they match."""

    def __init__(self) -> None:
        self._spacy = English()
        self._spacy.max_length = 2 * LONGEST_TEXT
        self._tokens = lru_cache(maxsize=_MOST_CHUNKS)(self._tokenized)
        self._phrases: dict[str, dict[str, list[Entry]]] = {}
        """By their first word and their second, if any. Of entries for the same words the last one comes first."""
        for label, phrase in reversed([*_entries()]):
            words = [word.text for word in self._words(phrase)]
            begin = self._phrases.setdefault(words[0], {})
            begin.setdefault("".join(words[1:2]), []).append((words, label))

    def sentence(self, text: str) -> Sentence:
        """The tokens of a text with the terms found in it."""
        words = self._words(text)
        return Sentence(text, words, list(self._terms([word.text for word in words])))

    def _words(self, text: str) -> list[Word]:
        words: list[Word] = []
        for chunk in _CHUNK.finditer(text):
            at = chunk.start()
            for lower, start, end in self._tokens(chunk[0]):
                words.append(Word(len(words), lower, at + start, at + end))
        return words

    def _tokenized(self, chunk: str) -> tuple[Token, ...]:
        if chunk.isascii() and chunk.isalpha() and chunk not in English.Defaults.tokenizer_exceptions:
            return ((chunk.lower(), 0, len(chunk)),)  # A plain word is one token; nobody needs to be asked.
        doc = self._spacy.make_doc(chunk)
        return tuple((token.lower_, token.idx, token.idx + len(token)) for token in doc)

    def _terms(self, texts: list[str]) -> Iterator[Term]:
        for first, text in enumerate(texts):
            begin = self._phrases.get(text)
            if begin is None:
                continue
            for second in ("", *texts[first + 1 : first + 2]):
                for phrase, label in begin.get(second, ()):
                    last = first + len(phrase)
                    if texts[first:last] == phrase:
                        yield Term(*label, first, last)


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
