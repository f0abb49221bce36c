"""The words of the domain as values. Store, dialogue and rules all speak in these."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from kpi_rules.functions import Function, Line, Trade
from kpi_rules.limits import Limits
from kpi_rules.sheet_nouns import Sheet
from nlp.nouns import Cadence, Comparator, Direction, Frozen, Measure, TargetKind, Unit


class Perspective(StrEnum):
    """The four views of a balanced scorecard, from the money down to what makes it possible."""

    FINANCIAL = "financial"
    CUSTOMER = "customer"
    INTERNAL_PROCESS = "internal_process"
    LEARNING_GROWTH = "learning_growth"


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

    @property
    def lines(self) -> tuple[Line, ...]:
        """The same as the catalogue sorts it: a trade that the name tells stands for its function."""
        told = {trade.function: trade for trade in Trade if trade.is_told_by(self.name)}
        return tuple(told.get(function, function) for function in self.functions)


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
    """Ids of the set-up questions that were answered "no more" or skipped, and departments that still want a head."""
    version: int = 0

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All second-level indicators, objective by objective."""
        return tuple(i for objective in self.objectives for i in objective.indicators)

    @property
    def department_names(self) -> dict[str, str]:
        """What each department is called, by its id."""
        return {department.id: department.name for department in self.departments}

    def department(self, department_id: str) -> Department | None:
        """The department with this id, while it is part of the company."""
        return next((d for d in self.departments if d.id == department_id), None)

    def department_named(self, name: str) -> Department | None:
        """The department of that name, in small letters or capitals; None for no name."""
        wanted = name.strip().casefold()
        return next((d for d in self.departments if wanted and d.name.casefold() == wanted), None)

    def indicator(self, indicator_id: str) -> Indicator | None:
        """The indicator with this id."""
        return next((i for i in self.indicators if i.id == indicator_id), None)

    def objective(self, objective_id: str) -> Objective | None:
        """The objective with this id."""
        return next((o for o in self.objectives if o.id == objective_id), None)

    def objective_of(self, indicator_id: str) -> Objective | None:
        """The objective that the indicator secures."""
        return next((o for o in self.objectives if any(i.id == indicator_id for i in o.indicators)), None)


class Level(StrEnum):
    """Whose promise a KPI is."""

    COMPANY = "company"
    DEPARTMENT = "department"
    POST = "post"
    PERSONAL = "personal"


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
