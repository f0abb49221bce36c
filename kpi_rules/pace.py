"""Sentences that promise a pace: "resolve incidents within 2 hours" measures the time to resolve incidents."""

import re

from kpi_rules import lexicon
from kpi_rules.words import bare_forms
from nlp.nouns import Reading, Unit

_LINK = re.compile(
    r"\s{1,3}(?:with)?in(?:\s(?:less than|under|at most|no more than|not more than|up to|a maximum of))?\s*$"
    r"|\s{1,3}(?:under|in under|in at most)\s*$",
    re.IGNORECASE,
)


def time_metric(reading: Reading) -> str | None:
    """The time that the work takes, as a metric; None when the sentence promises no pace."""
    verb, target = reading.verb, reading.target
    if verb is None or target is None or target.unit is not Unit.DURATION or target.start < verb.end:
        return None
    done = bare_verb(verb.text)
    link = _LINK.search(reading.text, verb.end, target.start)
    things = reading.text[verb.end : link.start()].strip() if link else ""
    return f"time to {done} {things}" if done and things else None


def bare_verb(verb: str) -> str:
    """The verb of some work in its bare form; empty when it only says that a number moves or stays."""
    known = (lexicon.words("verbs", "counting") | lexicon.words("verbs", "duty")) - lexicon.words(
        "verbs", "of arrival"
    )
    return next((form for form in bare_forms(verb) if form in known), "")
