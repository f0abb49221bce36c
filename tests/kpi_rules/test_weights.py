"""Weights of a scored set."""

import pytest

from kpi_rules.gate import Weight, check_weights, largest, proposed, weights_of
from kpi_rules.limits import Limits
from kpi_rules.nouns import Definition, Kpi
from kpi_rules.sheet_nouns import Sheet


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


@pytest.mark.parametrize(
    ("count", "weights"),
    [
        (1, (100,)),
        (3, (35, 35, 30)),
        (4, (25, 25, 25, 25)),
        (6, (20, 20, 15, 15, 15, 15)),
        (7, (15, 15, 15, 15, 15, 15, 10)),
        (8, (15, 15, 15, 15, 10, 10, 10, 10)),
        (10, (10,) * 10),
    ],
)
def test_equal_weights_are_proposed_that_pass_every_check(count: int, weights: tuple[int, ...]) -> None:
    assert proposed(count) == weights
    assert check_weights(dict(zip(map(str, range(count)), weights, strict=True))) == ()


@pytest.mark.parametrize("count", range(1, 21))
@pytest.mark.parametrize("step", [1, 5, 10])
def test_whatever_is_proposed_makes_a_hundred(count: int, step: int) -> None:
    assert sum(proposed(count, limits=Limits(weight_step=step))) == 100


def test_few_kpis_may_weigh_more_than_thirty_because_they_could_not_make_a_hundred_otherwise() -> None:
    assert (largest(3), largest(4), largest(8)) == (35, 30, 30)


def test_weights_of_ninety_nine_stop_a_set() -> None:
    found = check_weights({"a": 30, "b": 30, "c": 25, "d": 14})
    assert {finding.rule: finding.weight for finding in found} == {
        "set-weights-sum": Weight.BLOCK,
        "set-weights-step": Weight.BLOCK,
    }
    assert found[0].todo == "Give 1 more."


def test_a_kpi_added_after_weights_were_chosen_has_none_yet() -> None:
    chosen = Kpi(id="a", definition=Definition(statement="A", sheet=Sheet(weight=100)))
    added = Kpi(id="b", definition=Definition(statement="B"))
    assert weights_of([chosen, added]) == {"a": 100, "b": 0}
    assert weights_of([added]) == {"b": 100}
