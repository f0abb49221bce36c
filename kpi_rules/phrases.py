"""Whole phrases around what was read: the metric with everything that belongs to it, and a rate beside a date."""

import re
from collections.abc import Iterable

from nlp.nouns import Cadence, Reading, Span

_LONGEST = 100
_LINK = re.compile(
    r"(?:[\s,]+(?:from|to|by|at|between|within|in|below|above|under|over|is|are|was|were|must|should|will|shall|can|be|"
    r"reach|reaches|exceed|exceeds|hit|hits|rise|rises|fall|falls|grow|grows|drop|drops|stay|stays|remain|remains|least|"
    r"most|more|less|fewer|than|no|up|down|or|equal|about|around|approximately|only|and|a|an|the|of|until|"
    r"increased?|increases|decreased?|decreases|reduced|raised|improved|lowered|is|levels?|currently|now|today))+\s*$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;:!?()\n]|,(?!\d)|\.(?=\s{1,3}[^a-z\s]|\s{0,3}$)|[<>≤≥=~±]|\s[-–—]\s")
_ARTICLE = re.compile(r"^(?:the|our|an?)\s{1,3}", re.IGNORECASE)
_RATE = re.compile(
    r"\s{1,3}(?:per|each|every)\s{1,3}(day|week|month|quarter|half-year|year)\b", re.IGNORECASE
)
_CADENCES = {
    "day": Cadence.DAILY,
    "week": Cadence.WEEKLY,
    "month": Cadence.MONTHLY,
    "quarter": Cadence.QUARTERLY,
    "half-year": Cadence.HALF_YEARLY,
    "year": Cadence.YEARLY,
}


def metric_phrase(reading: Reading) -> str:
    """The metric with what belongs to it ("share of cases solved at first contact"), without an article."""
    metric = reading.metric
    if metric is None:
        return ""
    start = _word_start(reading.text, metric.start)
    end = min(_end(reading, start=start), start + 4 * _LONGEST)
    phrase = trimmed(reading.text[start:end])
    return phrase if 0 < len(phrase) <= _LONGEST else _ARTICLE.sub("", metric.text)


def _word_start(text: str, start: int) -> int:
    """The start of the word: a hyphenated one belongs together."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    return start


def _end(reading: Reading, *, start: int) -> int:
    """Where the phrase ends at the latest: at the next number, time limit, means, or the sentence's next part."""
    numbers = _starts((reading.baseline, reading.target), after=start)
    # "revenue won through channels from 8 to 10 million": means that stand before the number belong to the metric.
    others = (reading.deadline, *reading.goals[1:], *(() if numbers else (reading.means,)))
    stops = (_STOP.search(reading.text, start), _rate_after(reading, start=start))
    ends = [stop.start() for stop in stops if stop is not None]
    return min([*numbers, *_starts(others, after=start), *ends, len(reading.text)])


def _rate_after(reading: Reading, *, start: int) -> re.Match[str] | None:
    """A rate that follows the target; before it, as in "calls per week", it belongs to the metric."""
    if reading.target is None:
        return None
    return _RATE.search(reading.text, max(start, reading.target.end))


def _starts(spans: Iterable[Span | None], *, after: int) -> list[int]:
    return [span.start for span in spans if span is not None and span.start >= after]


def trimmed(phrase: str) -> str:
    """The phrase without an article in front and without the words that lead from it to a number."""
    return _ARTICLE.sub("", _LINK.sub("", phrase.strip(" \t+±→.,;")).strip())


def rate(reading: Reading) -> Cadence | None:
    """The rhythm of the target where the sentence also has a date: "8 per quarter by 30 June"."""
    if reading.deadline is not None and reading.deadline.cadence:
        return reading.deadline.cadence
    found = _rate_after(reading, start=0)
    return _CADENCES[found.group(1).casefold()] if found else None
