"""The thresholds: settings that must make sense together."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from kpi_rules.limits import Limits, limits_table


@pytest.mark.req("003-29")
def test_every_threshold_has_a_default_and_says_what_it_means() -> None:
    for name, field in Limits.model_fields.items():
        assert field.description, name
        assert f"| `{name}` | {field.default} |" in limits_table()


@pytest.mark.req("000-06")
def test_the_best_size_of_a_set_is_five_to_eight() -> None:
    limits = Limits()
    assert (limits.kpis_fewest, limits.kpis_few, limits.kpis_many, limits.kpis_most) == (3, 5, 8, 10)


@pytest.mark.parametrize(
    "fields",
    [
        {"kpis_fewest": 6},
        {"kpis_most": 7},
        {"at_risk": Decimal(90)},
        {"weight_least": 40},
        {"stretch_factor": Decimal(1)},
        {"unknown": 1},
    ],
)
def test_settings_that_contradict_each_other_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Limits.model_validate(fields)
