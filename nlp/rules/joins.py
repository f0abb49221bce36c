"""Two numbers that make one: a range, a tolerance, a share, a score out of something."""

import re
from collections.abc import Iterable
from decimal import Decimal

from nlp.nouns import Comparator, Unit
from nlp.rules.figures import DIGITS, SIGNS, decimal
from nlp.rules.number import Number
from nlp.rules.units import length_of

_RANGE = re.compile(r" ?(?:-|—|\.\.\.?|…) ?| to |-to-| (?:or|and|through|until) ", re.IGNORECASE)
_PLUS_MINUS = re.compile(r" ?(?:±|\+/-|\+-) ?")
_OUT_OF = re.compile(r" ?(?:out of|of|in|in every|on a scale of) ?(?:a possible )?", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|\bor|\band) $")
_FROM = re.compile(r"\bfrom (?:an? |the )?(?:[a-z]+ ){0,3}\+?$")
_COUNTED = re.compile(r" (?:of )?(?:the |our |all )?[a-z]{3,}", re.IGNORECASE)
_SIXTY = Decimal(60)
_DIGITS = re.compile(rf"(?:(?:{SIGNS}|[A-Z]{{3}}) ?)?-?({DIGITS})")
_SCALES = (Decimal(10**12), Decimal(10**9), Decimal(10**6), Decimal(1000))
_WIDEST_GAP = 20


def joined(found: Iterable[Number], *, text: str) -> list[Number]:
    """The numbers, neighbours that belong together made one."""
    result: list[Number] = []
    for number in found:
        pair = _pair(result[-1], number, text=text) if result else None
        if pair is None:
            result.append(number)
        else:
            result[-1] = pair
    return result


def _pair(left: Number, right: Number, *, text: str) -> Number | None:
    between = text[left.end : right.start]
    if len(between) > _WIDEST_GAP:
        return None
    if between in {"", " ", " and "} and (length := _length(left, right)) is not None:
        return length
    if _PLUS_MINUS.fullmatch(between):
        return _tolerance(left, right, text=text)
    if _RANGE.fullmatch(between) and _is_range(left, right, text=text, word=between.strip().lower()):
        return _range(left, right, text=text)
    if (
        _OUT_OF.fullmatch(between)
        and left.unit is None
        and right.unit is None
        and 0 < right.value >= left.value
    ):
        return _share(left, right, text=text, word=between.strip().lower())
    return None


def _length(left: Number, right: Number) -> Number | None:
    """Hours with minutes, or minutes with seconds, as one length: "1h 30min" is an hour and a half."""
    names = length_of(left.unit_text), length_of(right.unit_text)
    whole = left.value == left.value.to_integral() and right.value < _SIXTY
    if not whole or names not in {("hour", "minute"), ("minute", "second")}:
        return None
    return left._replace(end=right.end, value=left.value + right.value / _SIXTY)


def _tolerance(left: Number, right: Number, *, text: str) -> Number:
    return _range(left, right, text=text)._replace(
        value=left.value - right.value,
        high=left.value + right.value,
        rule="number-tolerance",
    )


def _is_range(left: Number, right: Number, *, text: str, word: str) -> bool:
    before = text[max(0, left.start - 24) : left.start].lower()
    if left.unit and right.unit and left.unit != right.unit:
        return False
    if word == "to":
        # "press 7 to 2 hours": what falls is no range.
        arrives = before.endswith("by ") and left.unit is None and right.unit is None
        listed = _LISTED.search(before) or _FROM.search(before)
        return left.value <= right.value and not arrives and not listed
    if word == "and":
        return before.rstrip().endswith(("between", "from"))
    return left.value < right.value * 1000


def _range(left: Number, right: Number, *, text: str) -> Number:
    return left._replace(
        end=right.end,
        value=_same_scale(left, right) if _is_scaled(right, text=text) else left.value,
        high=right.value,
        comparator=Comparator.BETWEEN,
        rule="number-range",
        unit=left.unit or right.unit,
        unit_text=right.unit_text or left.unit_text,
        currency=left.currency or right.currency,
    )


def _is_scaled(number: Number, *, text: str) -> bool:
    """Whether a word or a letter makes the figure large: "2 million", but not "625,000"."""
    digits = _DIGITS.match(text, number.start)
    return digits is None or decimal(digits[1]) != number.value


def _same_scale(left: Number, right: Number) -> Decimal:
    """In "1-2 million" the first figure counts millions too."""
    low, high = left.value, right.value
    if high < 1000 * max(low, Decimal(1)) and not (left.unit is None and right.unit is Unit.CURRENCY):
        return low
    scale = next(
        (scale for scale in _SCALES if high >= scale and low < 1000 and high % scale == 0), Decimal(1)
    )
    return low * scale


def _share(left: Number, right: Number, *, text: str, word: str) -> Number | None:
    whole = left.value == left.value.to_integral()
    counted = _COUNTED.match(text, right.end) is not None
    if word in {"out of", "on a scale of"}:
        return _percent(left, right, text=text) if counted and whole else _out_of(left, right, text=text)
    in_words = left.rule == right.rule == "number-words"
    spelt = word == "of" and left.rule == "number-words"
    if spelt and not (in_words and counted and left.value > 1):
        return None
    if not whole or right.value > 1000:
        return None
    return _percent(left, right, text=text) if word == "of" or in_words or counted else None


def _percent(left: Number, right: Number, *, text: str) -> Number:
    return left._replace(
        end=right.end,
        value=left.value / right.value * 100,
        unit=Unit.PERCENT,
        unit_text=text[left.start : right.end],
        rule="number-share",
    )


def _out_of(left: Number, right: Number, *, text: str) -> Number:
    scale = text[left.end : right.end].strip()
    return left._replace(end=right.end, unit=Unit.SCORE, unit_text=scale, rule="number-out-of")
