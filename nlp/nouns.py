"""What a statement says, as values: the words that every other package uses for a reading.

All spans count Unicode code points of the text that was read. Values are exact decimals, days are dates.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: compared by content, never changed in place."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Unit(StrEnum):
    """What a number counts."""

    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    CURRENCY = "currency"
    DURATION = "duration"
    TIMES = "x"
    SCORE = "score"
    COUNT = "count"


class Direction(StrEnum):
    """Which way the statement wants its metric to go."""

    INCREASE = "increase"
    DECREASE = "decrease"
    KEEP = "keep"


class Comparator(StrEnum):
    """How the target bounds the metric."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"


class TargetKind(StrEnum):
    """Whether the target is the value to arrive at, or the amount by which it changes."""

    REACH = "reach"
    CHANGE = "change"


class Measure(StrEnum):
    """How a statement can be verified: by a number, by a visible deliverable, or not at all."""

    QUANTITY = "quantity"
    MILESTONE = "milestone"
    NONE = "none"


class Cadence(StrEnum):
    """How often something recurs."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


class Span(Frozen):
    """Some words of the statement and where they stand."""

    text: str
    start: int
    end: int


class Amount(Span):
    """A number with its unit, as written at its span.

    `unit_text` is the word or sign beside the number ("days", "$", "clients"); `currency` the ISO code when the
    unit is money; `high` the upper end of a range.
    """

    value: Decimal
    high: Decimal | None = None
    comparator: Comparator = Comparator.EXACTLY
    unit: Unit | None = None
    unit_text: str = ""
    currency: str | None = None


class Target(Amount):
    """The amount that the statement promises."""

    kind: TargetKind = TargetKind.REACH


class Period(Span):
    """When: resolved to its first and last day. A deadline ("by June") has no first day, a rate no days at all."""

    first_day: date | None = None
    last_day: date | None = None
    cadence: Cadence | None = None


class Vague(Span):
    """Words too vague in this sentence, with the id of the rule that says so (it starts with `vague`)."""

    rule: str


class Slip(Span):
    """Words that cannot be right, with the id of the rule that says so and what is likely to be meant, where known."""

    rule: str
    meant: str = ""


class Reading(Frozen):
    """What was understood of one statement."""

    text: str
    verb: Span | None = None
    metric: Span | None = None
    direction: Direction | None = None
    baseline: Amount | None = None
    target: Target | None = None
    deadline: Period | None = None
    measure: Measure = Measure.NONE
    milestone: Span | None = None
    scope: tuple[Span, ...] = ()
    means: Span | None = None
    goals: tuple[Span, ...] = ()
    """The separate goals, each with its own verb and object, when the sentence packs two or more."""
    vague: tuple[Vague, ...] = ()
    abbreviations: tuple[Span, ...] = ()
    """Undefined abbreviations that a stranger would not know."""
    slips: tuple[Slip, ...] = ()
    """Dates that no calendar has, and misspelt words that matter."""
    specific: bool = False
    """Two readers would agree on what is to change or to be delivered."""

    @property
    def verb_word(self) -> str:
        """The verb in small letters; "" where there is none."""
        return self.verb.text.casefold() if self.verb else ""

    @property
    def compound(self) -> bool:
        """Whether the sentence packs two or more separate goals."""
        return len(self.goals) > 1

    @property
    def impossible_date(self) -> Slip | None:
        """The first date in it that no calendar has."""
        return next((slip for slip in self.slips if slip.rule == "period-impossible"), None)

    @property
    def time_bound(self) -> bool:
        """Whether the sentence fixes when."""
        return self.deadline is not None


class Trace(Span):
    """Words that one rule took, and what it took them to mean."""

    rule: str
    meaning: str
