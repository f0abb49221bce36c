"""Places and groups that exclude each other: a goal for Japan is not met in Korea."""

import re
from functools import cache

from kpi_rules import lexicon
from nlp.clean import LONGEST_TEXT

_ALSO_VERBS = frozenset({"Polish"})
_WORD = re.compile(r"\b[A-Z][A-Za-z]{1,40}\b")


@cache
def _countries() -> dict[str, str]:
    rows = [row.split() for row in lexicon.sections("scopes")["countries"]]
    return {name: row[0] for row in rows for name in row}


def places(text: str) -> dict[str, tuple[int, int]]:
    """The countries that a text names, each with where it stands first."""
    found: dict[str, tuple[int, int]] = {}
    for word in _WORD.finditer(text):
        country = _countries().get(word.group().lower())
        # "US" is a country, "Us" a pronoun; small letters never name a country, nor does a verb that begins a sentence.
        verb = word.start() == 0 and word.group() in _ALSO_VERBS
        if country and word.group() != "Us" and not verb:
            found.setdefault(country, word.span())
    return found


def elsewhere(text: str, *, objective: str) -> tuple[int, int] | None:
    """Where the text names a place or group that leaves out what the objective is about; None when it does not."""
    text, objective = text[:LONGEST_TEXT], objective[:LONGEST_TEXT]
    there, here = places(objective), places(text)
    if there and here and not there.keys() & here.keys():
        return min(here.values())
    return _other_group(text, objective)


def _other_group(text: str, objective: str) -> tuple[int, int] | None:
    for row in lexicon.sections("scopes")["contrasts"]:
        pair = tuple(row.split(" / "))
        for wanted, other in (pair, pair[::-1]):
            if _in(wanted, objective) and not _in(other, objective) and not _in(wanted, text):
                found = _in(other, text)
                if found:
                    return found.span()
    return None


def _in(words: str, text: str) -> re.Match[str] | None:
    return re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE)
