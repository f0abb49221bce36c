"""What departments like this one count: ideas for a need, an ability or an indicator, from the catalogue."""

from functools import lru_cache
from itertools import zip_longest

from bot.dialogue.asides import plain
from bot.dialogue.days import day_text, horizon_end
from bot.dialogue.facts import Facts
from bot.dialogue.say import Paragraph, Says
from bot.dialogue.sources import Origin, Source
from bot.wording import kpis as words
from bot.wording.markup import bullets, fill
from kpi_rules.catalogue import Pattern, catalogue
from kpi_rules.functions import Line
from kpi_rules.ground_nouns import CapabilityKind
from kpi_rules.nouns import Definition, Department, DepartmentKind

MOST_IDEAS, MOST_QUESTIONS = 3, 6


def ideas(origin: Source, department: Department) -> tuple[Pattern, ...]:
    """What departments like this one count for such a need or capability; of each thing that it does, by turns."""
    found = (_ideas_of(function, origin) for function in department.lines)
    turns = (pattern for turn in zip_longest(*found) for pattern in turn if pattern is not None)
    return tuple({pattern.id: pattern for pattern in turns}.values())[:MOST_IDEAS]


def _ideas_of(function: Line, origin: Source) -> tuple[Pattern, ...]:
    match origin.origin:
        case Origin.NEED:
            return catalogue().for_need(origin.text, function=function, limit=MOST_IDEAS)
        case Origin.CAPABILITY:
            kind = origin.kind or CapabilityKind.OTHER
            return catalogue().for_capability(origin.text, kind, function=function, limit=MOST_IDEAS)
        case Origin.INDICATOR:
            return _ideas_for_indicator(origin.text, function)
        case Origin.FREE:
            return catalogue().for_function(function, limit=MOST_IDEAS)


EVERY = 100
"""More than any line of work has in the catalogue."""


def named_idea(text: str, department: Department) -> Pattern | None:
    """The idea that somebody types by its name, wherever they have read it."""
    said = plain(text)
    own = (p for line in department.lines for p in catalogue().for_function(line, limit=EVERY))
    return next((p for p in own if said in {p.name.casefold(), p.metric.casefold()}), None)


@lru_cache(maxsize=512)
def _ideas_for_indicator(text: str, function: Line) -> tuple[Pattern, ...]:
    """The measures of this function that move the indicator; without any, those that the function usually has."""
    close = (
        *catalogue().for_factor(text, limit=MOST_IDEAS),
        *catalogue().for_need(text, function=function, limit=MOST_IDEAS + 1),
    )
    own = {p.id: p for p in close if p.fits(function)}
    return tuple(own.values())[:MOST_IDEAS] or catalogue().for_function(function, limit=MOST_IDEAS)


def example(entry: Pattern, facts: Facts) -> str:
    """A whole sentence of that kind, as it could stand in this company."""
    return entry.sentence(due=day_text(horizon_end(facts.today, starts_in=facts.fiscal_year_start)))


def patterned(entry: Pattern) -> Definition:
    """The part of a definition that a pattern of the catalogue knows; the numbers are the person's to give."""
    return Definition(
        statement=entry.name,
        metric=entry.metric,
        direction=entry.direction,
        measure=entry.measure,
        unit=None if entry.money else entry.unit,
        unit_text=entry.unit_text,
        perspective=entry.perspective,
        nature=entry.nature,
    )


def unsure(origin: Source, department: Department) -> Says:
    """Questions that usually uncover a number, and what others count, for somebody who does not know."""
    every = zip_longest(*(catalogue().guide(one).quantify_questions for one in department.lines))
    questions = [question for turn in every for question in turn if question][:MOST_QUESTIONS]
    is_support = department.kind is DepartmentKind.SUPPORT
    worked = catalogue().for_function(department.lines[0], limit=4 if is_support else MOST_IDEAS)
    found = ideas(origin, department)
    known = {e.id for e in found}
    entries = (*found, *(e for e in worked if e.id not in known))[:5]
    shown = [fill(words.IDEA, name=e.name, question=e.question) for e in entries]
    return (
        Paragraph(words.UNSURE_INTRO),
        Paragraph(bullets([fill("{question}", question=q) for q in questions])),
        Paragraph(words.UNSURE_IDEAS),
        Paragraph(bullets(shown)),
    )
