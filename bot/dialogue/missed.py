"""What is said to an answer in which the day was not found."""

import calendar

from bot.dialogue.days import day_text
from bot.dialogue.facts import Facts
from bot.dialogue.say import Choice, Choices, Paragraph, Says
from bot.dialogue.spoken import no_such_day
from bot.wording import kpis as words
from bot.wording.markup import fill


def no_day(text: str, facts: Facts, *, key: str) -> Says:
    """A day that the calendar does not have is named, with a button for the last one that it has."""
    last = no_such_day(text, facts)
    if last is None:
        return (Paragraph(words.NO_DATE),)
    meant = day_text(last)
    said = fill(words.NO_SUCH_DAY, month=calendar.month_name[last.month], days=last.day)
    return (Paragraph(said), Choices(key, (Choice(f"by {meant}", words.MEANT_DAY.format(day=meant)),)))
