"""T: until when, or how often?"""

from collections.abc import Iterable
from datetime import date

from kpi_rules.findings import Letter, Severity
from kpi_rules.smart.rule import Context, Example, Hit, Rule, at, whole
from nlp.nouns import Reading, Unit


def _impossible(reading: Reading, _context: Context) -> Iterable[Hit]:
    for slip in reading.slips:
        if slip.rule == "period-impossible":
            ask = f"“{slip.meant}”" if slip.meant else "another day"
            yield at(slip, flag=not reading.time_bound, words=slip.text, ask=ask, meant=slip.meant)


def _no_time(reading: Reading, _context: Context) -> Iterable[Hit]:
    if reading.impossible_date is not None:
        return
    if not reading.time_bound and not _lasting(reading) and not _vague_time(reading):
        yield whole()


def _duration_only(reading: Reading, _context: Context) -> Iterable[Hit]:
    if not reading.time_bound and _lasting(reading) and reading.target:
        yield at(reading.target, words=reading.target.text)


def _vague_time(reading: Reading) -> bool:
    """The words for it are there and are pointed at already."""
    return any(word.rule == "vague-time" for word in reading.vague)


def _lasting(reading: Reading) -> bool:
    return reading.target is not None and reading.target.unit is Unit.DURATION


def _past(reading: Reading, context: Context) -> Iterable[Hit]:
    deadline = reading.deadline
    if deadline is None or context.today is None or deadline.last_day is None or deadline.cadence:
        return
    if deadline.last_day < context.today:
        yield at(deadline, day=f"{deadline.last_day.day} {deadline.last_day:%B %Y}")


_NOVEMBER = Context(today=date(2026, 11, 22))

RULES = (
    Rule(
        id="impossible-date",
        letter=Letter.T,
        severity=Severity.FLAG,
        asks="Does the calendar have this day?",
        why="No calendar has the day in “{words}”, so nobody could be held to it.",
        question="Did you mean {ask}?",
        instead="{meant}",
        source="Time-bound: a clear time limit.",
        find=_impossible,
        examples=(Example("Increase sales by 10% by 31 June", "by 31 June"),),
        ignores=(Example("Increase sales by 10% by 30 June"),),
    ),
    Rule(
        id="no-time",
        letter=Letter.T,
        severity=Severity.FLAG,
        asks="Does the sentence say until when, or how often?",
        why="Without a date or a rhythm it can never be late, so it is hard to tell whether it is on track.",
        question="By when, or how often?",
        source="'Advertising conversion must reach 500,000' needs 'within a week' or 'within a month'.",
        find=_no_time,
        examples=(
            Example("Advertising conversion must reach 500,000"),
            Example("Visiting 100 manufacturing customers"),
            Example("Develop 1-2 good habits"),
        ),
        ignores=(
            Example("Advertising conversion must reach 500,000 within a week"),
            Example("Advertising conversion must reach 500,000 within a month"),
            Example("Acquire 50 new clients each quarter"),
            Example("Exercise twice a week"),
            Example("Increase sales by 10% as soon as possible"),
        ),
    ),
    Rule(
        id="no-time-for-duration",
        letter=Letter.T,
        severity=Severity.FLAG,
        asks="Does a duration that is measured stand beside a date?",
        why="“{words}” is what gets measured. It does not say until when that is to be reached.",
        question="By when should this be so, or how often do you check it?",
        source="Time-bound: a clear time limit. A duration that is the metric itself is none.",
        find=_duration_only,
        examples=(Example("Reduce accounts receivable days from 45 to 30 days", "30 days"),),
        ignores=(Example("Cut accounts receivable days from 45 to 30 by 30 June 2027"),),
    ),
    Rule(
        id="deadline-past",
        letter=Letter.T,
        severity=Severity.FLAG,
        asks="Does the deadline lie ahead?",
        why="{day} has passed, so this could no longer be reached.",
        question="Which date is meant?",
        source="Time-bound: a limit that can still be kept.",
        find=_past,
        examples=(Example("Increase sales by 10% by 30 June 2025", "by 30 June 2025", _NOVEMBER),),
        ignores=(Example("Increase sales by 10% by 30 June 2027", context=_NOVEMBER),),
    ),
)
