"""An action as people type it: what is done, who does it, and by when."""

import re
from datetime import date

import nlp
from bot.dialogue import spoken
from bot.dialogue.days import quarter_end
from bot.dialogue.facts import Facts
from bot.dialogue.reply import Typed
from kpi_rules.sheet_nouns import Action
from nlp.nouns import Period

SOON = 28
"""A day that nobody named lies at least so many days ahead."""


def action_of(reply: Typed, facts: Facts, *, owner: str, fetches: bool = False) -> Action:
    """The action; whoever is mentioned or named does it, without either the owner."""
    text = _NAMED_BY_SIGN.sub(" ", reply.text) if reply.mentions else reply.text
    what, by = _dated(text, facts)
    doer = facts.person_named(doer_named(what)) or _known_part(what, facts)
    return Action(
        what=what if not doer or reply.mentions else _without_doer(what, doer, facts),
        who=reply.mentions[0] if reply.mentions else doer or owner,
        by=by,
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


_NAMED_BY_SIGN = re.compile(r",?\s*(?:@[\w.-]+|<@\w+(?:\|[^>]*)?>)(?=\s*(?:,|$))")
"""A mention that stands alone between commas: it is kept as whoever does it."""
MOST_NAME_WORDS = 2


def _parts(what: str) -> list[str]:
    return [part.strip() for part in what.split(",") if part.strip()]


def _known_part(what: str, facts: Facts) -> str:
    """Who does it, where a name that is known here stands between commas, in any letters: "…, colin, …"."""
    short = (part for part in _parts(what)[1:] if len(part.split()) <= MOST_NAME_WORDS)
    return next(filter(None, map(facts.person_named, short)), "")


def _dated(text: str, facts: Facts) -> tuple[str, date | None]:
    """The words without the day, and the day: wherever it stands, or alone between commas ("…, end of march")."""
    period = nlp.read_period(text, today=facts.today, fiscal_year_start=facts.fiscal_year_start)
    if day_of(period) is not None:
        return _without(text, period), day_of(period)
    parts = _parts(text)
    for place in range(len(parts) - 1, 0, -1):
        alone, _ = spoken.period_in(parts[place], facts)
        if day_of(alone) is not None and spoken.is_a_time(parts[place], facts):
            return ", ".join(parts[:place] + parts[place + 1 :]), day_of(alone)
    return " ".join(text.split()), None


def _without_doer(what: str, doer: str, facts: Facts) -> str:
    """The action without the name that is kept beside it, unless the sentence begins with it."""
    first, *others = _parts(what)
    if any(facts.person_named(part) == doer and len(part.split()) <= MOST_NAME_WORDS for part in others):
        return ", ".join([first, *(part for part in others if facts.person_named(part) != doer)])
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
