"""Sentences that promise a pace: "resolve incidents within 2 hours" measures the time to resolve incidents."""

import re
from functools import cache

from kpi_rules import lexicon
from kpi_rules.shares import participle
from kpi_rules.words import bare_forms
from nlp.lexicon import lexicon as read_lexicon
from nlp.nouns import Reading, Unit

_LINK = re.compile(
    r"\s{1,3}(?:with)?in(?:\s(?:less than|under|at most|no more than|not more than|up to|a maximum of))?\s*$"
    r"|\s{1,3}(?:under|in under|in at most)\s*$",
    re.IGNORECASE,
)


_AUXILIARY = re.compile(r"\s(?:are|is|get|gets|be|must be|should be|will be)\s*$", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z][a-z-]*(?: [a-z-]+){0,3}")


def time_metric(reading: Reading) -> str | None:
    """The time that the work takes, as a metric; None when the sentence promises no pace."""
    verb, target = reading.verb, reading.target
    if verb is None or target is None or target.unit is not Unit.DURATION or target.start < verb.end:
        return None
    done = bare_verb(verb.text) or _work(verb.text)
    link = _LINK.search(reading.text, verb.end, target.start)
    if done and link and link.start() == verb.end:
        return _passive(reading, done)
    things = reading.text[verb.end : link.start()].strip() if link else ""
    return f"time to {done} {things}" if done and things else None


def _work(verb: str) -> str:
    """The bare form of a participle of some work: "resolve" for "resolved"."""
    return _done_work().get(verb.casefold(), "")


@cache
def _done_work() -> dict[str, str]:
    listed = read_lexicon("verbs")
    return {participle(verb): verb for kind in ("deliver", "activity") for verb in listed[kind]}


def _passive(reading: Reading, done: str) -> str | None:
    """ "Contracts reviewed within 5 days" measures the time to review contracts; "reply in 2 days" that to reply."""
    verb = reading.verb
    things = _AUXILIARY.sub("", reading.text[: verb.start]).strip() if verb else ""
    if not things:
        return f"time to {done}"
    plain = _PLAIN.fullmatch(things) is not None
    return f"time to {done} {things[:1].lower()}{things[1:]}" if plain else None


def bare_verb(verb: str) -> str:
    """The verb of some work in its bare form; empty when it only says that a number moves or stays."""
    known = (lexicon.words("verbs", "counting") | lexicon.words("verbs", "duty")) - lexicon.words(
        "verbs", "of arrival"
    )
    return next((form for form in bare_forms(verb) if form in known), "")
