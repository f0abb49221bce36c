"""Numbers as people write them: thousands separated, the currency in its place, one day but two days."""

from decimal import Decimal
from typing import Protocol

from nlp.nouns import Unit

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"}
_FULL = {
    "d": "days", "h": "hours", "hr": "hours", "hrs": "hours", "min": "minutes", "mins": "minutes",
    "s": "seconds", "sec": "seconds", "secs": "seconds", "ms": "milliseconds", "wk": "weeks", "wks": "weeks",
    "mo": "months", "mos": "months", "yr": "years", "yrs": "years",
}  # fmt: skip
_SINGLE = {"people": "person", "men": "man", "women": "woman", "children": "child", "analyses": "analysis"}
_PLURAL = {one: many for many, one in _SINGLE.items()}
_HISSING = ("ss", "x", "ch", "sh", "z")
_SAME = ("series", "staff", "headcount", "feedback", "species")


def plain(value: Decimal) -> str:
    """The number with thousands separators and without idle zeros."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: Decimal, *, currency: str | None) -> str:
    """The amount with the sign of its currency, or its code where there is no common sign."""
    if not currency:
        return plain(value)
    minus, size = ("-" if value < 0 else ""), _coins(abs(value))
    sign = _SIGNS.get(currency)
    return f"{minus}{sign}{size}" if sign else f"{minus}{currency} {size}"


def _coins(value: Decimal) -> str:
    """Two places as soon as there are cents, more only where they are given."""
    text = plain(value)
    return f"{value:,.2f}" if text[-2:-1] == "." else text


def counted(value: Decimal, *, noun: str) -> str:
    """The number with its noun, which follows the number: 1 day, 2 days."""
    return f"{plain(value)} {noun_for(value, noun=noun)}".rstrip()


def noun_for(value: Decimal, *, noun: str) -> str:
    """The noun as it follows the number, written out: "hrs" is "hours"."""
    full = _FULL.get(noun.casefold(), noun)
    if not full:
        return ""
    return single(full) if abs(value) == 1 else plural(full)


class Counted(Protocol):
    """Whatever is counted in a unit: a KPI, an indicator, an amount in a sentence."""

    @property
    def unit(self) -> Unit | None:
        """What kind of unit it is."""

    @property
    def unit_text(self) -> str:
        """The unit as it was typed."""

    @property
    def currency(self) -> str | None:
        """Which money, where it is money."""


def amount_text(like: Counted, value: Decimal) -> str:
    """The value in the unit of something, as it stands in a sentence."""
    return amount(value, unit=like.unit, unit_text=like.unit_text, currency=like.currency)


def amount(value: Decimal, *, unit: Unit | None, unit_text: str = "", currency: str | None = None) -> str:
    """The value with its unit as it stands in a sentence."""
    match unit:
        case Unit.CURRENCY:
            return money(value, currency=currency) + _rate(unit_text)
        case Unit.PERCENT:
            return f"{plain(value)}%"
        case Unit.PERCENTAGE_POINT:
            return counted(value, noun="percentage points")
        case Unit.TIMES:
            return f"{plain(value)}x"
        case Unit.SCORE:
            gap = "" if unit_text.startswith("/") else " "
            return f"{plain(value)}{gap}{unit_text}".strip() if _is_scale(unit_text) else plain(value)
        case _:
            return counted(value, noun=unit_text)


def _rate(unit_text: str) -> str:
    return f" {unit_text}" if unit_text.startswith("per ") else ""


def _is_scale(unit_text: str) -> bool:
    return unit_text.startswith(("out of", "/", "of "))


def single(noun: str) -> str:
    """One of them. Only the last word changes: "new clients" is one "new client"."""
    head, _, last = noun.rpartition(" ")
    return f"{head} {_one(last)}".strip()


def plural(noun: str) -> str:
    """Many of them."""
    head, _, last = noun.rpartition(" ")
    return f"{head} {_many(last)}".strip()


def _one(word: str) -> str:
    low = word.casefold()
    if low in _SINGLE:
        return _SINGLE[low]
    if low in _SAME or low.endswith(("ss", "us", "is")) or not low.endswith("s"):
        return word
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith("es") and low[:-2].endswith(_HISSING):
        return word[:-2]
    return word[:-1]


def _is_symbol(word: str) -> bool:
    """Whether it stands for a unit, as kg, km and kwh do: such a sign has no plural."""
    return len(word) <= len("kwh") and set("aeiouy").isdisjoint(word)


def _many(word: str) -> str:
    low = word.casefold()
    if low in _PLURAL:
        return _PLURAL[low]
    if (
        low in _SAME
        or low in _SINGLE
        or not word.islower()
        or _is_symbol(low)
        or not low.isalpha()
        or (low.endswith("s") and not low.endswith("ss"))
    ):
        return word
    if low.endswith("y") and low[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if low.endswith(_HISSING) else "s")
