"""A message cut into pieces that hold one value each, with the remark behind it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kpi_rules.reports.naming import Known, named, names_in

NUMBER = re.compile(r"[+-−]?\d")
DONE = re.compile(r"\b(?:yes|done|finished|completed?|launched|live)\b", re.IGNORECASE)
NOT_DONE = re.compile(r"\b(?:no|not (?:yet|done|finished|started)|isn['’]t done)\b", re.IGNORECASE)
SAME = re.compile(
    r"\b(?:unchanged|no change|(?:still |the )*same(?: (?:value|number|figure))?)\s*$",
    re.IGNORECASE,
)
"""The value of last time again."""
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "two|three|four|five|six|seven|eight|nine"
IN_WORDS = re.compile(
    rf"\b(?:zero|{_ONES}|ten|eleven|twelve|(?:{_TENS})(?:-(?:one|{_ONES}))?(?: and (?:a|one) half)?"
    rf"|(?:(?:an?|one)\s+)?(?:hundred|thousand|million|billion)|dozen)(?:\s+[^\W\d]+)?\s*$",
    re.IGNORECASE,
)
"""A number in words where a value stands: at the end, or before its unit. "Two big customers paid late" is none."""

_BESIDE = (
    r"(?:(?:up|down) from|from|was|were|after|before|previously|compared (?:to|with)|vs\.?|versus|against"
    r"|instead of)"
)
_NOTE = re.compile(
    r"\s+[–—-]+\s+|\s*//+\s*|\s+(?=because\b)|\s+(?=due to\b)|\s*\((?=[^()]*\)\s*$)"
    rf"|\s+(?={_BESIDE}\b(?!\s+\S+\s+to\s).*\d)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    rf"^(?:{_BESIDE}\b|(?:the )?(?:target|goal|plan|budget)(?: (?:is|was|of))?\s+\W?\d)", re.IGNORECASE
)
"""What another number is said for: "43, up from 42", "43, target 30"."""

_SENTENCE = r"[.!]\s+(?=[A-Z\d])"
_JOINT = re.compile(
    rf"\s*[\n;]+\s*|{_SENTENCE}|,\s+(?:(?:and|but)\s+)?|\s+(?:and|&|but)\s+(?!(?:a|one)[ -]half\b)"
)


class Piece(NamedTuple):
    """A part of the message that holds one value, with the remark behind it."""

    text: str
    note: str


def pieces(text: str, kpis: tuple[Known, ...]) -> Iterator[Piece]:
    """Cut where the next value begins; what holds no value of its own belongs to the remark before it."""
    piece: Piece | None = None
    for part, joint in _parts(text):
        if _begins(part, joint, before=piece, kpis=kpis):
            if piece is not None:
                yield piece
            piece = _piece(part)
        elif piece is not None:
            note = f"{piece.note}{joint}{part}" if piece.note else part
            piece = piece._replace(note=note.strip())
    if piece is not None:
        yield piece


def _begins(part: str, joint: str, *, before: Piece | None, kpis: tuple[Known, ...]) -> bool:
    """Whether a value begins here. In a remark, a new sentence or a comparison, only one whose KPI is named."""
    if not holds_value(part):
        return False
    is_remark = before is not None and (before.note or joint.startswith((".", "!")) or _COMPARED.match(part))
    return not is_remark or bool(named(names_in(_NOTE.split(part)[0]), kpis))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    at, joint = 0, ""
    for found in _JOINT.finditer(text):
        yield text[at : found.start()].strip(), joint
        at, joint = found.end(), found[0]
    yield text[at:].strip(), joint


def _piece(part: str) -> Piece:
    for found in _NOTE.finditer(part):
        before, behind = part[: found.start()].strip(), part[found.end() :].strip()
        if holds_value(before):
            return Piece(before, behind.removesuffix(")").strip() if "(" in found[0] else behind)
    return Piece(part, "")


def holds_value(part: str) -> bool:
    """Whether a number stands in it, or a word for one."""
    return any(sign.search(part) for sign in (NUMBER, DONE, NOT_DONE, SAME, IN_WORDS))
