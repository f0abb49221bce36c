"""What a statement measures: the share, the time or the thing that its number counts."""

import re

from kpi_rules import lexicon
from kpi_rules.countable import counted_thing, measure_of
from kpi_rules.figures import beside_the_number, common_words, look_alikes, moves_a_figure
from kpi_rules.loss import is_name
from kpi_rules.pace import time_metric
from kpi_rules.shares import share_metric
from nlp.nouns import Measure, Reading

_FOR_EACH = re.compile(
    r"\s{1,3}per\s{1,3}(?!(?:minute|hour|day|week|month|quarter|half|year|annum|cent)\b)[a-z][\w-]{1,30}",
    re.IGNORECASE,
)
_PROMISE = re.compile(r"^(?:we|i|you|they)\b[\w\s]{0,20}$", re.IGNORECASE)
_DANGLING = re.compile(
    r"(?:\s{1,3}(?:an?|the|to|of|for|from|in|on|at|by|with|and|or|our|their))+$", re.IGNORECASE
)
_SHORT = 3
_VAGUE_NAMES = frozenset({"vague-noun", "vague-adjective"})


def metric_of(reading: Reading) -> str:
    """The name of what is measured; empty where the statement names nothing that could be counted."""
    if measure_of(reading) is Measure.MILESTONE and reading.milestone:
        return _DANGLING.sub("", reading.milestone.text)
    named = share_metric(reading) or time_metric(reading) or _without_slip(_stated_metric(reading), reading)
    if _EMPTY.fullmatch(named):
        named = _behind_the_number(reading)
    return f"{_within_a_sentence(named, statement=reading.text)}{_for_each(reading)}" if named else ""


_EMPTY = re.compile(
    r"(?:(?:the|our|my|its|new) )*(?:targets?|goals?|aims?|objectives?|kpis?|numbers?|figures?|values?|results?|"
    r"it|its|it's|this|that)(?: (?:should|must|would|will|value|here))*",
    re.IGNORECASE,
)
"""What stands for the thing that is counted and does not name it."""


def _behind_the_number(reading: Reading) -> str:
    """ "Our target is 9 percent margin" counts the margin; "the goal is 95%" names nothing."""
    if reading.target is None:
        return ""
    end = min(
        [s.start for s in (reading.deadline, reading.baseline) if s and s.start > reading.target.end]
        or [len(reading.text)]
    )
    found = _BEHIND.match(reading.text[:end], reading.target.end)
    thing = found[1].strip(" .,;") if found else ""
    return thing if is_name(thing) else ""


_BEHIND = re.compile(
    r"\s{1,3}((?!(?:by|in|until|from|per|each|every|and|or|of|for|at|to|so|then|now)\b)[A-Za-z][^.,;:!?]{2,60})"
)


def _without_slip(name: str, reading: Reading) -> str:
    """ "Incerase sales" counts sales: a misspelt verb in front is no part of the name."""
    first, _, rest = name.partition(" ")
    return rest if rest and verb_meant(first, reading) else name


def verb_meant(word: str, reading: Reading) -> str:
    """The verb that a misspelt word stands for; empty for any other word."""
    meant = next((slip.meant for slip in reading.slips if slip.text == word), "")
    moving = meant.casefold() in lexicon.words("light", "verbs")
    return meant.casefold() if moving else ""


def _within_a_sentence(name: str, *, statement: str) -> str:
    """Common words written with a capital lose it within a sentence; names and abbreviations keep theirs."""
    first, *others = name.split(" ")
    # Only where every word has one is a capital no sign of a name.
    titled = not any(word.islower() for word in statement.split() if len(word) > _SHORT)
    if not titled and others and others[0].istitle():
        return name
    return " ".join([_lowered(first), *(_lowered(word) if titled else word for word in others)])


def _lowered(word: str) -> str:
    known = common_words() | lexicon.words("light", "in front of a name") | look_alikes()
    titled = word[:1].isupper() and word[1:].islower()
    return word.casefold() if titled and word.casefold() in known else word


def _for_each(reading: Reading) -> str:
    """ "10 hours per employee" counts the hours of one employee."""
    found = _FOR_EACH.match(reading.text, reading.target.end) if reading.target else None
    return found[0] if found else ""


def _stated_metric(reading: Reading) -> str:
    if _metric_is_vague(reading):
        return ""
    if reading.metric is not None and _PROMISE.match(reading.metric.text):
        return _things_after(reading)
    return _figure(reading) or _repeated(reading)


def _figure(reading: Reading) -> str:
    """What is counted. Without a number, only what a verb moves, keeps or reaches is a figure."""
    thing = counted_thing(reading)
    if reading.target is None:
        return thing if is_name(thing) and moves_a_figure(reading, thing) else ""
    return thing or beside_the_number(reading)


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
    return reading.verb_word if times else ""


def _metric_is_vague(reading: Reading) -> bool:
    """Without a number, "a good relationship" names nothing that could be counted: the metric is still to be found."""
    metric = reading.metric
    if metric is None or reading.target is not None:
        return False
    words = (vague for vague in reading.vague if vague.rule in _VAGUE_NAMES)
    return any(vague.start < metric.end and metric.start < vague.end for vague in words)
