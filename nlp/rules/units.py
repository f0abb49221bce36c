"""What a number counts: the words and signs beside it."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from nlp.lexicon import lexicon
from nlp.nouns import Unit


class Beside(NamedTuple):
    """A unit found beside a number: how long it is, and by what it multiplies."""

    end: int
    unit: Unit
    text: str
    factor: Decimal = Decimal(1)
    currency: str | None = None


_WORD = re.compile(r"[^\W\d_]+(?:[.'-][^\W\d_]+)*\.?|[%×€£$¥₹₩₽₺₪]")
_GAP = re.compile(r" ?(?:-(?=[A-Za-z]))?")
_LETTER = {
    "percent": Unit.PERCENT,
    "percentage_point": Unit.PERCENTAGE_POINT,
    "x": Unit.TIMES,
    "score": Unit.SCORE,
    "measure": Unit.COUNT,
}


def unit_after(text: str, position: int) -> Beside | None:
    """The unit that stands at `position`, after at most one blank or hyphen; the longest one wins."""
    gap = _GAP.match(text, position)
    start = gap.end() if gap else position
    best: Beside | None = None
    end = start
    for _ in range(2):
        word = _WORD.match(text, end)
        if word is None:
            break
        end = word.end()
        best = _named(text[start:end], end=end) or best
        end += text[end : end + 1] == " "
    return best


def _named(written: str, *, end: int) -> Beside | None:
    word = written.lower()
    found = unit_words().get(word) or unit_words().get(word.rstrip("."))
    if found is None or (len(written) == 1 and written.isupper() and written != "X"):
        return None
    unit, factor, currency = found
    end -= word.endswith(".") and word not in unit_words()
    return Beside(end, unit, written.rstrip(".") or written, factor, currency)


@cache
def unit_words() -> dict[str, tuple[Unit, Decimal, str | None]]:
    """Every unit word with its unit, its factor and its currency."""
    words = lexicon("units")
    table: dict[str, tuple[Unit, Decimal, str | None]] = {}
    for section, unit in _LETTER.items():
        table |= dict.fromkeys(words[section], (unit, Decimal(1), None))
    table |= dict.fromkeys(words["basis_point"], (Unit.PERCENTAGE_POINT, Decimal("0.01"), None))
    table |= dict.fromkeys(words["duration"], (Unit.DURATION, Decimal(1), None))
    table |= {word: (Unit.CURRENCY, Decimal(1), code) for word, code in words["currency"].items()}
    table |= {sign: (Unit.CURRENCY, Decimal(1), code) for sign, code in words["sign"].items()}
    return table


@cache
def signs() -> dict[str, str]:
    """Currency signs and what they stand for."""
    return lexicon("units")["sign"]


def length_of(unit_text: str) -> str:
    """The plain name of a stretch of time ("mins" is a minute), or nothing when the word is none."""
    return lexicon("units")["duration"].get(unit_text.lower(), "")
