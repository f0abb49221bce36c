"""Statements a second: read, judged, and beside the libraries that one would otherwise put together."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from kpi_rules.catalogue import catalogue
from kpi_rules.smart.judge import RULES, judge
from nlp import read, rulebook
from tests.bench.peers import Work, peers

TODAY = date(2026, 11, 23)
ROUNDS = 5
FEW = 25
"""How many statements a library gets in a round: the slowest needs a tenth of a second for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """The median of the rounds, and how many times as long one statement takes as when it is read and judged here."""

    name: str
    per_second: float
    times_as_long: float


def statements() -> list[str]:
    """The sentences that show the rules and those of the catalogue, each once: nothing can be remembered."""
    reading = [text for rule in rulebook.RULES for text in (*(e.text for e in rule.examples), *rule.ignores)]
    judging = [example.text for rule in RULES for example in (*rule.examples, *rule.ignores)]
    filled = {"due": "31 December 2027", "currency": "€"}
    patterns = [p.example.format(metric=p.metric, **filled) for p in catalogue().patterns]
    return list(dict.fromkeys([*reading, *judging, *patterns]))


def rates() -> list[Rate]:
    """Everybody on the same statements in the same run, in turns."""
    every = statements()
    few = every[:: len(every) // FEW]
    work: dict[str, tuple[Work, Sequence[str]]] = {
        "read": (lambda text: read(text, today=TODAY), every),
        "read and judge": (lambda text: judge(read(text, today=TODAY)), every),
        **{name: (one, few) for name, one in peers().items()},
    }
    rounds = [{name: _rate(*one) for name, one in work.items()} for _ in range(ROUNDS)]
    middle = {name: median(one[name] for one in rounds) for name in work}
    own = middle["read and judge"]
    return [Rate(name=name, per_second=rate, times_as_long=own / rate) for name, rate in middle.items()]


def _rate(work: Work, texts: Sequence[str]) -> float:
    """Statements a second of the processor; the first one only warms up."""
    work(texts[0])
    began = time.process_time()
    for text in texts:
        work(text)
    return len(texts) / (time.process_time() - began)
