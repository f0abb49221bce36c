"""Which values are still to be recorded, and the way to fill them all in at once."""

from bot.dialogue import recording
from bot.dialogue.recording import Desk
from bot.dialogue.say import Form, Paragraph, Says, Small, Style
from bot.dialogue.titles import title
from bot.views.values import FILL_IN
from bot.wording import checkins as words
from bot.wording.markup import Markup, bullets, fill
from kpi_rules import periods
from kpi_rules.periods import Period
from kpi_rules.scoring import Case, Day

MOST_LINES = 12


def due(case: Case, day: Day) -> Period | None:
    """The newest period whose value is missing; None for a KPI that rests, and for a milestone that is done."""
    is_done = case.last is not None and case.last.value >= 100 and recording.is_milestone(case)
    if case.is_paused or is_done or case.since is None:
        return None
    found = periods.owed(
        periods.rhythm(case.definition),
        since=case.since,
        today=day.today,
        known=case.settled(day.limits.grace_days),
        starts_in=day.starts_in,
        most=1,
    )
    return found[-1] if found else None


def due_card(books: Desk, *, says_nothing: Markup) -> Says:
    """What is due, and how to give it."""
    owed = {id_: period for id_, case in books.cases.items() if (period := due(case, books.day))}
    fill_in = Form("", FILL_IN, words.FILL_IN, Style.PRIMARY if owed else Style.PLAIN)
    if not owed:
        return (Paragraph(says_nothing), fill_in)
    lines = [
        fill(words.DUE_LINE, name=title(books.cases[id_].definition), period=periods.text_of(period))
        for id_, period in owed.items()
    ]
    first = books.cases[next(iter(owed))].definition
    how = fill(words.HOW, example=f"{title(first)} {recording.example(first)}")
    return (Paragraph(Markup(f"{words.DUE}\n{bullets(lines[:MOST_LINES])}")), Small(how), fill_in)
