"""A KPI and the numbers beside it as one sentence, as a person would have typed it."""

from datetime import date

import nlp
from bot.inbound import clean
from bot.sheets.nouns import Row
from nlp.nouns import Reading

LEADS = ("by ", "in ", "until ", "till ", "before ", "at the ", "from ", "during ")
"""Words before a day that need no "by"."""


def sentence(row: Row, *, today: date) -> str:
    """The words with target, value of today and day put behind them, where they do not say so themselves."""
    text = " ".join(clean(row.text).split()).rstrip(" .;")
    if not (row.target or row.baseline or row.due):
        return text
    reading = nlp.read(text, today=today)
    if reading.target is None:
        text += _amounts(row, reading)
    if reading.deadline is None:
        text += _due(clean(row.due), today=today)
    return text


def _amounts(row: Row, reading: Reading) -> str:
    target = _with_unit(clean(row.target), row.unit)
    if not any(char.isdigit() for char in target):
        return ""
    before = clean(row.baseline)
    if reading.baseline is None and any(char.isdigit() for char in before):
        return f" from {before} to {target}"
    starts_with_number = not target[0].isalpha() and target[0] not in "<>≤≥="
    commands = reading.verb is not None and reading.verb.start == 0
    return f" to {target}" if commands and starts_with_number else f": {target}"


def _with_unit(target: str, unit: str) -> str:
    """The unit goes behind a bare number; the sheet may have written it there already."""
    unit = clean(unit)
    bare = bool(target) and all(char.isdigit() or char in ".,- " for char in target)
    if not bare or not unit:
        return target
    return f"{unit}{target}" if unit in "$€£¥" else f"{target} {unit}"


def _due(due: str, *, today: date) -> str:
    """Only what is a day or a period: "ongoing" is neither."""
    period = nlp.read_period(due, today=today) if due else None
    if period is None:
        return ""
    led = period.cadence is not None or due.casefold().startswith(LEADS)
    return f" {due}" if led else f" by {due}"
