"""What is said to an answer in which the day, or the number, was not found."""

import calendar

import nlp
from bot.dialogue.asides import plain
from bot.dialogue.days import day_text
from bot.dialogue.facts import Facts
from bot.dialogue.say import Choice, Choices, Paragraph, Says
from bot.dialogue.spoken import no_such_day
from bot.wording import kpis as words
from bot.wording.markup import fill
from nlp.nouns import Unit


def unit_alone(text: str) -> str:
    """The unit, where an answer is nothing but its name: "percent", "days"; empty for anything else."""
    name = plain(text).removeprefix("in ")
    one = nlp.read_amount(f"1 {name}") if name else None
    is_unit = one is not None and one.unit not in {None, Unit.COUNT} and one.text == f"1 {name}"
    return name if is_unit else ""


def no_day(text: str, facts: Facts, *, key: str) -> Says:
    """A day that the calendar does not have is named, with a button for the last one that it has."""
    last = no_such_day(text, facts)
    if last is None:
        return (Paragraph(words.NO_DATE),)
    meant = day_text(last)
    said = fill(words.NO_SUCH_DAY, month=calendar.month_name[last.month], days=last.day)
    return (Paragraph(said), Choices(key, (Choice(f"by {meant}", words.MEANT_DAY.format(day=meant)),)))
