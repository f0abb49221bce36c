"""Whether the bot is well: for those who restart it, and for those who send it work."""

from bot.build import Bot
from store import backlog
from store.errors import DatabaseGone, DatabaseLocked


def alive(bot: Bot) -> str:
    """What only a restart would mend; nothing while all threads are at work."""
    return "" if bot.delivery.at_work else "delivery has stopped"


def ready(bot: Bot) -> str:
    """Why no requests should be sent here at the moment; nothing when they may come."""
    try:
        with bot.services.database.everywhere() as connection:
            backlog.answers(connection)
    except (DatabaseGone, DatabaseLocked):
        return "the database does not answer"
    return alive(bot)
