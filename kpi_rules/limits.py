"""Every threshold of the rules, in one place. A workspace may change each; the defaults are common practice."""

from decimal import Decimal

from pydantic import Field, model_validator

from nlp.nouns import Frozen


class Limits(Frozen):
    """Thresholds with their defaults. No source prescribes them: they are settings."""

    kpis_fewest: int = Field(3, ge=0, description="A set with fewer KPIs is not ready to submit.")
    kpis_few: int = Field(5, ge=0, description="From here on a set is large enough to tell the whole story.")
    kpis_many: int = Field(8, ge=1, description="Up to here people can keep a set in mind.")
    kpis_most: int = Field(10, ge=1, description="A set with more KPIs is not ready to submit.")
    kpis_an_owner: int = Field(
        3, ge=1, description="More KPIs than this in one person's hands is worth a thought."
    )
    kpis_an_owner_most: int = Field(
        6, ge=1, description="More KPIs than this in one person's hands stops a set."
    )
    stretch_factor: Decimal = Field(
        Decimal("1.5"),
        gt=1,
        description="A target this many times better than the best value so far looks too high.",
    )
    on_track: Decimal = Field(
        Decimal(90), description="On track from this share of the target on, in percent."
    )
    at_risk: Decimal = Field(
        Decimal(70), description="At risk from this share on, off track below it, in percent."
    )
    pace_margin: Decimal = Field(
        Decimal("0.1"),
        ge=0,
        description="How far progress may lag behind the time elapsed and still be on pace.",
    )
    band_tolerance: Decimal = Field(
        Decimal("0.2"),
        gt=0,
        description="How far outside a band, as a share of its nearer end, counts as nothing reached.",
    )
    cap: Decimal = Field(
        Decimal(100), gt=0, description="No KPI adds more than this percentage to the score of its set."
    )
    grace_days: int = Field(
        7, ge=0, description="Days after a period's end before a missing value counts as overdue."
    )
    jump: Decimal = Field(
        Decimal(10),
        gt=1,
        description="A value so many times the last one, or so small a part, is asked back.",
    )
    weight_least: int = Field(5, ge=0, description="Smallest weight of a KPI in a scored set, in percent.")
    weight_most: int = Field(30, ge=1, description="Largest weight of a KPI in a scored set, in percent.")
    weight_step: int = Field(5, ge=1, description="Weights are multiples of this.")
    mission_words_fewest: int = Field(
        6, ge=1, description="A shorter mission hardly says for whom and to what end."
    )
    mission_words_most: int = Field(45, ge=1, description="Nobody remembers a longer mission.")
    mission_duties: int = Field(
        3, ge=2, description="So many tasks in a row make a mission a list of duties."
    )

    @model_validator(mode="after")
    def _in_order(self) -> "Limits":
        if not self.kpis_fewest <= self.kpis_few <= self.kpis_many <= self.kpis_most:
            raise ValueError("the numbers of KPIs must rise: fewest, few, many, most")
        if self.at_risk >= self.on_track:
            raise ValueError("'at risk' must lie below 'on track'")
        if self.weight_least > self.weight_most:
            raise ValueError("the smallest weight must not exceed the largest")
        return self


DEFAULTS = Limits()


def limits_table() -> str:
    """The thresholds as a markdown table, for the documentation."""
    rows = ["| setting | default | meaning |", "|---|---|---|"]
    rows += [
        f"| `{name}` | {field.default} | {field.description} |" for name, field in Limits.model_fields.items()
    ]
    return "\n".join(rows) + "\n"
