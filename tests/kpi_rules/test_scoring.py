"""The formulas of scoring with the check values that a correct engine gives."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_rules.nouns import Definition
from kpi_rules.scoring import (
    Kind,
    achievement,
    against,
    in_band,
    inverse_ratio,
    progress,
    roll_up,
    threshold_score,
)
from nlp.nouns import Comparator, Direction, Measure, TargetKind


def kpi(**fields: object) -> Definition:
    given_fields: dict[str, object] = {
        "statement": "",
        "measure": Measure.QUANTITY,
        "target_kind": TargetKind.REACH,
        "direction": Direction.INCREASE,
        **fields,
    }
    return Definition.model_validate(given_fields)


RECEIVABLE_DAYS = kpi(baseline=45, target=30, direction=Direction.DECREASE, due=date(2027, 12, 31))


@pytest.mark.parametrize(
    ("value", "target", "kind", "percent"),
    [
        (45, 50, Kind.HIGHER, 90),
        (75, 50, Kind.HIGHER, 150),
        (100, 200, Kind.HIGHER, 50),
        (3, -2, Kind.HIGHER, 350),
        (-1, -1, Kind.HIGHER, 100),
        (-3, -2, Kind.HIGHER, 50),
        (12, 10, Kind.LOWER, 80),
        (10, 10, Kind.LOWER, 100),
        (20, 10, Kind.LOWER, 0),
        (0, 10, Kind.LOWER, 200),
        (55, 50, Kind.EQUAL, 90),
        (50, 50, Kind.EQUAL, 100),
        (45, 50, Kind.EQUAL, 90),
        (0, 0, Kind.LOWER, 100),
        (1, 0, Kind.LOWER, 0),
        (0, 0, Kind.HIGHER, 100),
        (-1, 0, Kind.HIGHER, 0),
        (0, 0, Kind.EQUAL, 100),
        (1, 0, Kind.EQUAL, 0),
    ],
)
def test_achievement_compares_a_value_with_its_target(
    value: int, target: int, kind: Kind, percent: int
) -> None:
    assert against(Decimal(value), target=Decimal(target), kind=kind) == percent


def test_the_inverse_ratio_of_lower_is_better_differs_from_the_distance() -> None:
    ratio = inverse_ratio(Decimal(12), target=Decimal(10))
    assert ratio is not None
    assert round(ratio, 1) == Decimal("83.3")
    assert inverse_ratio(Decimal(0), target=Decimal(10)) is None


def test_progress_is_the_way_covered_in_either_direction() -> None:
    assert progress(RECEIVABLE_DAYS, Decimal(36)) == Decimal("0.6")
    assert progress(kpi(baseline=40, target=60), Decimal(55)) == Decimal("0.75")
    assert progress(RECEIVABLE_DAYS, Decimal(48)) == Decimal("-0.2")


def test_without_a_way_to_go_there_is_no_progress() -> None:
    assert progress(kpi(baseline=30, target=30), Decimal(30)) is None
    assert progress(kpi(target=30), Decimal(30)) is None
    assert progress(kpi(baseline=30, target=10, target_kind=TargetKind.CHANGE), Decimal(31)) is None


@pytest.mark.parametrize(
    ("value", "percent"), [(40, 100), (45, 100), (50, 100), (36, 50), (32, 0), (55, 50), (70, 0)]
)
def test_a_band_gives_all_inside_and_falls_evenly_outside(value: int, percent: int) -> None:
    assert in_band(Decimal(value), low=Decimal(40), high=Decimal(50), tolerance=Decimal("0.2")) == percent


def test_a_kept_range_is_scored_as_a_band() -> None:
    stock = kpi(target=40, target_high=50, direction=Direction.KEEP, comparator=Comparator.BETWEEN)
    assert achievement(stock, Decimal(44)) == 100
    assert achievement(stock, Decimal(36)) == 50


def test_a_change_without_its_start_cannot_be_scored() -> None:
    assert achievement(kpi(target=15, target_kind=TargetKind.CHANGE), Decimal(15)) is None


@pytest.mark.parametrize(
    ("value", "points"), [(300, "0"), (500, "3.33"), (700, "6.67"), (900, "10"), (2000, "10"), (0, "0")]
)
def test_thresholds_make_kpis_of_any_unit_comparable(value: int, points: str) -> None:
    assert round(threshold_score(Decimal(value), green=Decimal(700), red=Decimal(500)), 2) == Decimal(points)


def test_thresholds_turn_round_when_lower_is_better() -> None:
    assert round(threshold_score(Decimal(30), green=Decimal(30), red=Decimal(45)), 2) == Decimal("6.67")
    assert round(threshold_score(Decimal(45), green=Decimal(30), red=Decimal(45)), 2) == Decimal("3.33")


def test_equal_thresholds_are_refused() -> None:
    with pytest.raises(ValueError, match="differ"):
        threshold_score(Decimal(1), green=Decimal(5), red=Decimal(5))


def test_a_roll_up_caps_each_kpi_and_names_the_weight_it_rests_on() -> None:
    score, weight = roll_up([(Decimal(150), 50), (Decimal(40), 22), (None, 28)])
    assert score is not None
    assert round(score, 2) == Decimal("81.67")
    assert weight == 72


def test_a_roll_up_of_nothing_is_nothing() -> None:
    assert roll_up([(None, 40)]) == (None, 0)


NUMBERS = st.decimals(min_value=-1_000_000, max_value=1_000_000, places=2)


@given(value=NUMBERS, target=NUMBERS)
def test_the_target_itself_is_always_a_hundred_percent(value: Decimal, target: Decimal) -> None:
    for kind in (Kind.HIGHER, Kind.LOWER, Kind.EQUAL):
        assert against(target, target=target, kind=kind) == 100
        assert against(value, target=target, kind=Kind.EQUAL) <= 100


@given(first=NUMBERS, second=NUMBERS, target=NUMBERS)
def test_more_is_never_worse_where_higher_is_better(first: Decimal, second: Decimal, target: Decimal) -> None:
    low, high = sorted((first, second))
    assert against(low, target=target, kind=Kind.HIGHER) <= against(high, target=target, kind=Kind.HIGHER)
    assert against(low, target=target, kind=Kind.LOWER) >= against(high, target=target, kind=Kind.LOWER)
