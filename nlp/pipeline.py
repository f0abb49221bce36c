"""The tokenizer and the matcher over all word lists, loaded once when asked for."""

from collections.abc import Iterator
from functools import cache

from spacy.lang.en import English
from spacy.language import Language
from spacy.matcher import PhraseMatcher

from nlp.clean import LONGEST_TEXT
from nlp.lexicon import lexicon
from nlp.rules.inflect import forms
from nlp.rules.sentence import Sentence, Term, Word

Label = tuple[str, str, str]
"""List, section and, for verbs, form."""


class Pipeline:
    """English tokens, and the entries of the word lists that they match."""

    def __init__(self) -> None:
        self.nlp: Language = English()
        self.nlp.max_length = 2 * LONGEST_TEXT
        self.matcher = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        self.labels: dict[int, Label] = {}
        groups: dict[Label, list[str]] = {}
        for label, phrase in _entries():
            groups.setdefault(label, []).append(phrase)
        for label, phrases in groups.items():
            key = ".".join(label)
            self.labels[self.nlp.vocab.strings.add(key)] = label
            self.matcher.add(key, [self.nlp.make_doc(phrase) for phrase in phrases])

    def sentence(self, text: str) -> Sentence:
        """The tokens of a text with the terms found in it."""
        doc = self.nlp.make_doc(text)
        tokens = [token for token in doc if not token.is_space]
        words = [
            Word(index, token.lower_, token.idx, token.idx + len(token)) for index, token in enumerate(tokens)
        ]
        shift = {token.i: index for index, token in enumerate(tokens)}
        terms = [
            Term(*self.labels[key], shift[start], shift[end - 1] + 1)
            for key, start, end in self.matcher(doc)
            if start in shift and end - 1 in shift
        ]
        return Sentence(text, words, terms)


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
