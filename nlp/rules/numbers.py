"""Numbers with their units as they stand in a text, before anybody asks what part they play."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from nlp.lexicon import lexicon
from nlp.nouns import Comparator, Unit
from nlp.rules import names
from nlp.rules.figures import (
    DIGITS,
    SIGNS,
    VULGAR,
    decimal,
    fraction,
    number_words,
    short_scales,
    words_value,
)
from nlp.rules.units import signs, unit_after

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text. `lead` is where its comparator starts ("at least 50" leads at "at")."""

    start: int
    end: int
    value: Decimal
    rule: str
    high: Decimal | None = None
    comparator: Comparator = Comparator.EXACTLY
    unit: Unit | None = None
    unit_text: str = ""
    currency: str | None = None
    lead: int = -1
    change: bool = False
    """A multiple: it says by how much, whatever stands around it."""


@cache
def _figure() -> re.Pattern[str]:
    codes = "|".join(sorted({c.upper() for c in lexicon("units")["currency"] if len(c) == 3}))
    return re.compile(
        rf"(?:(?P<sign>{SIGNS}|\b(?:{codes}|RMB|Rs\.?)) ?)?"
        rf"(?<![A-Za-z0-9_./:#@&])(?<![A-Za-z][-'])(?P<minus>(?<![\w)])-(?=[\d$€£]))?"
        rf"(?:(?P<digits>{DIGITS})(?P<vulgar>[½¼¾⅓⅔⅕⅛])?|(?P<alone>[½¼¾⅓⅔⅕⅛])"
        rf"|(?i:(?<![\w-])(?P<words>{number_words()})))"
    )


def numbers(text: str, *, taken: Sequence[Place] = ()) -> list[Number]:
    """All numbers outside the places that are taken (dates, names), ranges and fractions joined."""
    blocked = [*taken, *names.places(text)]
    found = [n for n in _scan(text) if not any(a < n.end and n.start < b for a, b in blocked)]
    return [_bounded(n, text=text) for n in _joined(found, text=text)]


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
    if found["words"]:
        return _in_words(found, text=text)
    sign = (found["sign"] or "").strip().lower()
    value = _value(found, comma_decimal=sign in {"€", "eur", "r$"})
    end, factor = _scale(text, found.end(), money=bool(sign))
    number = Number(found.start(), end, value * factor, rule="number-digits")
    if sign:
        code = signs().get(sign) or lexicon("units")["currency"].get(sign.rstrip("."), sign.upper())
        return replace(number, unit=Unit.CURRENCY, unit_text=(found["sign"] or "").strip(), currency=code)
    return _with_unit(number, text=text)


def _value(found: re.Match[str], *, comma_decimal: bool) -> Decimal:
    part = (
        fraction(VULGAR[found["vulgar"] or found["alone"]])
        if found["vulgar"] or found["alone"]
        else Decimal(0)
    )
    whole = decimal(found["digits"], comma_decimal=comma_decimal) if found["digits"] else Decimal(0)
    return -(whole + part) if found["minus"] else whole + part


_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|each|every|any|which|this|that|the|another|number|some|day|square|step|back to)[ -]$", re.I
)
_PRONOUN_AFTER = re.compile(
    r"-(?:on|to|stop|off|way|time|size)\b| another\b| (?:by|at a) |'s\b|,? of (?:the|them|our|its|their|these|those|us)\b",
    re.I,
)


def _in_words(found: re.Match[str], *, text: str) -> Number | None:
    written = found["words"].lower()
    if written == "one" and (
        _PRONOUN_BEFORE.search(text, max(0, found.start() - 12), found.start())
        or _PRONOUN_AFTER.match(text, found.end())
    ):
        return None
    if written.startswith(("several", "few")) or written in {"score", "nil"}:
        return None
    if text[found.end() : found.end() + 1] == "-" and written in {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
    }:
        unit = unit_after(text, found.end())
        if unit is None:
            return None
    return _with_unit(
        Number(found.start(), found.end(), words_value(written), rule="number-words"), text=text
    )


_SCALE = re.compile(r"(?: (?=[a-zA-Z]{2})|)(?P<word>[A-Za-z]{1,9})\b")


def _scale(text: str, position: int, *, money: bool) -> tuple[int, Decimal]:
    """Where the figure ends with its scale ("k", "million"), and the factor."""
    found = _SCALE.match(text, position) or (
        re.compile(r" (?P<word>[mkMK])\b").match(text, position) if money else None
    )
    if found is None:
        return position, Decimal(1)
    word = found["word"].lower()
    scale = short_scales().get(word)
    if scale is None or (word in {"t", "b", "mil", "cr"} and not money and found["word"].islower()):
        return position, Decimal(1)
    if word == "mm" and not money:
        return position, Decimal(1)
    return found.end(), scale


def _with_unit(number: Number, *, text: str) -> Number | None:
    beside = unit_after(text, number.end)
    if beside is None:
        joined = text[number.end : number.end + 1]
        return None if joined.isalpha() or joined == "°" or joined == "_" else number
    if (
        beside.text.lower() in {"m", "s", "real", "try", "won", "pen", "rub", "rand", "x"}
        and text[number.end : number.end + 1] == " "
    ):
        return number
    return replace(
        number,
        end=beside.end,
        value=number.value * beside.factor,
        unit=beside.unit,
        unit_text=beside.text,
        currency=beside.currency,
    )


_RANGE = re.compile(r"^ ?(?:-|–|—|\.\.\.?|…) ?$|^ to $|^-to-$|^ (?:or|and|through|until) $", re.I)
_PLUS_MINUS = re.compile(r"^ ?(?:±|\+/-|\+-) ?$")
_OUT_OF = re.compile(r"^ ?(?:/|out of|of|in|in every|on a scale of) ?(?:a possible )?$", re.I)


def _joined(found: list[Number], *, text: str) -> list[Number]:
    joined: list[Number] = []
    for number in found:
        pair = _pair(joined[-1], number, text=text) if joined else None
        if pair is not None:
            joined[-1] = pair
        else:
            joined.append(number)
    return joined


def _pair(left: Number, right: Number, *, text: str) -> Number | None:
    between = text[left.end : right.start]
    if len(between) > 20:
        return None
    if _PLUS_MINUS.match(between):
        return replace(
            left,
            end=right.end,
            value=left.value - right.value,
            high=left.value + right.value,
            comparator=Comparator.BETWEEN,
            rule="number-tolerance",
            unit=left.unit or right.unit,
        )
    if _RANGE.match(between) and _is_range(left, right, text=text, between=between):
        return _range(left, right)
    if _OUT_OF.match(between):
        return _share(left, right, text=text, between=between.strip().lower())
    if between == ":" and left.unit is None and right.unit is None and right.value:
        return replace(
            left,
            end=right.end,
            value=left.value / right.value,
            unit=Unit.TIMES,
            unit_text=text[left.start : right.end],
            rule="number-ratio",
        )
    return None


def _is_range(left: Number, right: Number, *, text: str, between: str) -> bool:
    before = text[max(0, left.start - 24) : left.start].lower()
    if left.unit and right.unit and left.unit != right.unit:
        return False
    if between.strip().lower() == "to" and re.search(
        r"\bfrom (?:an? |the )?(?:[a-z]+ ){0,3}$|^from $", before
    ):
        return False
    if between.strip().lower() == "and":
        return before.rstrip().endswith(("between", "from"))
    return left.value < right.value * 1000


def _range(left: Number, right: Number) -> Number:
    low = left.value
    if left.unit is None and right.unit is Unit.CURRENCY or (right.value >= 1000 * max(low, 1)):
        low = _same_scale(low, right.value)
    return replace(
        left,
        end=right.end,
        value=low,
        high=right.value,
        comparator=Comparator.BETWEEN,
        rule="number-range",
        unit=left.unit or right.unit,
        unit_text=right.unit_text or left.unit_text,
        currency=left.currency or right.currency,
    )


def _same_scale(low: Decimal, high: Decimal) -> Decimal:
    """In "1-2 million" the first figure counts millions too."""
    for scale in (Decimal(10**12), Decimal(10**9), Decimal(10**6), Decimal(1000)):
        if high >= scale and low < 1000 and high % scale == 0:
            return low * scale
    return low


_COUNTED = re.compile(r" (?:of )?(?:the |our |all )?[a-z]{3,}", re.I)


def _share(left: Number, right: Number, *, text: str, between: str) -> Number | None:
    if left.unit is not None or right.unit is not None or right.value <= 0 or left.value > right.value:
        return None
    if between in {"of", "in", "in every"} and (left.value != left.value.to_integral() or right.value > 1000):
        return None
    counted = _COUNTED.match(text, right.end) is not None
    if between == "in" and not (left.rule == right.rule == "number-words" or counted):
        return None
    if between in {"/", "out of", "on a scale of"} and not (
        counted and left.value == left.value.to_integral() and between != "/"
    ):
        return replace(
            left,
            end=right.end,
            unit=Unit.SCORE,
            unit_text=text[left.end : right.end].strip(),
            rule="number-out-of",
        )
    if between == "of" and left.rule == "number-words":
        return None
    return replace(
        left,
        end=right.end,
        value=left.value / right.value * 100,
        unit=Unit.PERCENT,
        unit_text=text[left.start : right.end],
        rule="number-share",
    )


_COMPARED = {
    Comparator.AT_LEAST: r"at least|at the least|no less than|not less than|no fewer than|not fewer than|(?:a )?min(?:imum)?(?:\.| of)?|more than|over|above|exceed(?:s|ing|ed)?|in excess of|greater than|higher than|better than|upwards of|not (?:be |fall |drop )?below|north of|beyond|surpass(?:es|ing)?|≥|>=|=>|>|⩾",
    Comparator.AT_MOST: r"at (?:the )?most|no more than|not more than|no greater than|no higher than|never more than|(?:a )?max(?:imum)?(?:\.| of)?|up to|less than|lower than|fewer than|under|below|within|no later than|not (?:to )?exceed(?:ing)?|not over|inside|≤|<=|=<|<|⩽",
}
_BEFORE = {
    side: re.compile(
        rf"(?:(?<![\w])(?:{words})|(?<=\W)(?:[≥≤<>]=?))(?: (?:a|an|the|about|around|approximately|roughly|some|total of|a total of))?[ (]?$",
        re.I,
    )
    for side, words in _COMPARED.items()
}
_ABOUT = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|roughly|circa|ca\.|c\.|nearly|almost|close to|some|a total of)|[~≈]) ?$",
    re.I,
)
_AFTER = {
    Comparator.AT_LEAST: re.compile(
        r"\+| ?(?:%|percent)?\+| (?:[a-z]+ )?(?:or (?:more|higher|above|better|greater|over|longer)|and (?:above|over|more|up|higher)|plus|minimum|min\.?|at least|at a minimum)\b",
        re.I,
    ),
    Comparator.AT_MOST: re.compile(
        r" (?:[a-z]+ )?(?:or (?:less|fewer|lower|below|under|sooner|better than that)|and (?:below|under|less)|maximum|max\.?|at most|at the most|or faster)\b",
        re.I,
    ),
}


def _bounded(number: Number, *, text: str) -> Number:
    before = text[max(0, number.start - 30) : number.start]
    if number.comparator is Comparator.BETWEEN:
        return number
    for side, pattern in sorted(_BEFORE.items(), key=lambda pair: pair[0] is Comparator.AT_LEAST):
        found = pattern.search(before)
        if found:
            return replace(number, comparator=side, lead=number.start - len(before) + found.start())
    about = _ABOUT.search(before)
    if about:
        return replace(number, lead=number.start - len(before) + about.start())
    for side, pattern in _AFTER.items():
        if pattern.match(text, number.end):
            return replace(number, comparator=side)
    return number
