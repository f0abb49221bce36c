"""Statements a second: read, and judged."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from statistics import median

from kpi_rules.smart.judge import judge
from nlp import read

TODAY = date(2026, 11, 23)
ROUNDS = 5
NUMBERS = range(20, 40)
SHAPES = (
    "Reduce accounts receivable days from {a} to {n} days by 30 June 2027",
    "Increase cash flow by {n}% within the next fiscal year",
    "Acquire {n} new clients each quarter",
    "Answer {n}% of questions about figures within two working days from January 2027 on",
    "Close the month in at most {n} working days by the end of Q3",
    "Improve the quality of our reports for all {n} departments as soon as possible",
    "Deliver {n} customised analyses a quarter that sales uses in its reviews",
    "Keep staff turnover below {n}% in 2027 and raise engagement from 3.4 to 4.0",
    "Bring unplanned downtime of line 2 down to {n} hours a month by the end of FY27",
    "Launch release {n} of the expense portal for field sales by 31 March 2027",
    "Train {n} accountants to take over the month-end close of one other colleague",
    "Win new customers worth $1.{n} million in the first half of next year",
)


def statements() -> list[str]:
    """Every shape with every number: all different, so that nothing can be remembered."""
    return [shape.format(n=n, a=n + 15) for n in NUMBERS for shape in SHAPES]


def rates() -> dict[str, float]:
    """Statements a second, the median of several rounds."""
    return {
        "read": median(_rates(lambda text: read(text, today=TODAY))),
        "read and judge": median(_rates(lambda text: judge(read(text, today=TODAY)))),
    }


def _rates(work: Callable[[str], object]) -> Iterator[float]:
    every = statements()
    work(every[0])
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for text in every:
            work(text)
        yield len(every) / (time.perf_counter() - began)
