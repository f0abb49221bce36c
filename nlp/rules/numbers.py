"""Numbers with their units as they stand in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
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
_SCALE = re.compile(r"(?: (?=[a-zA-Z]{2})|)(?P<word>[A-Za-z]{1,9})\b")
_MONEY_SCALE = re.compile(r" (?P<word>[mkMK])\b")
_MONEY_ONLY = frozenset({"t", "b", "mil", "cr", "mm"})
_SHY_UNITS = frozenset({"m", "s", "real", "try", "won", "pen", "rub", "rand", "x"})
"""Unit words that, behind a blank, are more often something else."""


@cache
def _figure() -> re.Pattern[str]:
    codes = "|".join(sorted(c.upper() for c in lexicon("units")["currency"] if len(c) == _CODE_LETTERS))
    return re.compile(
        rf"(?:(?P<sign>{SIGNS}|\b(?:{codes}|RMB|Rs\.?)) ?)?"
        r"(?<![A-Za-z0-9_./:#@&])(?<![A-Za-z][-'])(?P<minus>(?<![\w)])-(?=[\d$€£]))?"
        rf"(?:(?P<digits>{DIGITS})(?P<vulgar>[½¼¾⅓⅔⅕⅛])?(?: ?(?P<over>[/:]) ?(?P<below>\d{{1,4}})(?![\d/:%]))?"
        r"|(?P<alone>[½¼¾⅓⅔⅕⅛])"
        rf"|(?i:(?<![\w-])(?:(?P<part>{part_words()})|(?P<words>{number_words()}))))"
    )


_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅕⅛]")


@cache
def _number_words() -> frozenset[str]:
    lists = lexicon("numbers")
    return frozenset([*lists["ones"], *lists["tens"], *lists["scales"], *lists["parts"]])


def numbers(sentence: Sentence, *, taken: Sequence[Place] = ()) -> list[Number]:
    """All numbers outside the places that are taken (dates) and outside names, ranges and shares joined."""
    text = sentence.text
    if sentence.vocabulary.isdisjoint(_number_words()) and not _DIGIT.search(text):
        return []
    blocked = [*taken, *places(text)]
    found = (
        n
        for n in islice(_scan(text), 4 * MOST_NUMBERS)
        if not any(start < n.end and n.start < end for start, end in blocked)
    )
    return [bounded(number, text=text) for number in joined(islice(found, MOST_NUMBERS), text=text)]


def _scan(text: str) -> Iterator[Number]:
    position = 0
    pattern = _figure()
    while found := pattern.search(text, position):
        position = found.end()
        number = _number(found, text=text)
        if number is not None:
            position = max(position, number.end)
            yield number


def _number(found: re.Match[str], *, text: str) -> Number | None:
    if found["part"]:
        share = part_value(found["part"]) * 100
        return Number(*found.span(), share, "number-fraction", unit=Unit.PERCENT, unit_text=found["part"])
    if found["words"]:
        return _in_words(found, text=text)
    if found["over"]:
        return _over(found, text=text)
    return _in_digits(found, text=text)


def _in_digits(found: re.Match[str], *, text: str) -> Number | None:
    sign = (found["sign"] or "").strip()
    end, factor = _scale(text, found.end(), money=bool(sign))
    value = _value(found, comma_decimal=sign.lower() in _COMMA_MONEY) * factor
    number = Number(found.start(), end, value, "number-digits")
    if not sign:
        return _with_unit(number, text=text)
    word = sign.lower().rstrip(".")
    code = signs().get(word) or lexicon("units")["currency"].get(word, sign.upper())
    return replace(number, unit=Unit.CURRENCY, unit_text=sign, currency=code)


def _over(found: re.Match[str], *, text: str) -> Number | None:
    """Two figures one over the other: a score ("4.5/5"), a share ("2/3 of users") or a ratio ("1:8")."""
    left, below = _value(found, comma_decimal=False), Decimal(found["below"])
    if not below or (found["over"] == "/" and left > below):
        return None
    number = Number(*found.span(), left / below, "number-ratio", unit=Unit.TIMES, unit_text=found[0])
    if found["over"] == ":":
        return number
    if _OF.match(text, found.end()) or found[0].replace(" ", "") in _COMMON:
        return replace(number, value=left / below * 100, rule="number-fraction", unit=Unit.PERCENT)
    scale = text[found.start("over") : found.end()]
    return replace(number, value=left, rule="number-out-of", unit=Unit.SCORE, unit_text=scale)


def _value(found: re.Match[str], *, comma_decimal: bool) -> Decimal:
    vulgar = found["vulgar"] or found["alone"]
    part = fraction(VULGAR[vulgar]) if vulgar else Decimal(0)
    whole = decimal(found["digits"], comma_decimal=comma_decimal) if found["digits"] else Decimal(0)
    return -(whole + part) if found["minus"] else whole + part


def _in_words(found: re.Match[str], *, text: str) -> Number | None:
    start, end = found.span()
    written = found["words"].lower()
    if written == "one" and (
        _ONE_BEFORE.search(text, max(0, start - 12), start) or _ONE_AFTER.match(text, end)
    ):
        return None
    if written.startswith(("several", "few")) or written == "nil":
        return None
    if text[end : end + 1] == "-" and unit_after(text, end) is None:
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
    return replace(
        number,
        end=beside.end,
        value=number.value * beside.factor,
        unit=beside.unit,
        unit_text=beside.text,
        currency=beside.currency,
    )
