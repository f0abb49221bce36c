"""How a figure is written: digits of several locales, number words, scales. Text in, exact decimals out."""

import re
from decimal import Decimal
from functools import cache

from nlp.lexicon import lexicon

SIGNS = r"(?:(?:USD?|AU?|CA?|NZ|S|HK|NT|R|MX)?\$|[€£¥₹₩₽₺₪฿₫₦₱₴])"
DIGITS = (
    r"(?:\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?!\d)(?:\.\d{1,9})?"
    r"|\d{1,3}(?:\.\d{3}){1,6},\d{1,9}|\d{1,3}(?:\.\d{3}){2,6}"
    r"|\d{1,3}(?:[ ']\d{3}){1,6}(?![\d.])(?:,\d{1,9})?"
    r"|\d{1,18}(?:[.,]\d{1,9})?|\.\d{1,9})"
)
VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅛": "1/8"}
_HUNDRED_UP = 100


def decimal(digits: str, *, comma_decimal: bool = False) -> Decimal:
    """The value of a run of digits with separators. A dot before three digits groups only where the locale says so."""
    plain = digits.replace(" ", "").replace("'", "")
    if "," in plain and "." in plain:
        point = max(plain.rfind(","), plain.rfind("."))
        return Decimal(re.sub(r"[.,]", "", plain[:point]) + "." + plain[point + 1 :])
    if plain.count(".") > 1 or (comma_decimal and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain)):
        return Decimal(plain.replace(".", ""))
    if "," in plain and not re.fullmatch(r"[1-9]\d{0,2}(?:,\d{2,3}){0,6},\d{3}", plain):
        return Decimal(plain.replace(",", "."))
    return Decimal(plain.replace(",", ""))


def fraction(text: str) -> Decimal:
    """The value of a fraction such as `2/3`."""
    above, below = text.split("/")
    return Decimal(above) / Decimal(below)


@cache
def number_words() -> str:
    """The pattern of a number in words, with "a" before a scale and "and a half" behind."""
    words = lexicon("numbers")
    small = "|".join(sorted([*words["ones"], *words["tens"]], key=len, reverse=True))
    scales = "|".join(sorted(words["scales"], key=len, reverse=True))
    follow = rf"(?:(?:[ -]|,? and )(?:{small}|{scales})\b)"
    half = r"(?: and (?:a half|a quarter|three quarters)\b)"
    return (
        rf"(?:(?:half an? (?:{scales})|(?:an?|several|few) (?:hundred|thousand|million"
        rf"|billion|trillion|dozen|lakh|crore)|(?:{small}))"
        rf"\b{follow}{{0,8}}(?: point(?: (?:{small})\b){{1,4}})?{half}?(?: (?:{scales})\b)?)"
    )


@cache
def part_words() -> str:
    """The pattern of a share in words: "two thirds of", "half of the"."""
    parts = "|".join(sorted(lexicon("numbers")["parts"], key=len, reverse=True))
    counts = "one|two|three|four|five|seven|nine"
    follows = r" (?:of|the|all|our|are|is|have|has|will|must|by|in|before|until|within|this|next)\b|$"
    return rf"(?:(?:{counts})[ -](?:{parts})\b|(?:an? (?:{parts})|half)(?={follows}))"


def part_value(text: str) -> Decimal:
    """The value of a share in words."""
    words = text.lower().replace("-", " ").split()
    count = _digits().get(words[0], 1) if len(words) > 1 else 1
    return Decimal(count) * fraction(lexicon("numbers")["parts"][words[-1]])


def words_value(text: str) -> Decimal:
    """The value of a number in words."""
    words = text.lower().replace("-", " ").replace(",", "").split()
    total, current = Decimal(0), Decimal(0)
    point: list[str] | None = None
    for index, word in enumerate(words):
        if word == "point":
            point = []
        elif point is not None and word in _digits():
            point.append(str(_digits()[word]))
        elif word in _scales():
            total, current = _scaled(total, current + _after_point(point), scale=_scales()[word])
            point = None
        else:
            current += _small(word, before=words[:index])
    return total + current + _after_point(point)


def _scaled(total: Decimal, current: Decimal, *, scale: Decimal) -> tuple[Decimal, Decimal]:
    current = current or Decimal(1)
    if scale <= _HUNDRED_UP:
        return total, current * scale
    if 0 < total < scale:
        return (total + current) * scale, Decimal(0)
    return total + current * scale, Decimal(0)


def _small(word: str, *, before: list[str]) -> Decimal:
    if word == "half":
        return Decimal("0.5")
    if word in {"quarter", "quarters"}:
        return Decimal("0.25") if before[-1:] == ["a"] else Decimal("0.75") - 3
    return Decimal(_digits().get(word, 0))


def _after_point(point: list[str] | None) -> Decimal:
    return Decimal("0." + "".join(point)) if point else Decimal(0)


@cache
def _digits() -> dict[str, int]:
    words = lexicon("numbers")
    return {word: int(value) for word, value in (words["ones"] | words["tens"]).items()}


@cache
def _scales() -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in lexicon("numbers")["scales"].items()}


@cache
def short_scales() -> dict[str, Decimal]:
    """What `k`, `m`, `bn` and their kin multiply by, with the long words beside them."""
    short = {word: Decimal(value) for word, value in lexicon("numbers")["short scales"].items()}
    return short | _scales()
