"""What a verb acts on: the last words of its objects, and whether one of them is a thing that can be pointed at."""

from nlp.lexicon import word_set
from nlp.rules.sentence import Sentence

_ENDS = frozenset({"", "and", ",", "or", "&"})
_LONGEST = 30
"""How many words an object may take at most."""


def object_ends(sentence: Sentence, start: int) -> list[int]:
    """The last words of the noun phrases from `start` up to the first preposition."""
    stops = word_set("breaks", "prepositions")
    found: list[int] = []
    for index in range(start, min(len(sentence.texts), start + _LONGEST)):
        if sentence.word(index) in stops:
            break
        after = sentence.word(index + 1)
        if after in _ENDS or after in stops:
            found.append(index)
    return found


def is_thing(word: str) -> bool:
    """Whether a noun, in singular or plural, names something that is either there or not."""
    things = word_set("thing", name="things")
    return any(form in things for form in _singulars(word))


def is_one(sentence: Sentence, index: int) -> bool:
    """Whether a noun is in the singular: one plan can be pointed at, "robust processes" cannot."""
    word = sentence.word(index)
    return not word.endswith("s") or word.endswith(("ss", "us", "is"))


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("ies"):
        return word, word[:-3] + "y"
    return word, word.removesuffix("s"), word.removesuffix("es")
