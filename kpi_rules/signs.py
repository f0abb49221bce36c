"""What small signs and words before a number say: "+20%", "±5%", "hold it at 40"."""

import re

from nlp.nouns import Reading, Unit

_AROUND_ZERO = re.compile(r"(?:±|\+/-|\+-|plus or minus)\s{0,2}$", re.IGNORECASE)
_SIGN = re.compile(r"\s(?P<sign>[+-])\s?$")


def span_around_zero(reading: Reading) -> bool:
    """Whether the target is how far a value may go either way: within ±5%."""
    return reading.target is not None and bool(_AROUND_ZERO.search(_before(reading)))


def is_signed(reading: Reading) -> str:
    """The sign of a change that is said without a verb, as in "sales +20%"; empty when there is none."""
    target = reading.target
    if target is None or reading.verb is not None or target.unit is not Unit.PERCENT:
        return ""
    if target.text.startswith("-"):
        return "-"
    found = _SIGN.search(_before(reading))
    return found["sign"] if found else ""


def holds(reading: Reading) -> bool:
    """Whether "hold" means to keep a value; "hold 4 town halls" holds events."""
    verb, target = reading.verb, reading.target
    if verb is None or target is None or verb.text.casefold() != "hold":
        return False
    return (
        reading.baseline is None
        and bool(reading.text[verb.end : target.start].strip())
        and _is_level(reading)
    )


def _is_level(reading: Reading) -> bool:
    between = re.search(
        r"\b(?:at(?! least| most)|below|above|under|over|between|within)\b[\w\s]{0,20}$", _before(reading)
    )
    return between is not None


def _before(reading: Reading) -> str:
    return reading.text[: reading.target.start] if reading.target else ""
