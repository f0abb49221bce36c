"""What the catalogue holds: KPI patterns, typical needs and capabilities, and the guide of each function."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field, model_validator

from kpi_rules.functions import Function, Line, Trade
from kpi_rules.ground_nouns import CapabilityKind
from kpi_rules.nouns import Nature, Perspective, Side
from nlp.nouns import Cadence, Direction, Frozen, Measure, Unit


class Cost(StrEnum):
    """What it takes to get the number."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Pattern(Frozen):
    """One KPI that a department can take, with what a careful coach would tell about it.

    `function` is None where the pattern fits every department. `side` is None where the KPI is neither a need
    of others nor a capability of one's own, as with a result of the whole company.
    """

    id: str = Field(pattern=r"^[a-z]+\.[a-z0-9-]+$")
    function: Function | None = None
    name: str = Field(min_length=8)
    metric: str
    """What a sentence calls it: the name, unless that needs "share of" or "number of" in front."""
    aliases: tuple[str, ...] = ()
    """Other names that people use for it, abbreviations too."""
    question: str = Field(pattern=r"\?$")
    """The one question that the number answers."""
    formula: str = Field(min_length=20)
    """How a stranger who can count computes it."""
    measure: Measure = Measure.QUANTITY
    unit: Unit | None = None
    unit_text: str = ""
    direction: Direction | None = None
    perspective: Perspective
    nature: Nature
    side: Side | None = None
    kind: CapabilityKind | None = None
    cadence: Cadence
    source: str = Field(min_length=5)
    """Where the number comes from."""
    cost: Cost
    gaming: str = Field(min_length=20)
    """How the number could be met while the business gets worse."""
    avoid: str = Field(min_length=20)
    """When to leave it alone."""
    why: str = Field(min_length=20)
    example: str
    """A sentence with room for {metric}, {due} and, where money is counted, {currency}."""
    tags: tuple[str, ...] = Field(min_length=1)
    """Words by which needs and capabilities find it."""
    trades: tuple[Trade, ...] = ()
    """Trades that take it as well as its own line of work."""
    factors: tuple[str, ...] = ()
    """Key success factors that it makes measurable."""
    parts: tuple[str, ...] = ()
    """Ids of the weekly sub-measures that lead to it."""
    sisters: tuple[str, ...] = ()
    """Ids of KPIs by which other departments can pull the same way."""
    service: bool = False
    """Satisfaction or timeliness as those served see it: fits every need."""

    @model_validator(mode="before")
    @classmethod
    def _named_as_metric(cls, entry: dict[str, object]) -> dict[str, object]:
        name = str(entry.get("name", ""))
        return {"metric": name if name[:2].isupper() else name[:1].lower() + name[1:]} | entry

    @model_validator(mode="after")
    def _fits_together(self) -> "Pattern":
        if (self.measure is Measure.QUANTITY) != (self.unit is not None and self.direction is not None):
            raise ValueError(f"{self.id}: unit and direction belong to a quantity")
        if (self.kind is not None) != (self.side is Side.INSIDE):
            raise ValueError(f"{self.id}: a capability kind belongs to the inside, and to nothing else")
        if "{due}" not in self.example or (
            self.measure is Measure.QUANTITY and "{metric}" not in self.example
        ):
            raise ValueError(f"{self.id}: the example needs {{due}} and, for a quantity, {{metric}}")
        return self

    def fits(self, line: Line) -> bool:
        """Whether it is one of this line of work's own."""
        return self.id.partition(".")[0] == line or line in self.trades

    @property
    def money(self) -> bool:
        """Whether the number is an amount of money, so that a currency has to be asked for."""
        return self.unit is Unit.CURRENCY

    def sentence(self, *, due: str, currency: str = "$") -> str:
        """The example as a whole statement, due on the given day; the currency is a sign or an ISO code."""
        sign = f"{currency} " if currency.isalpha() else currency
        return self.example.format(metric=self.metric, due=due, currency=sign)


class NeedPattern(Frozen):
    """What others typically need from a department, and by which KPIs one sees that they get it."""

    id: str
    line: Line
    text: str
    """As those who ask would say it."""
    label: str = Field(min_length=8, max_length=38)
    """The same in a few words, as a button says it."""
    answer: str
    """What the department does about it."""
    asked_by: tuple[Function, ...] = ()
    customer: bool = False
    """Whether the company's customers ask for it too."""
    measures: tuple[str, ...] = Field(min_length=1)
    tags: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_asked(self) -> "NeedPattern":
        if not self.asked_by and not self.customer:
            raise ValueError(f"{self.id}: somebody must ask for it")
        return self


class CapabilityExample(Frozen):
    """Something that a department typically wants to become able to do."""

    kind: CapabilityKind
    text: str


class Guide(Frozen):
    """What helps a department of one line of work to find its words."""

    line: Line
    mission_example: str
    need_examples: tuple[NeedPattern, ...] = Field(min_length=3)
    capability_examples: tuple[CapabilityExample, ...] = Field(min_length=9)
    quantify_questions: tuple[str, ...] = Field(min_length=3)
    """Questions for people who say that their work cannot be counted."""

    def capabilities(self, kind: CapabilityKind) -> tuple[CapabilityExample, ...]:
        """The typical capabilities of one kind."""
        return tuple(example for example in self.capability_examples if example.kind is kind)


class SplitPart(Frozen):
    """One named part of a target and its share of the whole, in percent."""

    name: str
    share: Decimal


class Split(Frozen):
    """A usual way to divide the target of one KPI into named parts that add up to it."""

    id: str
    of: str
    """Id of the pattern whose target is divided."""
    name: str
    why: str
    parts: tuple[SplitPart, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _adds_up(self) -> "Split":
        if sum(part.share for part in self.parts) != Decimal(100):
            raise ValueError(f"{self.id}: the shares must add up to 100")
        return self

    def amounts(self, total: Decimal) -> tuple[tuple[str, Decimal], ...]:
        """Each part's name and amount of the total; the amounts add up to it exactly."""
        return tuple((part.name, total * part.share / 100) for part in self.parts)
