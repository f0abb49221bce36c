"""The last values as one line of small bars."""

from collections.abc import Sequence
from decimal import Decimal

_BARS = "▁▂▃▄▅▆▇█"
MOST = 12


def spark(values: Sequence[Decimal]) -> str:
    """A bar for each of the last values, the lowest at the bottom; nothing for fewer than two."""
    shown = values[-MOST:]
    if len(shown) < 2:
        return ""
    low, high = min(shown), max(shown)
    reach = high - low
    places = (int((value - low) / reach * (len(_BARS) - 1)) if reach else 3 for value in shown)
    return "".join(_BARS[place] for place in places)
