"""What everybody owes at a moment: read from the database, one row of `SOURCES` for each kind."""

from bot.nudges.owed import Kind, Owed
from bot.owing import drafted, needed, recorded
from bot.owing.ledger import Ledger

SOURCES = (recorded.every, drafted.every, needed.every)
"""Each gives what it knows of; a row that cannot be read is logged there, and stops no other."""

AGAIN = {
    Kind.VALUE: recorded.again,
    Kind.AGREEMENT: drafted.again,
    Kind.APPROVAL: drafted.again,
    Kind.DRAFT: drafted.again,
    Kind.NEED: needed.again,
}
"""Each gives what is still owed about the subject of one thing."""


def owed(ledger: Ledger) -> tuple[Owed, ...]:
    """Everything that somebody owes."""
    return tuple(one for source in SOURCES for one in source(ledger))


def holds(ledger: Ledger, one: Owed) -> bool:
    """Whether this very thing is still owed: nobody answered while the reminder was being put together."""
    return any(again.item == one.item for again in AGAIN[one.kind](ledger, one.subject))
