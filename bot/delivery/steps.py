"""The moments of a delivery at which a process may die; tests stop it there, logs may follow it."""

from enum import StrEnum
from uuid import UUID


class Step(StrEnum):
    """How far a message has come."""

    CLAIMED = "claimed"
    INTENDED = "intended"
    ANSWERED = "answered"
    MARKED = "marked"


def unwatched(_step: Step, _message: UUID) -> None:
    """Nobody is looking."""
