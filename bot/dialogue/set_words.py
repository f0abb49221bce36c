"""What somebody wants to do with a KPI of the set, or with the set: "change KPI 2", "drop the second one", "submit"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialogue.asides import LONGEST, bare, place_chosen, plain
from kpi_rules.nouns import Kpi
from kpi_rules.words import terms

SUBMIT = frozenset({
    "submit", "submit it", "submit them", "submit the set", "submit for approval", "send it", "send", "send it off",
    "send it to the boss", "hand it in", "done", "that's all", "thats all",
})  # fmt: skip
_VERBS = r"(?P<verb>change|edit|correct|rephrase|reword|redo|remove|delete|take out|drop|get rid of)"
_NUMBERED = re.compile(
    rf"{_VERBS}(?: the)?(?: kpi)?(?: number| no\.?| nr\.?)? ?#?(?P<number>\d{{1,2}})(?: out)?"
)
_SET = re.compile(
    r"(?:change|set|make|raise|lower|reduce|increase|cut)(?: the)?(?: target of| target for)?(?: the)? kpi"
    r"(?: number| no\.?| nr\.?)? ?#?(?P<number>\d{1,2})(?:'s target)?(?: to| at|:| =)? (?P<target>\S.*)"
)
_REWORDED = re.compile(
    r"(?:change|rephrase|reword|replace|correct|edit|make)(?: the)?(?: kpi)?(?: number| no\.?| nr\.?)? ?"
    r"#?(?P<number>\d{1,2})(?: to| into| with| by| as|:| =) ?:? ?(?P<target>\S.*)"
)
_NAMED = re.compile(rf"{_VERBS} (?P<what>.+?)(?: out)?")
_CHANGES = frozenset({"change", "edit", "correct", "rephrase", "reword", "redo"})


@dataclass(frozen=True, slots=True)
class Command:
    """What shall be done with which KPI; `number` counts from 1 and may name none, `target` is as typed."""

    changes: bool
    number: int
    target: str = ""


def command(text: str, kpis: Sequence[Kpi], *, by_words: bool = False) -> Command | None:
    """The KPI that somebody wants to change or to take out; with `by_words` also by its place or its words."""
    if len(text) > LONGEST or not kpis:
        return None
    said = bare(text)
    numbered = _NUMBERED.fullmatch(said)
    if numbered is not None and ("kpi" in said or by_words):
        return Command(numbered["verb"] in _CHANGES, int(numbered["number"]))
    wanted = _SET.fullmatch(said) or _REWORDED.fullmatch(plain(text))
    if wanted is not None and by_words:
        return Command(changes=True, number=int(wanted["number"]), target=wanted["target"])
    named = _NAMED.fullmatch(said)
    if named is None or not (by_words or "kpi" in said.split()):
        return None
    number = _which(named["what"], kpis)
    return None if number is None else Command(named["verb"] in _CHANGES, number)


def _which(what: str, kpis: Sequence[Kpi]) -> int | None:
    """The number of the KPI that these words mean: by its place, or by words that only it has."""
    place = place_chosen(what.replace("kpi", "one"), len(kpis))
    if place is not None:
        return place + 1
    wanted = terms(what) - terms("kpi one")
    fitting = [n for n, kpi in enumerate(kpis, 1) if wanted and wanted <= terms(kpi.definition.statement)]
    return fitting[0] if len(fitting) == 1 else None
