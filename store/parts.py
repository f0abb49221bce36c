"""Long lists in parts."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

MOST = 10_000
"""Values that one statement may name: databases take so many parameters and no more."""


def in_parts(every: Sequence[T], *, most: int = MOST) -> Iterator[Sequence[T]]:
    """The same values in their order, so many at a time."""
    return (every[at : at + most] for at in range(0, len(every), most))
