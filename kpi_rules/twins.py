"""KPIs that count the same, or nearly the same, in two places of a company."""

from collections.abc import Iterable
from typing import TypeVar

from kpi_rules.nouns import Definition
from kpi_rules.words import terms

NEARLY = 0.6
"""The part of all words of two metrics that both must have."""

Key = TypeVar("Key")


def twins(definition: Definition, others: Iterable[tuple[Key, Definition]]) -> tuple[Key, ...]:
    """Those of the others that count the same: the same unit, and nearly the same words for what is counted."""
    mine = terms(definition.metric)
    return tuple(
        key
        for key, other in others
        if mine and other.unit is definition.unit and _nearly(mine, terms(other.metric))
    )


def _nearly(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    within = both >= 2 and both == min(len(one), len(other))
    return bool(both) and (within or both >= NEARLY * len(one | other))
