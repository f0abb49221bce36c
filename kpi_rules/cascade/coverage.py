"""Do the parts make the whole? Gaps as numbers, where the units agree."""

from decimal import Decimal

from kpi_rules.nouns import Indicator


def split_gap(indicator: Indicator) -> Decimal:
    """What the named parts leave of the target; negative when they are more than it, 0 when there are none."""
    parts = indicator.split.parts
    if not parts or indicator.target is None:
        return Decimal(0)
    return indicator.target - sum((part.target for part in parts), Decimal(0))
