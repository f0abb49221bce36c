"""Words made comparable: light stems, words that say the same, and names that mean the same KPI."""

import re
import tomllib
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files

from nlp.nouns import Frozen

WORD = re.compile(r"[a-z0-9]+")

LONGEST = 40
"""Longer runs of letters are no words."""

WHOLE = frozenset({"analysis", "sales", "business", "process", "news", "people", "days"})
"""Words that look as if they had an ending."""

PLURALS = (
    ("ies", "y", 5),
    ("sses", "ss", 5),
    ("ches", "ch", 6),
    ("shes", "sh", 6),
    ("xes", "x", 5),
    ("s", "", 4),
)
"""Ending, what stands in its place, and the shortest word that has it."""

SUFFIXES = (
    ("ability", 9), ("ations", 9), ("ation", 8), ("able", 8), ("ive", 8), ("ment", 7), ("al", 7), ("ing", 6), ("ly", 6),
    ("ed", 5), ("y", 6), ("e", 4),
)  # fmt: skip
"""Ending that is dropped, and the shortest word that has it."""

ALIKE = 0.88
"""Names whose sorted words match this closely differ by a slip of the pen, as tried on our own names."""


class Lexicon(Frozen):
    """Stop words, and stems that are read as other stems."""

    stop: frozenset[str]
    measuring: frozenset[str]
    same: dict[str, str]
    abbreviations: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The word lists of `words.toml`, read on first use."""
    data = tomllib.loads((files("kpi_rules.catalogue") / "words.toml").read_text(encoding="utf-8"))
    return Lexicon(
        stop=frozenset(data["stop"].split()),
        measuring=frozenset(stem(word) for word in data["measuring"].split()),
        same={stem(word): stem(other) for word, other in data["same"].items()},
        abbreviations=data["abbreviations"],
    )


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its usual English endings: the same for "invoice", "invoices" and "invoicing"."""
    if word in WHOLE:
        return word
    word = _singular(word)
    for suffix, shortest in SUFFIXES:
        if word.endswith(suffix) and len(word) >= shortest:
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl" else word


def _singular(word: str) -> str:
    if word.endswith(("ss", "us", "is")):
        return word
    for ending, instead, shortest in PLURALS:
        if word.endswith(ending) and len(word) >= shortest:
            return word[: -len(ending)] + instead
    return word


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order; abbreviations written out, like words made one."""
    known = lexicon()
    spelled = " ".join(known.abbreviations.get(word, word) for word in WORD.findall(text.lower()))
    stems = (stem(word) for word in spelled.split() if word not in known.stop and 1 < len(word) <= LONGEST)
    return tuple(known.same.get(one, one) for one in stems)


def bag(texts: Iterable[str]) -> frozenset[str]:
    """All stems of some texts."""
    return frozenset(token for text in texts for token in tokens(text))


def alike(one: str, other: str) -> bool:
    """Whether two names mean the same KPI: the same words in any order, but for a slip of the pen."""
    left, right = sorted(_essence(one)), sorted(_essence(other))
    if not left or not right:
        return False
    return left == right or (len(left) == len(right) and _close(" ".join(left), " ".join(right)))


def _essence(name: str) -> frozenset[str]:
    """The words of a name without those that only say in what it is measured, unless it says little else."""
    words = bag([name])
    rest = words - lexicon().measuring
    return rest if len(rest) > 1 else words


def _close(left: str, right: str) -> bool:
    return left[0] == right[0] and SequenceMatcher(None, left, right).ratio() >= ALIKE
