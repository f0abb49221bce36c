"""The 41 fields of a definition sheet: where each comes from, and what it says."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from bot.dialogue.days import day_text
from bot.wording import fields as words
from bot.wording import sheet as sheet_words
from kpi_rules.nouns import Company, Definition, Department, Indicator, Objective
from kpi_rules.numbers import amount_text
from kpi_rules.periods import rhythm
from kpi_rules.scoring import kind_of
from kpi_rules.sheet_nouns import Sheet
from nlp.nouns import Measure


@dataclass(frozen=True, slots=True)
class Whole:
    """A KPI with everything that its fields speak of. People appear by their ids."""

    id: str
    definition: Definition
    department: Department
    company: Company
    serves: str = ""
    """The need or capability that it answers, in words."""
    capability: str = ""
    """The kind of that capability."""
    confirmed: str = ""
    approver: str = ""
    state: str = ""
    version: int = 0
    reason: str = ""

    @property
    def sheet(self) -> Sheet:
        """What the statement itself does not say."""
        return self.definition.sheet

    @property
    def indicator(self) -> Indicator | None:
        """The second-level indicator that it secures."""
        return self.company.indicator(self.definition.indicator)

    @property
    def objective(self) -> Objective | None:
        """The objective above that indicator."""
        return self.company.objective_of(self.definition.indicator)

    @property
    def concerned(self) -> frozenset[str]:
        """Who sees its hidden fields: owner, head and strategy owners."""
        return frozenset(
            {self.sheet.owner or self.department.head, self.department.head, *self.company.owners}
        )

    def amount(self, value: Decimal | None) -> str:
        """A value with its unit."""
        return "" if value is None else amount_text(self.definition, value)

    def named(self, ids: Iterable[str]) -> str:
        """Departments by name."""
        names = self.company.department_names
        return ", ".join(names[one] for one in ids if one in names)


K = TypeVar("K")
Value = Callable[[Whole], str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `people`: its value is people's ids. `hidden`: only those whom it concerns see it."""

    number: int
    value: Value
    people: bool = False
    hidden: bool = False

    @property
    def title(self) -> str:
        """What it is called."""
        return words.TITLES[self.number]

    @property
    def comes_from(self) -> str:
        """Who or what fills it."""
        return words.SOURCES[self.number]


def _day(value: date | None) -> str:
    return day_text(value) if value else ""


def _measured(whole: Whole) -> str:
    known = whole.definition
    if known.measure is Measure.MILESTONE:
        return words.MILESTONE
    unit = {"currency": known.currency or "", "percent": "%"}.get(str(known.unit), known.unit_text)
    return unit or str(known.unit or "").replace("_", " ")


def _baseline(whole: Whole) -> str:
    known, day = whole.definition, _day(whole.sheet.baseline_on)
    if known.measure is Measure.MILESTONE:
        return words.NOT_NEEDED
    if known.baseline is None:
        return words.KNOWN_BY.format(day=day) if day else ""
    return (
        words.ON.format(value=whole.amount(known.baseline), day=day) if day else whole.amount(known.baseline)
    )


def _target(whole: Whole) -> str:
    known = whole.definition
    high = f" to {whole.amount(known.target_high)}" if known.target_high is not None else ""
    parts = [f"{whole.amount(known.target)}{high}", _day(known.due)]
    steps = [f"{one.period}: {whole.amount(one.target)}" for one in whole.sheet.period_targets]
    return "; ".join(part for part in (", ".join(p for p in parts if p), ", ".join(steps)) if part)


def _limits(whole: Whole) -> str:
    sheet, limits = whole.sheet, whole.company.limits
    if sheet.green is not None and sheet.red is not None:
        return words.GREEN_RED.format(green=whole.amount(sheet.green), red=whole.amount(sheet.red))
    return words.GREEN_RED_USUAL.format(green=limits.on_track, red=limits.at_risk)


def _actions(whole: Whole) -> str:
    return "; ".join(f"{action.what} (<@{action.who}>, {_day(action.by)})" for action in whole.sheet.actions)


def _pair(first: str, second: str) -> str:
    return " · ".join(part for part in (first, second) if part)


def _told(template: str, value: str) -> str:
    return template.format(value=value) if value else ""


def _state(whole: Whole) -> str:
    version = words.VERSION.format(version=whole.version) if whole.version else ""
    return _pair(_pair(whole.state, version), whole.reason)


def _label(labels: Mapping[K, str], value: K | None) -> str:
    return "" if value is None else labels.get(value, "")


def _yes_no(labels: dict[str, str], value: bool | None) -> str:
    return "" if value is None else labels["yes" if value else "no"]


FIELDS = (
    Field(1, lambda w: w.id),
    Field(2, lambda w: w.sheet.name),
    Field(3, lambda w: w.definition.statement),
    Field(4, lambda w: w.department.name),
    Field(5, lambda w: _pair(w.indicator.statement, w.indicator.focus) if w.indicator else ""),
    Field(6, lambda w: w.objective.statement if w.objective else ""),
    Field(7, lambda w: _label(sheet_words.PERSPECTIVES, w.definition.perspective)),
    Field(8, lambda w: words.SIDES.get(str(w.definition.side or ""), words.NO_SIDE)),
    Field(9, lambda w: "" if w.capability else _pair(w.serves, w.confirmed)),
    Field(10, lambda w: _pair(w.capability, w.serves) if w.capability else ""),
    Field(11, lambda w: w.sheet.question),
    Field(12, lambda w: w.sheet.use),
    Field(13, lambda w: sheet_words.AUDIENCE.get(w.sheet.audience, "")),
    Field(
        14,
        lambda w: _pair(
            _label(sheet_words.NATURES, w.definition.nature),
            _yes_no(sheet_words.LAGGING, w.sheet.lagging),
        ),
    ),
    Field(15, lambda w: _label(sheet_words.HORIZONS, w.definition.horizon)),
    Field(16, lambda w: _yes_no(sheet_words.FINANCIAL, w.sheet.financial)),
    Field(17, lambda w: w.sheet.formula),
    Field(18, _measured),
    Field(19, lambda w: words.KINDS[kind_of(w.definition).value]),
    Field(20, _baseline),
    Field(21, _target),
    Field(22, _limits),
    Field(
        23,
        lambda w: _pair(
            _told(words.GREAT, w.amount(w.sheet.stretch)), _told(words.CERTAIN, w.amount(w.sheet.commit))
        ),
    ),
    Field(24, lambda w: w.sheet.source),
    Field(25, lambda w: _label(sheet_words.AVAILABILITY, w.sheet.availability)),
    Field(
        26,
        lambda w: _pair(
            _label(sheet_words.REPORTING, rhythm(w.definition)),
            _label(sheet_words.ADDING, w.sheet.adding),
        ),
    ),
    Field(27, lambda w: w.sheet.owner or w.department.head, people=True),
    Field(28, lambda w: " ".join(p for p in (w.sheet.updater, w.sheet.delegate) if p), people=True),
    Field(29, lambda w: w.approver, people=True),
    Field(30, lambda w: f"{w.sheet.weight}%" if w.sheet.weight else ""),
    Field(
        31,
        lambda w: _pair(
            words.COST.format(cost=_label(sheet_words.COST, w.sheet.cost)) if w.sheet.cost else "",
            words.BENEFIT.format(benefit=_label(sheet_words.BENEFIT, w.sheet.benefit))
            if w.sheet.benefit
            else "",
        ),
    ),
    Field(32, lambda w: w.sheet.evidence),
    Field(33, lambda w: w.sheet.influence),
    Field(34, lambda w: w.sheet.gaming),
    Field(35, lambda w: w.sheet.weaknesses),
    Field(36, _actions),
    Field(37, lambda w: w.sheet.reaction),
    Field(38, lambda w: w.named(w.sheet.shared_with)),
    Field(39, lambda w: w.sheet.reward, hidden=True),
    Field(40, lambda w: _day(w.sheet.review_on)),
    Field(41, _state),
)
"""All fields, by their numbers."""
