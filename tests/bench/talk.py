"""Five hundred messages from fifty people: to the acknowledgement, to the answer, and how many a second."""

import json
import tempfile
from dataclasses import dataclass
from statistics import median, quantiles

from tests.bench.children import Child, child, cpu_seconds
from tests.bench.company import BEGIN, HEADS, LINES

BOTS = {"this bot": "tests.bench.kpi_bot", "echo bot": "tests.bench.echo_bot"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How quickly people write: `pause` seconds between two messages of a person, besides waiting for the answer."""

    name: str
    pause: float


RUSH = Pace(name="everybody writes as soon as they were answered", pause=0.0)
STEADY = Pace(name="everybody writes every five seconds", pause=5.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round gave; times in seconds."""

    ack_p50: float
    ack_p99: float
    answer_p50: float
    answer_p99: float
    per_second: float
    cpu_each: float
    again: int


def rounds(pace: Pace, *, count: int) -> dict[str, Round]:
    """For each bot the median of so many rounds, taken in turns."""
    results: dict[str, list[Round]] = {name: [] for name in BOTS}
    for _ in range(count):
        for name, module in BOTS.items():
            results[name].append(one_round(module, pace))
    return {name: middle(several) for name, several in results.items()}


def one_round(module: str, pace: Pace) -> Round:
    """A new workspace, a new database, and a bot that everybody has begun to talk to."""
    with tempfile.TemporaryDirectory() as folder, child("tests.bench.office") as office:
        access = office.heard()
        with child(module, folder, json.dumps(access)) as bot:
            bot.heard()
            office.asked({"lines": list(BEGIN), "pause": 0.2})
            return measured(office, bot, pace)


def measured(office: Child, bot: Child, pace: Pace) -> Round:
    """Let everybody type the lines that count. Fails when anything was refused or left without an answer."""
    used = cpu_seconds(bot.pid)
    seen = office.asked({"lines": list(LINES), "pause": pace.pause})
    used = cpu_seconds(bot.pid) - used
    messages = HEADS * len(LINES)
    if seen["refused"] or len(seen["answers"]) != messages or len(seen["acks"]) != messages:
        raise RuntimeError(f"{len(seen['answers'])} of {messages} answered; refused: {seen['refused'][:5]}")
    return Round(
        ack_p50=median(seen["acks"]),
        ack_p99=quantiles(seen["acks"], n=100)[98],
        answer_p50=median(seen["answers"]),
        answer_p99=quantiles(seen["answers"], n=100)[98],
        per_second=messages / seen["seconds"],
        cpu_each=used / messages,
        again=seen["again"],
    )


def middle(several: list[Round]) -> Round:
    """The median of each figure."""
    figures = {name: median(getattr(one, name) for one in several) for name in Round.__slots__}
    return Round(**figures)
