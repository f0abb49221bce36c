"""A bot that waits only a moment for its database, and a Slack that soon tries again: for tests that take it away."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.run import load_demo
from bot.sandbox.server import running
from bot.wording import trouble as words
from store.database import open_database
from store.migrations import upgrade
from tests.conversations import chapters
from tests.conversations.stand import SOON, Stand, at_work
from tests.people import render

OFTEN = SOON.model_copy(update={"redelivery": (0.5,) * 60})
"""Slack's own next try may come a minute later; here it is the bot that is measured."""

BUSY = str(words.BUSY)[:40]


@contextmanager
def impatient(url: str) -> Iterator[Stand]:
    """The bot at work on this database, with Fiona among her needs."""
    database = open_database(url, busy_timeout=0.3)
    upgrade(database)
    with running(OFTEN) as sandbox, at_work(database, sandbox) as bot:
        load_demo(bot)
        chapters.place(database, chapters.NEEDED)
        yield Stand(sandbox, bot, database)
    database.close()


def says_busy(stage: Stand) -> bool:
    """Whether Fiona has read that the bot cannot answer right now."""
    return any(BUSY in render(message) for message in stage.fiona.messages())
