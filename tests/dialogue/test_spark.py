"""Values as small bars."""

from decimal import Decimal

import pytest

from bot.dialogue.spark import spark


@pytest.mark.parametrize(
    ("values", "bars"),
    [
        ((), ""),
        ((1,), ""),
        ((1, 2), "▁█"),
        ((5, 5, 5), "▄▄▄"),
        ((-1, 0, 1), "▁▄█"),
        (range(20), "▁▁▂▂▃▄▄▅▆▆▇█"),
    ],
)
def test_the_last_values_are_bars(values: tuple[int, ...], bars: str) -> None:
    assert spark([Decimal(value) for value in values]) == bars
