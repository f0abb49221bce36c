"""A part of the KPI that somebody names to change it: "the target should be 35", "change the date to end of June"."""

import re
from dataclasses import dataclass

from bot.dialogue.asides import LONGEST, without_chatter
from kpi_rules.rewrite import Part

_NAMES = {
    Part.TARGET: "target|goal|target value|aim",
    Part.DUE: "date|deadline|due date|day|end date",
    Part.BASELINE: "today's value|todays value|baseline|current value|start value|starting value|start|today",
    Part.UNIT: "unit",
    Part.METRIC: "metric|measure",
}
_BY_NAME = {name: part for part, names in _NAMES.items() for name in names.split("|")}
_NAME = "|".join(re.escape(name) for name in sorted(_BY_NAME, key=len, reverse=True))
_LEAD = (
    r"(?:(?:no|ok|okay|sorry|wait|oh|actually|please|can you|could you|can we|could we|let's|lets|"
    r"i want to|i'd like to|we should|i need to)[ ,]+)*"
)
_CHANGE = re.compile(
    rf"{_LEAD}(?:change|set|make|put|move|correct|update|fix)\s+(?:the|our|my|its)?\s*(?P<name>{_NAME})"
    r"(?:\s+(?:again|please|then|too))*(?:\s*(?:to|into|at|=|:|as|by)?\s+(?P<text>.+?))?[ .!?]*",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    rf"{_LEAD}(?:the|our|my|its)?\s*(?P<name>{_NAME})(?:\s+(?:should|must|has to|needs to|ought to|would))?\s*"
    r"(?:(?:is|be|was|to be)\b|=|:)\s*(?:rather |actually |better |really )?(?P<text>.+?)[ .!]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Correction:
    """Which part, and what it shall be; without words, the part is to be asked again."""

    part: Part
    text: str = ""


def correction(text: str) -> Correction | None:
    """The part that somebody corrects by its name, or None when they answer or say something else."""
    said = " ".join(without_chatter(text.replace("’", "'")).split())
    if len(said) > LONGEST:
        return None
    found = _CHANGE.fullmatch(said) or _SHOULD.fullmatch(said)
    if found is None:
        return None
    return Correction(_BY_NAME[found["name"].casefold()], (found["text"] or "").strip())
