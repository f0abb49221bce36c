"""A target divided into named parts, as it is typed: amounts, shares of it, or a usual split by its name."""

from decimal import Decimal

import nlp
from bot.wording import strategy as words
from kpi_rules.catalogue import catalogue
from kpi_rules.nouns import Indicator, Share, Split
from nlp.nouns import Unit

MOST_NAME = 60
_WHOLE = Decimal(100)


def split_of(indicator: Indicator, text: str) -> Split | str:
    """The parts of the indicator's target; or what is wrong with the first line that is none."""
    usual = _usual(indicator, text)
    if usual is not None:
        return usual
    parts = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        part = _part(indicator, line)
        if part is None:
            return words.SPLIT_UNREAD.format(line=line[:60])
        parts.append(part)
    return Split(parts=tuple(parts))


def _usual(indicator: Indicator, text: str) -> Split | str | None:
    """What the catalogue knows under that name: "by channel"."""
    said = " ".join(text.split()).casefold()
    known = next((one for one in catalogue().splits if one.name.casefold() == said), None)
    if known is None:
        return None
    if indicator.target is None or indicator.unit is Unit.PERCENT:
        return words.SPLIT_NO_TARGET
    return Split(parts=tuple(Share(name=n, target=part) for n, part in known.amounts(indicator.target)))


def _part(indicator: Indicator, line: str) -> Share | None:
    """A line such as "SEO: 4 million" or "SEO: 40 %", which is that share of the target."""
    name, _, said = (part.strip() for part in line.partition(":"))
    found = nlp.read_amount(said) if said else None
    if found is None or not name:
        return None
    is_share = (
        found.unit is Unit.PERCENT and indicator.unit is not Unit.PERCENT and indicator.target is not None
    )
    value = (indicator.target or Decimal(0)) * found.value / _WHOLE if is_share else found.value
    return Share(name=name[:MOST_NAME], target=value)
