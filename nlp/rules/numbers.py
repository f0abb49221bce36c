"""Numbers with their units as they stand in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import islice

from nlp.lexicon import lexicon
from nlp.nouns import Unit
from nlp.rules.bounds import bounded
from nlp.rules.figures import (
    DIGITS,
    SIGNS,
    VULGAR,
    decimal,
    fraction,
    number_words,
    part_value,
    part_words,
    short_scales,
    words_value,
)
from nlp.rules.joins import joined
from nlp.rules.names import places
from nlp.rules.number import Number, Place
from nlp.rules.sentence import Sentence
from nlp.rules.units import signs, unit_after

MOST_NUMBERS = 50
"""More numbers are no statement."""
_CODE_LETTERS = 3
_OF = re.compile(r" (?:of|the|all|our)\b")
_COMMON = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4"})
_COMMA_MONEY = frozenset({"€", "eur", "r$"})
_ONE_BEFORE = re.compile(
    r"\b(?:no|each|every|any|which|this|that|the|another|number|some|day|square|step|back to)[ -]$",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r"-(?:on|to|stop|off|way|time|size)\b| another\b| (?:by|at a) |'s\b"
    r"|,? of (?:the|them|our|its|their|these|those|us)\b",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(
    r" (?:is|are|was|that|which|who|has|have|will|can|for|from|and|or|in|on|at|by|with|as)\b|[.,;]|$"
)
_COUNTS = re.compile(r"\b(?:to|than|least|most|only|from|by|between|exactly|just) $", re.IGNORECASE)
_NO_NUMBER = re.compile(r"zero[ -](?:tolerance|trust|sum|hours?|day|based|rated|in|touch)\b", re.IGNORECASE)
_SCALE = re.compile(r"(?: (?=[a-zA-Z]{2})|)(?P<word>[A-Za-z]{1,9})\b")
_MONEY_SCALE = re.compile(r" (?P<word>[mkMK])\b")
_MONEY_ONLY = frozenset({"t", "b", "mil", "cr", "mm"})
_SHY_UNITS = frozenset({"m", "s", "real", "try", "won", "pen", "rub", "rand", "x"})
"""Unit words that, behind a blank, are more often something else."""
_BEGIN = re.compile(r"[\d.½¼¾⅓⅔⅕⅛]")
"""What a figure can begin with; to look for this first spares most of the text a closer look."""
_FIGURE = re.compile(
    rf"(?:(?P<digits>{DIGITS})(?P<vulgar>[½¼¾⅓⅔⅕⅛])?"
    r"(?: ?(?P<over>[/:]) ?(?P<below>\d{1,4})(?![\d/:%]))?"
    r"|(?P<alone>[½¼¾⅓⅔⅕⅛]))"
)
_LONGEST_SIGN = 8


@cache
def _front() -> re.Pattern[str]:
    """What may stand before a figure: a currency, a minus, or nothing that makes the figure part of a word."""
    codes = "|".join(sorted(c.upper() for c in lexicon("units")["currency"] if len(c) == _CODE_LETTERS))
    return re.compile(
        rf"(?:(?P<debit>(?<![\w)])-)?(?P<sign>{SIGNS}|\b(?:{codes}|RMB|Rs\.?)) ?"
        r"|(?<![A-Za-z0-9_./:#@&])(?<![A-Za-z][-']))"
        r"(?P<minus>(?<![\w)])-)?\Z"
    )


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/:#@&-])(?:(?P<part>{part_words()})|(?P<words>{number_words()}))")


_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅕⅛]")


@cache
def _number_words() -> frozenset[str]:
    lists = lexicon("numbers")
    return frozenset([*lists["ones"], *lists["tens"], *lists["scales"], *lists["parts"]])


def numbers(sentence: Sentence, *, taken: Sequence[Place] = ()) -> list[Number]:
    """All numbers outside the places that are taken (dates) and outside names, ranges and shares joined."""
    found = sorted(islice(_scan(sentence), 4 * MOST_NUMBERS), key=lambda number: number.start)
    if not found:
        return []
    blocked = [*taken, *places(sentence)]
    free = (n for n in found if not any(start < n.end and n.start < end for start, end in blocked))
    text = sentence.text
    return [bounded(number, text=text) for number in joined(islice(free, MOST_NUMBERS), text=text)]


def _scan(sentence: Sentence) -> Iterator[Number]:
    text = sentence.text
    if not sentence.vocabulary.isdisjoint(_number_words()):
        for found in _words().finditer(sentence.lower):
            number = _share(found) if found["part"] else _in_words(found, text=text)
            if number is not None:
                yield number
    if _DIGIT.search(text):
        yield from _figures(text)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in digits, with the currency or minus in front of it."""

    found: re.Match[str]
    start: int
    sign: str = ""
    """The currency in front, as written."""
    minus: bool = False

    @property
    def value(self) -> Decimal:
        """The value of the digits before any scale."""
        vulgar = self.found["vulgar"] or self.found["alone"]
        part = fraction(VULGAR[vulgar]) if vulgar else Decimal(0)
        comma = self.sign.lower() in _COMMA_MONEY
        whole = decimal(self.found["digits"], comma_decimal=comma) if self.found["digits"] else Decimal(0)
        return -(whole + part) if self.minus else whole + part


def _figures(text: str) -> Iterator[Number]:
    position = 0
    while begin := _BEGIN.search(text, position):
        found = _FIGURE.match(text, begin.start())
        if found is None:
            position = begin.end()
            continue
        position = found.end()
        number = _written(_figure(found))
        if number is not None:
            position = max(position, number.end)
            yield number


def _written(figure: Figure | None) -> Number | None:
    if figure is None:
        return None
    return _over(figure) if figure.found["over"] else _in_digits(figure)


def _figure(found: re.Match[str]) -> Figure | None:
    """The figure with what stands in front of it; nothing where that makes it part of a word."""
    start = found.start()
    before = found.string[max(0, start - _LONGEST_SIGN) : start]
    if before.endswith(" ") and before.isascii() and before.islower() and "$" not in before:
        return Figure(found, start=start)
    front = _front().search(before)
    if front is None:
        return None
    sign, minus = front["sign"] or "", (front["minus"] or front["debit"]) is not None
    return Figure(found, start=start - len(before) + front.start(), sign=sign, minus=minus)


def _share(found: re.Match[str]) -> Number:
    share = part_value(found["part"]) * 100
    return Number(*found.span(), share, "number-fraction", unit=Unit.PERCENT, unit_text=found["part"])


def _in_digits(figure: Figure) -> Number | None:
    text = figure.found.string
    end, factor = _scale(text, figure.found.end(), money=bool(figure.sign))
    number = Number(figure.start, end, figure.value * factor, "number-digits")
    if not figure.sign:
        return _with_unit(number, text=text)
    word = figure.sign.lower().rstrip(".")
    code = signs().get(word) or lexicon("units")["currency"].get(word, figure.sign.upper())
    return number._replace(unit=Unit.CURRENCY, unit_text=figure.sign, currency=code)


def _over(figure: Figure) -> Number | None:
    """Two figures one over the other: a score ("4.5/5"), a share ("2/3 of users") or a ratio ("1:8")."""
    found, left, below = figure.found, figure.value, Decimal(figure.found["below"])
    if not below or (found["over"] == "/" and left > below):
        return None
    number = Number(*found.span(), left / below, "number-ratio", unit=Unit.TIMES, unit_text=found[0])
    if found["over"] == ":":
        return number
    if _OF.match(found.string, found.end()) or found[0].replace(" ", "") in _COMMON:
        return number._replace(value=left / below * 100, rule="number-fraction", unit=Unit.PERCENT)
    scale = found.string[found.start("over") : found.end()]
    return number._replace(value=left, rule="number-out-of", unit=Unit.SCORE, unit_text=scale)


def _is_pronoun(text: str, *, start: int, end: int) -> bool:
    """Whether "one" stands for a thing named before ("the old one is …") and counts nothing."""
    front = max(0, start - 12)
    if _ONE_BEFORE.search(text, front, start) or _ONE_AFTER.match(text, end):
        return True
    return _STANDS_FOR.match(text, end) is not None and not _COUNTS.search(text, front, start) and start > 0


def _in_words(found: re.Match[str], *, text: str) -> Number | None:
    start, end = found.span()
    written = found["words"].lower()
    if written == "one" and _is_pronoun(text, start=start, end=end):
        return None
    if written.startswith(("several", "few")) or written == "nil" or _NO_NUMBER.match(text, start):
        return None
    if text[end : end + 1] == "-" and unit_after(text, end) is None and written != "zero":
        return None
    return _with_unit(Number(start, end, words_value(written), "number-words"), text=text)


def _scale(text: str, position: int, *, money: bool) -> tuple[int, Decimal]:
    """Where the figure ends with its scale ("k", "million"), and the factor."""
    found = _SCALE.match(text, position) or (_MONEY_SCALE.match(text, position) if money else None)
    word = found["word"] if found else ""
    scale = short_scales().get(word.lower())
    if found is None or scale is None or (word in _MONEY_ONLY and not money):
        return position, Decimal(1)
    return found.end(), scale


def _with_unit(number: Number, *, text: str) -> Number | None:
    beside = unit_after(text, number.end)
    joined_on = text[number.end : number.end + 1]
    if beside is None:
        return None if joined_on.isalpha() or joined_on in {"°", "_"} else number
    if joined_on == " " and beside.text.lower() in _SHY_UNITS:
        return number
    return number._replace(
        end=beside.end,
        value=number.value * beside.factor,
        unit=beside.unit,
        unit_text=beside.text,
        currency=beside.currency,
    )
