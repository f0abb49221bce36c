"""A message as the values that it reports."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import nlp
from kpi_rules.nouns import Definition
from kpi_rules.reports.naming import Known, named, names_in
from kpi_rules.reports.pieces import DONE, IN_WORDS, NOT_DONE, NUMBER, SAME, Piece, holds_value, pieces
from kpi_rules.reports.plainly import plainly
from kpi_rules.reports.report import Report
from kpi_rules.reports.rolled import unrolled
from kpi_rules.reports.when import when
from kpi_rules.words import stem
from nlp.nouns import Amount, Measure, Unit

MOST = 30
"""Values of one message; more come in a file."""

_TAIL = re.compile(r"[-+−]?\S*\d\S*\s*\D*$")
_PLUS = re.compile(
    r"(?:^|(?<=\s))\+\s*(?=\d)|\b(?:up|rose|grew) (?:by )?(?=\d)|\banother (?=\d)|\bplus\b|(?<=\d) (?:more|extra)\b"
)
_MINUS = re.compile(r"\b(?:down|fell|dropped) (?:by )?(?=\d)|(?<=\d) (?:less|fewer)\b")
_WISHED = re.compile(
    r"\b(?:target|goal|wants?|wanted|aims?|aiming|will|shall|hopes?|plans?|planned|expects?|expected|forecast|budget(?:ed)?"
    r"|next (?:week|month|quarter|year))\b",
    re.IGNORECASE,
)
"""What shall be is no value of what is."""
_PARTLY = re.compile(
    r"\b(?:almost|nearly|partly|mostly|will be|to be|should be|could be|quite)\b", re.IGNORECASE
)
_HALF = re.compile(r"\bhalf(?:[- ]?way)?\b", re.IGNORECASE)
_BELOW = re.compile(r"\bminus\b", re.IGNORECASE)
_NOTHING = re.compile(r"\b(?:none|nil|nothing)(?=\s*(?:$|[,;\n]))", re.IGNORECASE)
_NO_SUCH = re.compile(
    r"\b(?:no|zero|not a single|without(?: any)?)\s+(?:new\s+)?(?P<thing>[^\W\d_]+)", re.IGNORECASE
)
_NUMERAL = re.compile(r"\d[\d.,'’]*")
_FROM = re.compile(r"\bfrom\s+\S+(?=\s+to\s)", re.IGNORECASE)


def reports(text: str, *, kpis: tuple[Known, ...], today: date, starts_in: int = 1) -> tuple[Report, ...]:
    """The values of a message in their order; nothing when it reports none."""
    first, *others = unrolled(plainly(text)).splitlines() or [""]
    day, first = _head(first, today=today, starts_in=starts_in)
    whole = _NOTHING.sub("0", "\n".join([first, *others]))
    found = (_report(piece, kpis=kpis, today=today, starts_in=starts_in) for piece in pieces(whole, kpis))
    every = list(_of_the_same([report for report in found if report is not None][:MOST]))
    # "AR days 38, churn 4.5% for October": what is said behind the last of them holds for all.
    alone = [one.day for one in every[:-1] if one.day] == [] and len(every) > 1
    day = day or (every[-1].day if alone else None)
    return tuple(one if one.day else one.model_copy(update={"day": day}) for one in every)


def _head(line: str, *, today: date, starts_in: int) -> tuple[date | None, str]:
    """The period that a first line begins with, or names without a value, and the line without it.

    One in the middle belongs to its value, and one in a remark ("Colin trains a temp by 20 January") to none.
    """
    found = when(line, today=today, starts_in=starts_in)
    leads = found.day is not None and (not line[: found.start].strip() or not holds_value(found.rest))
    return (found.day, found.rest) if leads else (None, line)


def _of_the_same(every: list[Report]) -> Iterator[Report]:
    """ "Requests 60% last month, 91 this month": a bare value of another time belongs to the KPI named before it."""
    before: Report | None = None
    for one in every:
        goes_on = before is not None and before.is_named and one.day and not one.is_named
        kept = {"candidates": before.candidates, "is_named": True} if before and goes_on else {}
        before = one.model_copy(update=kept)
        yield before


def _report(piece: Piece, *, kpis: tuple[Known, ...], today: date, starts_in: int) -> Report | None:
    day, text, note = _dated(piece, today=today, starts_in=starts_in)
    text, is_same = SAME.sub("", text), SAME.search(text) is not None
    value = Amount(text="", start=0, end=0, value=Decimal(0)) if is_same else _amount(text) or _by_word(text)
    if value is None:
        return None
    words = names_in(_without_unit(text, value))
    candidates = named(words or names_in(text), kpis)
    known = Report(
        text=piece.text,
        name=text,
        candidates=candidates,
        is_named=bool(candidates),
        value=-abs(value.value) if _MINUS.search(text) or _BELOW.search(text) else value.value,
        high=value.high,
        written=value.text,
        unit=value.unit,
        unit_text=value.unit_text,
        currency=value.currency,
        is_done=not (is_same or NUMBER.search(text) or IN_WORDS.search(text)),
        is_same=is_same,
        is_unclear=value.high is not None or _holds_several(text, candidates, kpis),
        adds=bool(_PLUS.search(text) or _MINUS.search(text)),
        day=day,
        note=note,
    )
    if _is_wished(text, candidates, kpis):
        return None
    if candidates or words:
        return _of_none(known, text, kpis)
    fitting = tuple(kpi.id for kpi in kpis if _may_be(kpi.definition, known))
    # A number that fits none is asked about; a "yes" is no number.
    every = () if known.is_done else tuple(kpi.id for kpi in kpis)
    return known.model_copy(update={"candidates": fitting or every})


def _is_wished(text: str, candidates: tuple[str, ...], kpis: tuple[Known, ...]) -> bool:
    """Whether it says what shall be: by a word that does not stand in the name of the KPI itself."""
    own = {word for kpi in kpis if kpi.id in candidates for word in kpi.words}
    return any(found.casefold() not in own for found in _WISHED.findall(text))


def _dated(piece: Piece, *, today: date, starts_in: int) -> tuple[date | None, str, str]:
    """The period of a value, its words and its remark; a remark that is a period and nothing else is that period."""
    day, text, _ = when(piece.text, today=today, starts_in=starts_in)
    behind = when(piece.note, today=today, starts_in=starts_in)
    if day is None and behind.day is not None and not behind.rest.strip(" .,:()"):
        return behind.day, text, ""
    return day, text, piece.note


def _of_none(report: Report, text: str, kpis: tuple[Known, ...]) -> Report:
    """ "No audit findings" are none, where audit findings are counted; "no idea" is no number."""
    found = _NO_SUCH.search(text) if report.is_done else None
    meant = {stem(word) for kpi in kpis if kpi.id in report.candidates for word in kpi.words}
    if found is None or stem(found["thing"].casefold()) not in meant:
        return report
    return report.model_copy(update={"value": Decimal(0), "unit": None, "unit_text": "", "is_done": False})


def _holds_several(text: str, candidates: tuple[str, ...], kpis: tuple[Known, ...]) -> bool:
    """Whether more than one of its numbers may be the value: those in the KPI's own name and "from 45 to" are none."""
    if nlp.read_amount(text) is not None:
        return False
    own = {n for kpi in kpis if kpi.id in candidates for n in _NUMERAL.findall(_name_of(kpi))}
    return len([one for one in _NUMERAL.findall(_FROM.sub("", text)) if one not in own]) > 1


def _name_of(kpi: Known) -> str:
    return f"{kpi.definition.sheet.name} {kpi.definition.metric}"


def _amount(text: str) -> Amount | None:
    """The number in it; where the KPI's own name holds one too, the last counts."""
    found = nlp.read_amount(text)
    if found is None:
        tail = _TAIL.search(text)
        found = nlp.read_amount(tail[0]) if tail else None
    return found


def _by_word(text: str) -> Amount | None:
    """ "Done", "half done", "not yet": how much of a milestone. "Almost done" is no value."""
    half, none = _HALF.search(text), NOT_DONE.search(text)
    word = half or none or DONE.search(text)
    if word is None or (_PARTLY.search(text) and not half):
        return None
    share = Decimal(50) if half else Decimal(0) if none else Decimal(100)
    return Amount(text=word[0], start=word.start(), end=word.end(), value=share, unit=Unit.PERCENT)


def _without_unit(text: str, value: Amount) -> str:
    return (
        f"{text[: value.start]} {text[value.end :]}" if value.text == text[value.start : value.end] else text
    )


def _may_be(definition: Definition, value: Report) -> bool:
    """Whether a bare value could be one of this KPI, by its sign; "yes" and "done" are of what is done or not."""
    is_milestone = definition.measure is Measure.MILESTONE
    if value.is_done:
        return is_milestone
    match value.unit:
        case Unit.PERCENT:
            return is_milestone or definition.unit is Unit.PERCENT
        case Unit.CURRENCY | Unit.DURATION | Unit.SCORE:
            return definition.unit is value.unit
        case _:
            return not is_milestone
