"""The words of the domain as values. Store, dialogue and rules all speak in these."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from kpi_rules.limits import Limits
from nlp.nouns import Cadence, Comparator, Direction, Frozen, Measure, TargetKind, Unit


class Perspective(StrEnum):
    """The four views of a balanced scorecard, from the money down to what makes it possible."""

    FINANCIAL = "financial"
    CUSTOMER = "customer"
    INTERNAL_PROCESS = "internal_process"
    LEARNING_GROWTH = "learning_growth"


class Function(StrEnum):
    """What a department does for the company: the links of the value chain, then those that support it."""

    RND = "rnd"
    PROCUREMENT = "procurement"
    PRODUCTION = "production"
    MARKETING = "marketing"
    SALES = "sales"
    SERVICE = "service"
    FINANCE = "finance"
    HR = "hr"
    IT = "it"
    ADMIN = "admin"


class DepartmentKind(StrEnum):
    """A business department serves customers; a support department serves the other departments."""

    BUSINESS = "business"
    SUPPORT = "support"


class Side(StrEnum):
    """ "One outside and one inside": what others need from us, or what we must become able to do."""

    OUTSIDE = "outside"
    INSIDE = "inside"


class Horizon(StrEnum):
    """Short term secures this year's goal, medium term builds the department."""

    SHORT = "short"
    MEDIUM = "medium"


class Nature(StrEnum):
    """A result shows what was achieved, a process how the work runs."""

    RESULT = "result"
    PROCESS = "process"


class CapabilityKind(StrEnum):
    """How a department becomes able to do something new."""

    TRAINING = "training"
    PROCESS = "process"
    SYSTEM = "system"
    OTHER = "other"


class DraftState(StrEnum):
    """Where a department's set of KPIs stands."""

    DRAFTING = "drafting"
    SUBMITTED = "submitted"
    SENT_BACK = "sent_back"
    APPROVED = "approved"


class Status(StrEnum):
    """How a KPI is doing."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    NO_DATA = "no_data"
    OVERDUE = "overdue"
    DONE = "done"
    PAUSED = "paused"
    RETIRED = "retired"
    NOT_APPROVED = "not_approved"

    @property
    def is_silent(self) -> bool:
        """Whether it says neither good nor bad."""
        return self not in {Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.DONE}


class Share(Frozen):
    """A named part of a target, such as one sales channel's."""

    name: str
    target: Decimal


class Split(Frozen):
    """A target divided into named parts."""

    parts: tuple[Share, ...] = ()


class Indicator(Frozen):
    """A second-level key indicator that secures an objective."""

    id: str
    statement: str
    perspective: Perspective
    target: Decimal | None = None
    unit: Unit | None = None
    unit_text: str = ""
    currency: str | None = None
    due: date | None = None
    departments: tuple[str, ...] = ()
    """Ids of the departments that carry it."""
    focus: str = ""
    """Which result, customers, process or ability it is about, after its perspective."""
    factor: str = ""
    """Id of the key success factor that it makes measurable."""
    drives: tuple[str, ...] = ()
    """Ids of the indicators that get better when this one does."""
    split: Split = Split()


class Objective(Frozen):
    """A company business objective, first level."""

    id: str
    statement: str
    due: date | None = None
    indicators: tuple[Indicator, ...] = ()
    assigned: bool = False
    """Whether its targets are set from the top, and locked for the departments; else they are discussed."""


class Department(Frozen):
    """A department with its head; `serves` holds the ids of the departments it works for."""

    id: str
    name: str
    function: Function
    kind: DepartmentKind
    head: str
    deputies: tuple[str, ...] = ()
    """Other people who may draft for it."""
    serves: tuple[str, ...] = ()
    also: tuple[Function, ...] = ()
    """What else it does, besides its main function."""

    @property
    def functions(self) -> tuple[Function, ...]:
        """All that it does, the main function first."""
        return tuple(dict.fromkeys((self.function, *self.also)))


class Way(Frozen):
    """What one function does about something."""

    function: Function
    text: str


class Factor(Frozen):
    """A key success factor. Without an objective it is not pursued, and no department hears of it."""

    id: str
    statement: str
    objective: str = ""
    """Why it matters: id of the objective that it secures."""
    ways: tuple[Way, ...] = ()
    """How it is reached, function by function."""


class Excuse(Frozen):
    """Why a department has no KPI for an objective, and need not have one."""

    objective: str
    department: str
    reason: str


class Strategy(Frozen):
    """What stands behind the objectives: texts that departments see while they draft, and success factors."""

    issues: tuple[str, ...] = ()
    environment: str = ""
    resources: str = ""
    overall: str = ""
    business: str = ""
    functional: tuple[Way, ...] = ()
    factors: tuple[Factor, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    public_welfare: bool = False
    """Whether those served come first, and money is a means."""


class Company(Frozen):
    """One workspace's strategy record. Empty fields are what the strategy owner still has to say."""

    team_id: str
    owners: tuple[str, ...] = ()
    name: str = ""
    fiscal_year_start: int = 1
    """The month in which the fiscal year starts, 1 to 12."""
    vision: str = ""
    objectives: tuple[Objective, ...] = ()
    departments: tuple[Department, ...] = ()
    strategy: Strategy = Strategy()
    limits: Limits = Limits()
    """The thresholds of the rules, as this company wants them."""
    settled: frozenset[str] = frozenset()
    """Ids of the set-up questions that were answered "no more" or skipped."""
    version: int = 0


class Mission(Frozen):
    """Why the department exists, and who in the department stands behind that text."""

    text: str
    objectives: tuple[str, ...] = ()
    agreed_by: str = ""
    agreed_at: datetime | None = None


class Need(Frozen):
    """What one internal customer needs from the department (outside)."""

    id: str
    department: str
    """Id of the department served."""
    text: str


class Capability(Frozen):
    """What the department must become able to do (inside)."""

    id: str
    kind: CapabilityKind
    text: str


class Level(StrEnum):
    """Whose promise a KPI is."""

    COMPANY = "company"
    DEPARTMENT = "department"
    POST = "post"
    PERSONAL = "personal"


class Degree(StrEnum):
    """A rough size, for what costs and brings."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Availability(StrEnum):
    """Whether the number can be had today."""

    READY = "ready"
    EFFORT = "effort"
    MISSING = "missing"


class Adding(StrEnum):
    """How the values of a year come from those of its months: added up, or the last one counts."""

    SUM = "sum"
    LAST = "last"


class Action(Frozen):
    """Something that somebody does to move a KPI."""

    what: str
    who: str = ""
    """The person's id in Slack."""
    by: date | None = None
    fetches: bool = False
    """Whether it gets a number that nobody has yet, rather than moving it."""


class PeriodTarget(Frozen):
    """The target of one period inside the whole: `period` reads `2027-03` or `2027-Q1`."""

    period: str
    target: Decimal


class EarlierTarget(Frozen):
    """The target that held before a review changed it, up to and with the day `until`."""

    until: date
    target: Decimal
    target_high: Decimal | None = None


class Sheet(Frozen):
    """The rest of a KPI's definition sheet: what the statement itself does not say. Empty is "not said yet"."""

    name: str = ""
    question: str = ""
    """The one question that the number answers."""
    use: str = ""
    """How it will be used, and how it will not."""
    audience: str = "company"
    lagging: bool | None = None
    financial: bool | None = None
    formula: str = ""
    baseline_on: date | None = None
    """The day of the baseline, or the day by which it will be known when there is none."""
    period_targets: tuple[PeriodTarget, ...] = ()
    earlier: tuple[EarlierTarget, ...] = ()
    """Targets of times that are over, the oldest first."""
    adding: Adding | None = None
    green: Decimal | None = None
    red: Decimal | None = None
    stretch: Decimal | None = None
    commit: Decimal | None = None
    source: str = ""
    """The system, report or person that the number comes from."""
    availability: Availability | None = None
    reporting: Cadence | None = None
    """How often it is reported, when that differs from how often it is recorded (`Definition.cadence`)."""
    owner: str = ""
    """The one person who answers for it; the head of the department when empty."""
    updater: str = ""
    """Who records the values; the owner when empty."""
    delegate: str = ""
    """Who stands in for the updater."""
    consulted: tuple[str, ...] = ()
    """Ids of departments that were asked."""
    shared_with: tuple[str, ...] = ()
    """Ids of departments that contribute to it."""
    weight: int | None = None
    """Its share of the department's score, in percent."""
    cost: Degree | None = None
    benefit: Degree | None = None
    keep_because: str = ""
    """Why it is kept although it costs much and brings little."""
    best: Decimal | None = None
    """The best value that was ever measured."""
    evidence: str = ""
    """What speaks for its being within reach."""
    influence: str = ""
    """Who can move it, and how far by own effort."""
    gaming: str = ""
    """How the number could be met while the business gets worse, or that nobody sees a way."""
    weaknesses: str = ""
    actions: tuple[Action, ...] = ()
    reaction: str = ""
    """Who does what within how long when it turns red."""
    reward: str = ""
    """A note on rewards: shown to the owner and the approver only, never computed."""
    review_on: date | None = None


class Definition(Frozen):
    """One version of a KPI's wording and fields. Numbers are exact; `due` is the last day that counts."""

    statement: str
    metric: str = ""
    direction: Direction | None = None
    measure: Measure = Measure.NONE
    baseline: Decimal | None = None
    target: Decimal | None = None
    target_high: Decimal | None = None
    target_kind: TargetKind | None = None
    comparator: Comparator = Comparator.EXACTLY
    unit: Unit | None = None
    unit_text: str = ""
    currency: str | None = None
    due: date | None = None
    cadence: Cadence | None = None
    serves: str = ""
    """Id of the need, capability or indicator that this KPI answers."""
    indicator: str = ""
    """Id of the second-level indicator that it secures in the end."""
    side: Side | None = None
    perspective: Perspective | None = None
    horizon: Horizon | None = None
    nature: Nature | None = None
    kept_because: str = ""
    """Why the head kept a wording that the rules flag; the approver reads it."""
    sheet: Sheet = Sheet()


class Kpi(Frozen):
    """One measured promise of a department, with its current definition."""

    id: str
    definition: Definition
    comment: str = ""
    """What the approver asked to change, while that is open."""
