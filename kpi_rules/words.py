"""Comparing two texts by their words: a light stem, and no words that say nothing about the subject."""

import re

from kpi_rules import lexicon
from nlp.clean import LONGEST_TEXT

_WORD = re.compile(r"[^\W\d_]{2,40}")
_ALIKE = 5
"""With so many letters in common two words are one word with other endings."""
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ities", "ity", "ness", "ers", "er", "ies", "es", "ed", "s", "y",
)  # fmt: skip


def stem(word: str) -> str:
    """The word without the usual English endings, so that "customers" meets "customer"."""
    low = word.casefold()
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            return low[: -len(ending)]
    return low.removesuffix("e") if len(low) > 4 else low


def terms(text: str) -> frozenset[str]:
    """The stems of the words that carry the subject of a text."""
    empty = lexicon.words("empty", "words")
    words = _WORD.findall(text[:LONGEST_TEXT])
    return frozenset(stem(word) for word in words if word.casefold() not in empty)


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as words of their own: "IT" does not stand in "with"."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def share_a_term(first: str, second: str) -> bool:
    """Whether both texts name one thing, in whatever form: approve, approval, approvals."""
    ones, others = terms(first), terms(second)
    if not ones.isdisjoint(others):
        return True
    begins: dict[str, list[str]] = {}
    for other in others:
        begins.setdefault(other[:_ALIKE], []).append(other)
    return any(_same(one, other) for one in ones for other in begins.get(one[:_ALIKE], ()))


def _same(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _ALIKE and (one.startswith(other) or other.startswith(one))


def bare_forms(verb: str) -> tuple[str, ...]:
    """What the verb may be a form of: "visiting", "hiring", "running"."""
    low = verb.casefold()
    stem = low.removesuffix("ing")
    return (low,) if stem == low else (stem, f"{stem}e", stem[:-1])
