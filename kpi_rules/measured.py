"""What a statement measures: the share, the time or the thing that its number counts."""

import re
from functools import cache

from kpi_rules import lexicon
from kpi_rules.countable import counted_thing, measure_of
from kpi_rules.pace import time_metric
from kpi_rules.shares import share_metric
from nlp.lexicon import lexicon as heads_of
from nlp.nouns import Measure, Reading

_FOR_EACH = re.compile(
    r"\s{1,3}per\s{1,3}(?!(?:minute|hour|day|week|month|quarter|half|year|annum|cent)\b)[a-z][\w-]{1,30}",
    re.IGNORECASE,
)
_PROMISE = re.compile(r"^(?:we|i|you|they)\b[\w\s]{0,20}$", re.IGNORECASE)
_VAGUE_NAMES = frozenset({"vague-noun", "vague-adjective"})


def metric_of(reading: Reading) -> str:
    """The name of what is measured; empty where the statement names nothing that could be counted."""
    if measure_of(reading) is Measure.MILESTONE and reading.milestone:
        return reading.milestone.text
    named = share_metric(reading) or time_metric(reading) or _stated_metric(reading)
    return f"{_within_a_sentence(named)}{_for_each(reading)}" if named else ""


def _within_a_sentence(name: str) -> str:
    """A common word that stood at the beginning loses its capital; names and abbreviations keep theirs."""
    first = name.split(maxsplit=1)[0]
    common = first.istitle() and first.casefold() in _common_words()
    return f"{first.casefold()}{name[len(first) :]}" if common else name


@cache
def _common_words() -> frozenset[str]:
    """Words that names of measures are made of."""
    entries = [entry for section in lexicon.sections("metrics").values() for entry in section]
    heads = heads_of("metrics")["head"]
    return frozenset(word.rstrip("*") for entry in (*entries, *heads) for word in entry.split())


def _for_each(reading: Reading) -> str:
    """ "10 hours per employee" counts the hours of one employee."""
    found = _FOR_EACH.match(reading.text, reading.target.end) if reading.target else None
    return found[0] if found else ""


def _stated_metric(reading: Reading) -> str:
    if _metric_is_vague(reading):
        return ""
    if reading.metric is not None and _PROMISE.match(reading.metric.text):
        return _things_after(reading)
    return counted_thing(reading) or _repeated(reading)


def _things_after(reading: Reading) -> str:
    """ "We want 1,000 followers on LinkedIn" counts the followers on LinkedIn."""
    target, when = reading.target, reading.deadline
    if target is None or not target.unit_text:
        return ""
    start = reading.text.find(target.unit_text, target.start)
    end = when.start if when is not None and when.start > start else len(reading.text)
    return reading.text[start:end].strip(" .,;") if start >= 0 else ""


def _repeated(reading: Reading) -> str:
    """What is done so many times: "exercise twice a week" counts "exercise"."""
    times = reading.target is not None and reading.target.unit_text == "times"
    return reading.verb.text.casefold() if times and reading.verb else ""


def _metric_is_vague(reading: Reading) -> bool:
    """Without a number, "a good relationship" names nothing that could be counted: the metric is still to be found."""
    metric = reading.metric
    if metric is None or reading.target is not None:
        return False
    words = (vague for vague in reading.vague if vague.rule in _VAGUE_NAMES)
    return any(vague.start < metric.end and metric.start < vague.end for vague in words)
