"""Which KPI somebody means by a few of its words, or by its initials: "AR days" for accounts receivable days."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kpi_rules import lexicon
from kpi_rules.nouns import Definition
from kpi_rules.words import stem

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Called(NamedTuple):
    """A KPI with the words by which it is found, where nothing else of it is needed."""

    id: str
    words: tuple[str, ...]


class Known(NamedTuple):
    """A KPI that somebody may record, with the words by which it is found."""

    id: str
    definition: Definition
    words: tuple[str, ...]


def known(kpi_id: str, definition: Definition) -> Known:
    """The KPI with its words."""
    return Known(kpi_id, definition, name_words(definition))


def name_words(definition: Definition) -> tuple[str, ...]:
    """The words of its name and of what it counts; of one that counts nothing, those of its sentence."""
    subject = f"{definition.sheet.name} {definition.metric}".strip() or definition.statement
    return tuple(word.casefold() for word in _WORD.findall(subject))


def initials(words: tuple[str, ...]) -> str:
    """The first letters of these words."""
    return "".join(word[0] for word in words)


def names_in(text: str) -> tuple[str, ...]:
    """The words of a text that may name a KPI."""
    fillers = lexicon.words("fillers", "words")
    found = (word.casefold() for word in _WORD.findall(text))
    return tuple(word for word in found if word not in fillers)


def named(words: tuple[str, ...], kpis: Iterable[Known | Called]) -> tuple[str, ...]:
    """The KPIs that most of the words fit, the best alone; nothing when over half of the words fit none."""
    if not words:
        return ()
    best, found = 1, list[str]()
    for kpi in kpis:
        score = _told(words, kpi)
        if score > best:
            best, found = score, []
        if score == best:
            found.append(kpi.id)
    return () if best * 2 < len(words) else tuple(found)


def fits(words: tuple[str, ...], kpi: Known) -> bool:
    """Whether all of the words name this KPI."""
    return bool(words) and len(_fitting(words, kpi)) == len(words)


def is_fully_named(text: str, kpi: Known) -> bool:
    """Whether every word of a text that may name a KPI names this one, or there is none."""
    words = names_in(text)
    return not words or fits(words, kpi)


def _told(words: tuple[str, ...], kpi: Known | Called) -> int:
    """How many of the words fit; none where they share just a measure: "AR days" are not the days of another KPI."""
    fitting = _fitting(words, kpi)
    measures = lexicon.words("fillers", "measures")
    return 0 if len(fitting) < len(words) and measures.issuperset(fitting) else len(fitting)


def _fitting(words: tuple[str, ...], kpi: Known | Called) -> list[str]:
    stems = {stem(word) for word in kpi.words}
    letters = initials(kpi.words)
    return [
        word
        for word in words
        if stem(word) in stems or _begins(word, kpi.words) or (may_be_initials(word) and word in letters)
    ]


def _begins(word: str, others: tuple[str, ...]) -> bool:
    return len(word) >= 4 and any(other.startswith(word) for other in others)


def may_be_initials(word: str) -> bool:
    """Whether a word is as long as initials are."""
    return 2 <= len(word) <= 5
