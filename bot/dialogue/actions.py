"""An action as people type it: what is done, who does it, and by when."""

import re
from datetime import date

import nlp
from bot.dialogue.days import quarter_end
from bot.dialogue.facts import Facts
from bot.dialogue.reply import Typed
from kpi_rules.sheet_nouns import Action
from nlp.nouns import Period

SOON = 28
"""A day that nobody named lies at least so many days ahead."""


def action_of(reply: Typed, facts: Facts, *, owner: str, fetches: bool = False) -> Action:
    """The action; whoever is mentioned or named does it, without either the owner."""
    period = nlp.read_period(reply.text, today=facts.today, fiscal_year_start=facts.fiscal_year_start)
    what = _without(reply.text, period)
    doer = facts.person_named(doer_named(what))
    return Action(
        what=what if not doer or reply.mentions else _without_doer(what),
        who=reply.mentions[0] if reply.mentions else doer or owner,
        by=day_of(period),
        fetches=fetches,
    )


_NAME = r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
_DOER = (
    re.compile(rf"\s*,\s*(?:by |with )?{_NAME}\s*(?=,|$)"),
    re.compile(rf"\s*\((?:by )?{_NAME}\)"),
    re.compile(rf"\s+by {_NAME}\s*(?=,|$)"),
    re.compile(rf"^{_NAME}(?=:| will\b| does\b| takes\b| is going to\b)"),
)
"""Where the name of whoever does it stands: "…, Colin, …", "(Colin)", "by Colin", "Colin will …"."""


def doer_named(what: str) -> str:
    """The name of whoever does it, as it stands in an action; empty when none does."""
    return next((found["name"] for pattern in _DOER if (found := pattern.search(what))), "")


def _without_doer(what: str) -> str:
    """The action without the name that is kept beside it, unless the sentence begins with it."""
    for pattern in _DOER[:3]:
        if pattern.search(what):
            return pattern.sub("", what, count=1).strip(" ,;")
    return what


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
