"""An action as people type it: what is done, who does it, and by when."""

from datetime import date

import nlp
from bot.dialogue.days import quarter_end
from bot.dialogue.facts import Facts
from bot.dialogue.reply import Typed
from kpi_rules.nouns import Action
from nlp.nouns import Period

SOON = 28
"""A day that nobody named lies at least so many days ahead."""


def action_of(reply: Typed, facts: Facts, *, owner: str, fetches: bool = False) -> Action:
    """The action; without a mention the owner does it."""
    period = nlp.read_period(reply.text, today=facts.today, fiscal_year_start=facts.fiscal_year_start)
    return Action(
        what=_without(reply.text, period),
        who=reply.mentions[0] if reply.mentions else owner,
        by=day_of(period),
        fetches=fetches,
    )


def day_of(period: Period | None) -> date | None:
    """The last day that a period names, if it names one."""
    return period.last_day if period else None


def next_quarter_end(facts: Facts) -> date:
    """The end of this quarter, or of the next one when this is nearly over."""
    end = quarter_end(facts.today, starts_in=facts.fiscal_year_start)
    if (end - facts.today).days >= SOON:
        return end
    return quarter_end(date.fromordinal(end.toordinal() + 1), starts_in=facts.fiscal_year_start)


def _without(text: str, period: Period | None) -> str:
    """The words without the day, which is kept beside them."""
    if period is None or day_of(period) is None:
        return " ".join(text.split())
    rest = f"{text[: period.start]} {text[period.end :]}"
    return " ".join(rest.split()).strip(" ,;.–-")
