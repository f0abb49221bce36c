"""Words that a slip of the finger keeps from being read: found by what such slips make of the words that matter."""

from collections.abc import Iterator
from functools import cache

from nlp.lexicon import word_set
from nlp.rules.rule import Taken
from nlp.rules.sentence import Sentence

_VOWELS = "aeiou"
_SHORTEST = 4
_SOUNDS = {"c": "s", "s": "c", "z": "s"}


def slips(sentence: Sentence) -> Iterator[Taken]:
    """The misspelt words with what they are likely to mean."""
    meant = _meant()
    if meant.keys().isdisjoint(sentence.vocabulary):
        return
    for index, text in enumerate(sentence.texts):
        if text in meant:
            yield Taken("spelling", sentence.starts[index], sentence.ends[index], meant[text])


@cache
def _meant() -> dict[str, str]:
    """What each slip stands for; what is a word of its own, or a slip in two words, stands for nothing."""
    words = word_set("words", name="spelling")
    others = words | word_set("other words", name="spelling")
    found: dict[str, str] = {}
    twice: set[str] = set()
    for word in sorted(words):
        for slip in {*_variants(word)} - others:
            if slip in found:
                twice.add(slip)
            found[slip] = word
    return {slip: word for slip, word in found.items() if slip not in twice and len(slip) >= _SHORTEST}


def _variants(word: str) -> Iterator[str]:
    """A letter left out, doubled, changed with its neighbour, or written as it sounds; the first letter stays."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if word[at] in _VOWELS:
            yield from (word[:at] + vowel + word[at + 1 :] for vowel in _VOWELS)
        if word[at] in _SOUNDS:
            yield word[:at] + _SOUNDS[word[at]] + word[at + 1 :]
