"""A message as the values that it reports."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import nlp
from kpi_rules.nouns import Definition
from kpi_rules.reports.naming import Known, named, names_in
from kpi_rules.reports.report import Report
from kpi_rules.reports.when import when
from nlp.nouns import Amount, Measure, Unit

MOST = 30
"""Values of one message; more come in a file."""

_NUMBER = re.compile(r"[+-−]?\d")
_TAIL = re.compile(r"[-+−]?\S*\d\S*\s*\D*$")
_DONE = re.compile(r"\b(?:yes|done|finished|completed?|launched|live)\b", re.IGNORECASE)
_NOT_DONE = re.compile(r"\b(?:no|not (?:yet|done|finished|started)|isn['’]t done)\b", re.IGNORECASE)
_PLUS = re.compile(
    r"(?:^|(?<=\s))\+\s*(?=\d)|\b(?:up|rose|grew) (?:by )?(?=\d)|\banother (?=\d)|\bplus\b|(?<=\d) (?:more|extra)\b"
)
_MINUS = re.compile(r"\b(?:down|fell|dropped) (?:by )(?=\d)|(?<=\d) (?:less|fewer)\b")
_PARTLY = re.compile(
    r"\b(?:almost|nearly|partly|mostly|will be|to be|should be|could be|quite)\b", re.IGNORECASE
)
_HALF = re.compile(r"\bhalf(?:[- ]?way)?\b", re.IGNORECASE)
_NOTE = re.compile(r"\s+[–—-]+\s+|\s+(?=because\b)|\s+(?=due to\b)|\s*\((?=[^()]*\)\s*$)")
_BELOW = re.compile(r"\bminus\b", re.IGNORECASE)
_NOTHING = re.compile(r"\b(?:none|nil|nothing)(?=\s*(?:$|[,;\n]))", re.IGNORECASE)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "two|three|four|five|six|seven|eight|nine"
_IN_WORDS = re.compile(
    rf"\b(?:zero|{_ONES}|ten|eleven|twelve|(?:{_TENS})(?:-(?:one|{_ONES}))?|hundred|dozen)(?:\s+[^\W\d]+)?\s*$",
    re.IGNORECASE,
)
"""A number in words where a value stands: at the end, or before its unit. "Two big customers paid late" is none."""

_JOINT = re.compile(r"\s*[\n;]+\s*|,\s+(?:and\s+)?|\s+(?:and|&)\s+")


class _Piece(NamedTuple):
    """A part of the message that holds one value, with the remark behind it."""

    text: str
    note: str


def reports(text: str, *, kpis: tuple[Known, ...], today: date, starts_in: int = 1) -> tuple[Report, ...]:
    """The values of a message in their order; nothing when it reports none."""
    day, rest = when(text.splitlines()[0], today=today, starts_in=starts_in) if text.strip() else (None, "")
    whole = _NOTHING.sub("0", "\n".join([rest, *text.splitlines()[1:]]))
    found = (_report(piece, kpis=kpis, today=today, starts_in=starts_in) for piece in _pieces(whole, kpis))
    every = [report for report in found if report is not None][:MOST]
    return tuple(one if one.day else one.model_copy(update={"day": day}) for one in _of_the_same(every))


def _of_the_same(every: list[Report]) -> Iterator[Report]:
    """ "Requests 60% last month, 91 this month": a bare value of another time belongs to the KPI named before it."""
    before: Report | None = None
    for one in every:
        goes_on = before is not None and before.is_named and one.day and not one.is_named
        kept = {"candidates": before.candidates, "is_named": True} if before and goes_on else {}
        before = one.model_copy(update=kept)
        yield before


def _pieces(text: str, kpis: tuple[Known, ...]) -> Iterator[_Piece]:
    """Cut where the next value begins; what holds no value of its own belongs to the remark before it."""
    piece: _Piece | None = None
    for part, joint in _parts(text):
        begins = _holds_value(part) and (
            piece is None or not piece.note or bool(named(names_in(_NOTE.split(part)[0]), kpis))
        )
        if begins:
            if piece is not None:
                yield piece
            piece = _piece(part)
        elif piece is not None:
            note = f"{piece.note}{joint}{part}" if piece.note else part
            piece = piece._replace(note=note)
    if piece is not None:
        yield piece


def _parts(text: str) -> Iterator[tuple[str, str]]:
    at, joint = 0, ""
    for found in _JOINT.finditer(text):
        yield text[at : found.start()].strip(), joint
        at, joint = found.end(), found[0]
    yield text[at:].strip(), joint


def _piece(part: str) -> _Piece:
    for found in _NOTE.finditer(part):
        before, behind = part[: found.start()].strip(), part[found.end() :].strip()
        if _holds_value(before):
            return _Piece(before, behind.removesuffix(")").strip() if "(" in found[0] else behind)
    return _Piece(part, "")


def _holds_value(part: str) -> bool:
    return any(sign.search(part) for sign in (_NUMBER, _DONE, _NOT_DONE, _IN_WORDS))


def _report(piece: _Piece, *, kpis: tuple[Known, ...], today: date, starts_in: int) -> Report | None:
    day, text = when(piece.text, today=today, starts_in=starts_in)
    value = _amount(text) or _by_word(text)
    if value is None:
        return None
    words = names_in(_without_unit(text, value))
    fitting = tuple(kpi for kpi in kpis if _may_be(kpi.definition, value))
    candidates = named(words or names_in(text), kpis)
    known = Report(
        text=piece.text,
        candidates=candidates,
        is_named=bool(candidates),
        value=-abs(value.value) if _MINUS.search(text) or _BELOW.search(text) else value.value,
        unit=value.unit,
        unit_text=value.unit_text,
        currency=value.currency,
        is_done=not (_NUMBER.search(text) or _IN_WORDS.search(text)),
        adds=bool(_PLUS.search(text) or _MINUS.search(text)),
        day=day,
        note=piece.note,
    )
    if candidates or words:
        return known
    return known.model_copy(update={"candidates": tuple(kpi.id for kpi in fitting)})


def _amount(text: str) -> Amount | None:
    """The number in it; where the KPI's own name holds one too, the last counts."""
    found = nlp.read_amount(text)
    if found is None:
        tail = _TAIL.search(text)
        found = nlp.read_amount(tail[0]) if tail else None
    return found


def _by_word(text: str) -> Amount | None:
    """ "Done", "half done", "not yet": how much of a milestone. "Almost done" is no value."""
    half, none = _HALF.search(text), _NOT_DONE.search(text)
    word = half or none or _DONE.search(text)
    if word is None or (_PARTLY.search(text) and not half):
        return None
    share = Decimal(50) if half else Decimal(0) if none else Decimal(100)
    return Amount(text=word[0], start=word.start(), end=word.end(), value=share, unit=Unit.PERCENT)


def _without_unit(text: str, value: Amount) -> str:
    return (
        f"{text[: value.start]} {text[value.end :]}" if value.text == text[value.start : value.end] else text
    )


def _may_be(definition: Definition, value: Amount) -> bool:
    """Whether a bare value could be one of this KPI, by its sign."""
    is_milestone = definition.measure is Measure.MILESTONE
    match value.unit:
        case Unit.PERCENT:
            return is_milestone or definition.unit is Unit.PERCENT
        case Unit.CURRENCY | Unit.DURATION | Unit.SCORE:
            return definition.unit is value.unit
        case _:
            return not is_milestone
