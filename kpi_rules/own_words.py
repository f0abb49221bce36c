"""A person's own sentence with what they answered put in: nothing they wrote is lost, nothing is said for them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kpi_rules import lexicon
from kpi_rules.measured import verb_meant
from kpi_rules.nouns import Definition
from kpi_rules.phrases import rate
from kpi_rules.sentences import EACH, shown, spoken
from nlp.nouns import Period, Reading, Target, TargetKind, Unit

_TIME = re.compile(
    r"(?:by|in|within|before|until|till|during|over|throughout|at|on|no later than|not later than|for|this|next|end of|"
    r"[qh][1-4]|fy\d*)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:(?<!\bup )\bto\s{1,3}(?:(?:at least|at most|more than|less than|over|under|about|around)\s{1,3})?"
    r"|(?:→|->)\s{0,3})$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s{1,3}(?:(?:at least|at most|about|around|another|up to)\s{1,3})?$", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:[,.;:)]|$)|\s+(?:by|through|and|so)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\s{1,3}\(?(?:(?:over|from|on|above|below) (?:the )?(?:\d{4}|same|previous|prior|last|current)"
    r"|compared|versus|vs|relative|against)\b",
    re.IGNORECASE,
)
_BACK = 40
"""How far before a number the words that lead to it are looked for."""


class _Edit(NamedTuple):
    start: int
    end: int
    words: str


def own_words(definition: Definition, said: Reading) -> str:
    """The statement with today's value and the date that it does not say, each where it reads best."""
    text = said.text.rstrip(" \t\r\n.;,!")
    edits = [*_well_spelt(said), *_start_said(definition, said), *_time_said(definition, said, end=len(text))]
    whole = _applied(text, sorted(edit for edit in edits if edit.end <= len(text)))
    return f"{whole[:1].upper()}{whole[1:]}{_from_today(definition, said, edits)}"


def _well_spelt(said: Reading) -> list[_Edit]:
    """A misspelt verb as it is meant; left out where the right one stands before it."""
    slip = next((one for one in said.slips if verb_meant(one.text, said)), None)
    if slip is None:
        return []
    if slip.start == 0:
        return [_Edit(0, slip.end, verb_meant(slip.text, said))]
    again = said.verb is not None and said.text[said.verb.end : slip.start].isspace()
    return [_Edit(slip.start, slip.end + 1, "")] if again else []


def _applied(text: str, edits: Sequence[_Edit]) -> str:
    parts, place = [], 0
    for edit in edits:
        parts += [text[place : edit.start], edit.words]
        place = edit.end
    return "".join([*parts, text[place:]])


def _start_said(definition: Definition, said: Reading) -> list[_Edit]:
    """ "to 55" becomes "from 40 to 55", "by 15%" what it comes to; a number that was changed since takes the place."""
    target, start = said.target, definition.baseline if said.baseline is None else None
    if target is None:
        return []
    begin = max(0, target.start - _BACK)
    lead = f"from {_bare(definition)} " if start is not None else ""
    if target.kind is TargetKind.CHANGE and definition.target_kind is TargetKind.REACH:
        by = None if _AGAINST.match(said.text, target.end) else _BY.search(said.text, begin, target.start)
        return (
            [_Edit(by.start(), target.end, f"{lead}to {shown(definition, definition.target)}")] if by else []
        )
    to = _TO.search(said.text, begin, target.start) if lead and _moves(said) else None
    return [*([_Edit(to.start(), to.start(), lead)] if to else []), *_retargeted(definition, target)]


def _retargeted(definition: Definition, target: Target) -> list[_Edit]:
    if definition.target == target.value:
        return []
    bare = definition.unit is Unit.COUNT and definition.unit_text not in target.text
    return [_Edit(target.start, target.end, shown(definition, definition.target, bare=bare))]


def _moves(said: Reading) -> bool:
    """Whether "to" leads to a value: "raise it to 8" does, "write to 8 people" does not."""
    return said.verb is None or said.verb.text.casefold() in lexicon.words("light", "verbs")


def _from_today(definition: Definition, said: Reading, edits: Sequence[_Edit]) -> str:
    """Today's value behind the sentence, where nothing in it leads to the target."""
    start, goal = definition.baseline, definition.target
    told = any(edit.words.startswith("from ") for edit in edits)
    if start is None or goal is None or goal == start or said.baseline is not None or told or said.compound:
        return ""
    if said.target is not None and said.target.kind is TargetKind.CHANGE:
        return ""
    way = "up" if goal > start else "down"
    return f", {way} from {shown(definition, start, bare=definition.unit is Unit.COUNT)}"


def _bare(definition: Definition) -> str:
    """Today's value as it stands before "to": its unit follows with the target, but a sign goes with each."""
    sided = definition.unit in {Unit.CURRENCY, Unit.PERCENT, Unit.TIMES}
    return shown(definition, definition.baseline, bare=not sided)


def _time_said(definition: Definition, said: Reading, *, end: int) -> list[_Edit]:
    """The day in full, in place of the words that meant it, else before the means or at the end."""
    when = said.deadline
    rhythm = EACH[definition.cadence] if definition.cadence and definition.cadence is not rate(said) else ""
    day = f"by {spoken(definition.due)}" if definition.due else ""
    if when is None:
        return _added(rhythm, day, said=said, end=end)
    same = when.last_day == definition.due
    if when.cadence:
        other = [_Edit(when.start, when.end, rhythm)] if rhythm else []
        return [*other, *_added("", "" if same else day, said=said, end=end)]
    dated = when.last_day is not None and not same
    if day and _TIME.match(when.text) and (_closed(when, said) or dated):
        return [_Edit(when.start, when.end, day), *_added(rhythm, "", said=said, end=end)]
    return _added(rhythm, "" if same else day, said=said, end=end)


def _closed(when: Period, said: Reading) -> bool:
    """Whether nothing hangs on the time: "by June" can give way to its last day, "hired in April" should not."""
    return when.start == 0 or _CLOSED.match(said.text, when.end) is not None


def _added(*words: str, said: Reading, end: int) -> list[_Edit]:
    time = " ".join(word for word in words if word)
    if not time:
        return []
    first = said.target or said.verb
    if said.means is not None and first is not None and first.end <= said.means.start < end:
        return [_Edit(said.means.start, said.means.start, f"{time} ")]
    return [_Edit(end, end, f" {time}")]
