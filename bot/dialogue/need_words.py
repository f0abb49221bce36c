"""Needs as people tell them: for another department than the one asked about, several in one breath, with a lead-in."""

import re
from dataclasses import dataclass

from bot.dialogue import asides, prompts
from kpi_rules.nouns import Department

_OFTEN = r"(?:also|always|often|mostly|mainly|really|just|usually|sometimes|basically|definitely|still|then)"
_NEEDS = (
    r"(?:needs?|wants?|waits? for|expects?|asks? for|would (?:like|love)|'d like|is waiting for|are waiting for|"
    r"wish(?:es)? for|must have|should (?:get|have))"
)
_WHO = r"(?:they|he|she|people(?: there)?|their people|the team|everybody there|from us they)"
_TEAM = r"(?: (?:team|people|colleagues|department|guys|staff|folks))?"
_TO_HAVE = r"(?: (?:to (?:have|get)|from us|us to(?: be)?))?"
_LEAD = re.compile(
    rf"(?:(?:and|so|well|plus|oh)[ ,]+)*{_WHO} (?:{_OFTEN} )*{_NEEDS}(?: {_OFTEN})*{_TO_HAVE}\s+",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?:ok |so |and )?(?:that'?s|that is) (?:it|all|everything) for (?:the )?(?P<name>.+)")
_SENTENCE = re.compile(r"(?<=[.!;])\s+(?=[A-Z])")
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Told:
    """Some needs, and the department that has them: "" for the one that was asked about."""

    department: str
    texts: tuple[str, ...]


def told(text: str, departments: tuple[Department, ...]) -> tuple[Told, ...]:
    """The needs in a text, sentence by sentence; one that begins "Sales needs …" and those after it belong to Sales."""
    found: list[Told] = []
    sentences = [one for line in prompts.lines_of(text) for one in _SENTENCE.split(line)]
    for sentence in sentences:
        whose, need = _whose(asides.without_chatter(sentence), departments)
        if whose or not found:
            found.append(Told(whose, (need,)))
        else:
            found[-1] = Told(found[-1].department, (*found[-1].texts, need))
    return tuple(found)


def _whose(line: str, departments: tuple[Department, ...]) -> tuple[str, str]:
    """The id of the department that a line begins with, and what it needs."""
    start = line.casefold().removeprefix("the ")
    for department in departments:
        if not start.startswith(department.name.casefold()):
            continue
        named = re.compile(
            rf"(?:the )?{re.escape(department.name)}{_TEAM}(?: (?:{_OFTEN} )*{_NEEDS}|:)(?: {_OFTEN})*"
            rf"{_TO_HAVE}\s+",
            re.IGNORECASE,
        )
        if named.match(line):
            return department.id, _rest(line, named)
    return "", _rest(line, _LEAD)


def _rest(line: str, lead: re.Pattern[str]) -> str:
    """The line without its lead-in, unless hardly anything would be left."""
    rest = lead.sub("", line, count=1).strip(" .")
    return rest if len(rest.split()) >= _FEWEST_WORDS else line.strip(" .")


def ended(text: str, departments: tuple[Department, ...]) -> str:
    """The id of the department about which somebody has said all: "that's it for Sales"; empty for none."""
    said = _ENDS.fullmatch(asides.plain(text))
    if said is None:
        return ""
    return next((one.id for one in departments if one.name.casefold() in said["name"]), "")
