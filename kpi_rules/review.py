"""The review of a department's KPIs: keep, adjust, replace or retire each, with a reason, from a stated period on."""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from kpi_rules.nouns import Definition
from kpi_rules.periods import named
from kpi_rules.rewrite import sentence
from kpi_rules.scoring import target_on
from kpi_rules.sheet_nouns import Action, EarlierTarget
from nlp.nouns import Frozen, TargetKind


class Verdict(StrEnum):
    """What becomes of a KPI."""

    KEEP = "keep"
    ADJUST = "adjust"
    REPLACE = "replace"
    RETIRE = "retire"


class ReviewState(StrEnum):
    """How far a review is."""

    OPEN = "open"
    WAITING = "waiting"
    """Its changes wait for an approver."""
    CLOSED = "closed"


class Decision(Frozen):
    """What was decided about one KPI."""

    kpi: str
    name: str
    """What it was called."""
    verdict: Verdict
    reason: str
    stood: str = ""
    """How it stood when that was decided, in one line."""
    before: Decimal | None = None
    """The target that it had."""
    target: Decimal | None = None
    """The target that it gets."""
    before_high: Decimal | None = None
    target_high: Decimal | None = None
    """The upper ends of both, where the KPI keeps within a range."""
    due_before: date | None = None
    due: date | None = None
    """The last day that it had, and the one that it gets: of what is done once and has no number."""
    since: date | None = None
    """The first day of the period from which the new target holds."""
    action: Action | None = None


class Review(Frozen):
    """One review of a department: its KPIs in their order, and what was decided so far."""

    id: str
    department: str
    reviewer: str
    title: str
    """The time that it looks back on: "Q1 2027"."""
    opened: date
    kpis: tuple[str, ...]
    state: ReviewState = ReviewState.OPEN
    decisions: tuple[Decision, ...] = ()
    approved_by: str = ""
    comment: str = ""
    """Why the approver gave it back."""
    next_on: date | None = None
    """The day of the next one."""

    @property
    def open_kpi(self) -> str | None:
        """The first KPI about which nothing is decided."""
        done = {one.kpi for one in self.decisions}
        return next((kpi for kpi in self.kpis if kpi not in done), None)

    @property
    def changes(self) -> tuple[Decision, ...]:
        """What needs an approver."""
        return tuple(one for one in self.decisions if one.verdict is not Verdict.KEEP)

    def decided(self, decision: Decision) -> "Review":
        """The review with this decision in place of an earlier one about the same KPI."""
        others = tuple(one for one in self.decisions if one.kpi != decision.kpi)
        return self.model_copy(update={"decisions": (*others, decision)})


def adjusted(definition: Definition, decision: Decision, *, first: date) -> Definition:
    """The definition with its new target from `first` on. Periods before that keep the target they had.

    Green and red of its sheet were set for the old target and go with it.
    """
    sheet = definition.sheet
    actions = (*sheet.actions, decision.action) if decision.action else sheet.actions
    if decision.target is None:
        return _moved(definition, decision, actions)
    plan = tuple(one for one in sheet.period_targets if _begins_before(one.period, first))
    changed = definition.model_copy(
        update={
            "target": decision.target,
            "target_high": decision.target_high,
            "target_kind": TargetKind.REACH,
            "sheet": sheet.model_copy(
                update={
                    "earlier": earlier(definition, first=first),
                    "actions": actions,
                    "period_targets": plan,
                    "green": None,
                    "red": None,
                }
            ),
        }
    )
    return changed.model_copy(update={"statement": sentence(changed)})


def _moved(definition: Definition, decision: Decision, actions: tuple[Action, ...]) -> Definition:
    """The definition with its new last day."""
    if decision.due is None:
        return definition
    sheet = definition.sheet.model_copy(update={"actions": actions})
    changed = definition.model_copy(update={"due": decision.due, "sheet": sheet})
    return changed.model_copy(update={"statement": sentence(changed)})


def earlier(definition: Definition, *, first: date) -> tuple[EarlierTarget, ...]:
    """The targets of times that are over, when another one holds from `first` on."""
    until = first - timedelta(days=1)
    old = target_on(definition, until)
    kept = tuple(one for one in definition.sheet.earlier if one.until < until)
    if old.target is None:
        return kept
    sheet = old.sheet
    last = EarlierTarget(
        until=until, target=old.target, target_high=old.target_high, green=sheet.green, red=sheet.red
    )
    return (*kept, last)


def _begins_before(key: str, first: date) -> bool:
    """Whether the period of a target begins before this day; a key of another calendar counts by its year."""
    period = named(key)
    return period is not None and period.first < first
