"""What a verb acts on: the last words of its objects, and whether one of them is a thing that can be pointed at."""

from nlp.lexicon import lexicon, word_set
from nlp.rules.head import is_manner
from nlp.rules.sentence import Sentence

_ENDS = frozenset({"", "and", ",", "or", "&"})
_LONGEST = 30
"""How many words an object may take at most."""


def object_ends(sentence: Sentence, start: int) -> list[int]:
    """The last words of the noun phrases from `start` up to the first preposition."""
    stops = word_set("breaks", "prepositions", "asides")
    found: list[int] = []
    for index in range(start, min(len(sentence.texts), start + _LONGEST)):
        if sentence.word(index) in stops:
            break
        after = sentence.word(index + 1)
        if (after in _ENDS or after in stops) and not _describes(sentence, index):
            found.append(_without_adverbs(sentence, index, start=start))
    return found


def _describes(sentence: Sentence, index: int) -> bool:
    """Whether an adjective in a row of them stands there: "strong, effective committee"."""
    if sentence.word(index + 1) not in {",", "and", "&"}:
        return False
    covering = (term for term in sentence.terms if term.first <= index < term.last)
    return any(term.section in {"adjective", "weak adjective"} for term in covering)


def _without_adverbs(sentence: Sentence, index: int, *, start: int) -> int:
    """The noun before adverbs that follow it: "this plan annually"."""
    while index > start and (
        is_manner(sentence.word(index)) or sentence.word(index) in lexicon("periods")["cadence"]
    ):
        index -= 1
    return index


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
