"""What people are asked when a goal changes that their work hangs on, and what they say."""

from enum import StrEnum

from nlp.nouns import Frozen


class Reply(StrEnum):
    """What somebody says about their work after a goal changed."""

    WAITING = "waiting"
    HOLDS = "holds"
    REVISING = "revising"


class Echo(Frozen):
    """One person is asked whether the work of one department still holds after a goal changed or went."""

    goal: str
    """Id of the objective or indicator."""
    department: str
    user: str
    version: int
    """Of the company's record that brought the change."""
    state: Reply = Reply.WAITING
