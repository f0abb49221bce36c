"""What stands on a sheet when nobody chose otherwise. Each is a proposal: what a person chose is never replaced."""

from datetime import date, timedelta
from functools import lru_cache

from kpi_rules.catalogue import Pattern, catalogue
from kpi_rules.catalogue.words import alike
from kpi_rules.defaults import financial, nature_for
from kpi_rules.functions import Function
from kpi_rules.metrics import is_a_time, is_stock
from kpi_rules.nouns import Definition, Department, Nature
from kpi_rules.numbers import amount
from kpi_rules.sheet_nouns import Adding, Availability, Degree, Sheet
from nlp.nouns import Cadence, Direction, Measure, Unit

_FORMULAS = {
    Unit.PERCENT: "Cases that meet it, divided by all cases of the period, times 100.",
    Unit.DURATION: "Time from the first to the last step of each case, averaged over all cases of the period.",
    Unit.CURRENCY: "Sum of all amounts booked in the period.",
    Unit.COUNT: "All that were counted in the period.",
    Unit.SCORE: "Average of all answers of the period.",
}
_COSTS = {
    Availability.READY: Degree.LOW,
    Availability.EFFORT: Degree.MEDIUM,
    Availability.MISSING: Degree.MEDIUM,
}
_ACCRUE = frozenset({Unit.COUNT, Unit.CURRENCY})


@lru_cache(maxsize=512)
def pattern_of(metric: str, function: Function) -> Pattern | None:
    """The entry of the catalogue that means this metric; one of the department's own function first."""
    found = [
        p for p in catalogue().patterns if any(alike(one, metric) for one in (p.metric, p.name, *p.aliases))
    ]
    own = {function: 0, None: 1}
    return min(found, key=lambda p: own.get(p.function, 2), default=None)


def completed(definition: Definition, *, department: Department, today: date, starts_in: int = 1) -> Sheet:
    """The sheet with every field filled in that follows from others. Empty stays what only a person can say.

    `starts_in` is the month in which the fiscal year starts. Period targets have a function of their own.
    """
    entry = pattern_of(definition.metric, department.function) if definition.metric else None
    said, known = definition.sheet, definition.baseline is not None
    availability = said.availability or _available(definition)
    owner = said.owner or department.head
    proposed = {
        "name": entry.name if entry else _capital(definition.metric or definition.statement),
        "question": entry.question if entry else f"How far are we with {definition.metric or 'it'}?",
        "lagging": (definition.nature or nature_for(definition)) is Nature.RESULT,
        "financial": financial(definition),
        "formula": entry.formula if entry else _formula(definition),
        "baseline_on": today if known else _quarter_end(today, starts_in=starts_in),
        "adding": _adding(definition),
        "source": entry.source if entry else _source(definition),
        "availability": availability,
        "reporting": definition.cadence or (entry.cadence if entry else Cadence.MONTHLY),
        "owner": owner,
        "updater": owner,
        "cost": entry.cost.value if entry else availability and _COSTS[availability],
        "benefit": Degree.MEDIUM,
        "evidence": _evidence(definition),
        "review_on": _half_year_end(today, starts_in=starts_in),
    }
    return _filled(said, proposed)


def like(sheet: Sheet, other: Sheet) -> Sheet:
    """The sheet with what is usually the same for all KPIs of a department taken from another one."""
    shared = (
        "owner",
        "updater",
        "delegate",
        "influence",
        "source",
        "availability",
        "cost",
        "benefit",
        "reaction",
    )
    return _filled(sheet, {name: getattr(other, name) for name in shared})


def _filled(said: Sheet, proposed: dict[str, object]) -> Sheet:
    empty = {name: value for name, value in proposed.items() if getattr(said, name) in {None, ""}}
    cost = said.cost or empty.get("cost")
    if cost in {None, Degree.HIGH} and said.benefit is None and "lagging" in proposed:
        empty.pop("benefit", None)  # what costs much has to be worth it: that is asked
    return Sheet.model_validate(said.model_dump() | empty)


def _available(definition: Definition) -> Availability | None:
    """Who knows where it stands today can get the number; so can who sees that something is done."""
    known = definition.baseline is not None or definition.measure is Measure.MILESTONE
    return Availability.READY if known else None


def _formula(definition: Definition) -> str:
    if definition.measure is Measure.MILESTONE:
        return "Done on the day from which it is used; until then the share that is finished."
    return _FORMULAS.get(definition.unit, "") if definition.unit else ""


def _evidence(definition: Definition) -> str:
    """Where it starts from: the first thing by which one sees whether a target is within reach."""
    if definition.baseline is None:
        return ""
    unit, text, currency = definition.unit, definition.unit_text, definition.currency
    return f"Starts from {amount(definition.baseline, unit=unit, unit_text=text, currency=currency)}."


def _source(definition: Definition) -> str:
    return (
        "The finished work itself, seen by those who use it"
        if definition.measure is Measure.MILESTONE
        else ""
    )


def _adding(definition: Definition) -> Adding:
    """Counts and money come together month by month; rates, times and what is there at a moment do not."""
    accrues = definition.unit in _ACCRUE and definition.direction is not Direction.KEEP
    accrues = accrues and not is_a_time(definition.metric)
    rate = " per " in f" {definition.metric} {definition.unit_text} ".replace("/", " per ")
    return Adding.SUM if accrues and not rate and not is_stock(definition.metric) else Adding.LAST


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _quarter_end(today: date, *, starts_in: int) -> date:
    return _end(today, months=3, starts_in=starts_in)


def _half_year_end(today: date, *, starts_in: int) -> date:
    """The end of a half-year that leaves at least a quarter to see something happen."""
    this = _end(today, months=6, starts_in=starts_in)
    return this if (this - today).days > 90 else _end(this + timedelta(days=1), months=6, starts_in=starts_in)


def _end(today: date, *, months: int, starts_in: int) -> date:
    rest = months - (today.month - starts_in) % months
    index = today.year * 12 + today.month - 1 + rest
    return date(index // 12, index % 12 + 1, 1) - timedelta(days=1)
