"""Weights of a scored set."""

import pytest

from kpi_rules.gate import Weight, check_weights


@pytest.mark.parametrize(
    ("weights", "rules"),
    [
        ((), []),
        ((20, 20, 20, 20, 20), []),
        ((30, 30, 25, 15), []),
        ((30, 30, 30), ["set-weights-sum"]),
        ((30, 30, 30, 20), ["set-weights-sum"]),
        ((40, 30, 30), ["set-weights-size"]),
        ((30, 30, 30, 8, 2), ["set-weights-size", "set-weights-step"]),
    ],
)
def test_weights_are_checked_for_sum_size_and_step(weights: tuple[int, ...], rules: list[str]) -> None:
    found = check_weights({f"k{n}": weight for n, weight in enumerate(weights)})
    assert [finding.rule for finding in found] == rules


def test_the_sum_stops_a_set_and_says_what_to_do() -> None:
    [finding] = check_weights({"a": 30, "b": 30, "c": 30})
    assert finding.weight is Weight.BLOCK
    assert finding.todo == "Give 10 more."
