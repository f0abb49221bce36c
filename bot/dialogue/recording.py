"""Values on their way into the books: what is clear is recorded, and one question is asked about what is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.dialogue.say import Choice, Choices, Paragraph, Says, Style
from bot.dialogue.titles import title, value_text
from bot.wording import checkins as words
from bot.wording.markup import fill
from kpi_rules import periods
from kpi_rules.nouns import Definition
from kpi_rules.numbers import amount_text, plain
from kpi_rules.periods import Period
from kpi_rules.reports import Doubt, Known, Report, doubt, fitted, known, measures_change
from kpi_rules.scoring import Case, Day, adds_up
from nlp.nouns import Frozen, Measure, Unit

MOST_NAMES = 12
"""Buttons of one question."""


class Step(StrEnum):
    """How far one value is."""

    OPEN = "open"
    RECORDED = "recorded"
    LEFT_OUT = "left_out"


class Entry(Frozen):
    """One value that somebody reported."""

    report: Report
    kpi: str = ""
    period: str = ""
    """The period that a form asked for."""
    is_sure: bool = False
    """The person was asked back and said yes."""
    step: Step = Step.OPEN


class Kept(Frozen):
    """A value that was recorded, and the one of that period before it."""

    kpi: str
    period: str
    value: Decimal
    before: Decimal | None = None


class Batch(Frozen):
    """The values of one message or form."""

    id: str
    entries: tuple[Entry, ...]
    kept: tuple[Kept, ...] = ()
    is_undone: bool = False
    said: str = ""
    """What was typed after it about a value that is not on track."""
    before: "Batch | None" = None
    """The values that were noted before, as long as this batch recorded none."""

    def replaced(self, place: int, **changes: object) -> "Batch":
        """The batch with one entry changed."""
        entries = list(self.entries)
        entries[place] = entries[place].model_copy(update=changes)
        return self.model_copy(update={"entries": tuple(entries)})


@dataclass(frozen=True, slots=True)
class Desk:
    """The KPIs that a person may record, and the day."""

    cases: Mapping[str, Case]
    day: Day


@dataclass(frozen=True, slots=True)
class Placed:
    """A value at its KPI and period, and what speaks against recording it as it is."""

    kpi: str
    period: Period
    value: Decimal | None
    before: Decimal | None
    last: Decimal | None
    doubt: Doubt | None


def batch_of(batch_id: str, reports: tuple[Report, ...]) -> Batch:
    """The reports as a batch; a KPI that is clear is taken."""
    entries = (
        Entry(report=one, kpi=one.candidates[0] if len(one.candidates) == 1 else "") for one in reports
    )
    return Batch(id=batch_id, entries=tuple(entries))


def placed(entry: Entry, desk: Desk) -> Placed:
    """Where the value goes, in the KPI's own unit, after what it adds to."""
    case = desk.cases[entry.kpi]
    period = _period(entry, case, desk.day)
    before = next((one.value for one in case.actuals if one.period == period), None)
    last = _last(case, period)
    value = _again(case, period) if entry.report.is_same else fitted(entry.report, case.definition)
    if value is not None and entry.report.adds and not measures_change(case.definition):
        start = before if adds_up(case.definition) else last
        value += start or Decimal(0)
    found = doubt(
        entry.report,
        case.definition,
        value=value,
        last=_beside(case, last, value),
        factor=desk.day.limits.jump,
    )
    asked = found if found is not None and (found.is_final or not entry.is_sure) else None
    return Placed(entry.kpi, period, value, before, last, asked)


def _period(entry: Entry, case: Case, day: Day) -> Period:
    """The one that was named, else the one whose value is awaited."""
    rhythm, starts_in = periods.rhythm(case.definition), day.starts_in
    asked = periods.named(entry.period, starts_in=starts_in)
    if asked is not None:
        return asked
    if entry.report.day is not None:
        return periods.period_of(entry.report.day, rhythm, starts_in=starts_in)
    return periods.meant(
        rhythm,
        today=day.today,
        known=case.settled(day.limits.grace_days),
        since=case.since or day.today,
        grace_days=day.limits.grace_days,
        starts_in=starts_in,
    )


def _last(case: Case, period: Period) -> Decimal | None:
    """The newest value up to this period, else where the KPI began."""
    earlier = [one.value for one in case.actuals if one.period.last <= period.last]
    return earlier[-1] if earlier else case.definition.baseline


def _again(case: Case, period: Period) -> Decimal | None:
    """The value of last time, which has not changed."""
    earlier = [one.value for one in case.actuals if one.period.last < period.last]
    return earlier[-1] if earlier else next((one.value for one in case.actuals), None)


def _beside(case: Case, last: Decimal | None, value: Decimal | None) -> Decimal | None:
    """What a value is compared with. A period that adds up begins low, and that is no surprise."""
    begins = adds_up(case.definition) and last is not None and value is not None and value < last
    return None if begins or case.definition.measure is Measure.MILESTONE else last


def names(desk: Desk) -> tuple[Known, ...]:
    """The KPIs with the words by which they are found."""
    return tuple(known(id_, case.definition) for id_, case in desk.cases.items())


def is_milestone(case: Case) -> bool:
    """Whether it is done once, or not done yet."""
    return case.definition.measure is Measure.MILESTONE and case.definition.cadence is None


def clear(batch: Batch, desk: Desk) -> tuple[tuple[int, Placed], ...]:
    """The entries that can be recorded now, with their places."""
    waiting = ((n, one) for n, one in enumerate(batch.entries) if one.step is Step.OPEN)
    found = ((n, placed(one, desk)) for n, one in waiting if one.kpi in desk.cases)
    return tuple((n, one) for n, one in found if one.doubt is None and one.value is not None)


def open_place(batch: Batch) -> int | None:
    """The first entry that is still open."""
    return next((n for n, one in enumerate(batch.entries) if one.step is Step.OPEN), None)


def question(batch: Batch, desk: Desk) -> Says:
    """What is asked about the first entry that is still open; nothing when none is."""
    place = open_place(batch)
    if place is None:
        return ()
    entry, key = batch.entries[place], f"value:{batch.id}:{place}"
    if entry.kpi not in desk.cases:
        return _which(entry, key, desk)
    return _doubted(entry, key, placed(entry, desk), definition=desk.cases[entry.kpi].definition)


def _which(entry: Entry, key: str, desk: Desk) -> Says:
    candidates = entry.report.candidates or tuple(desk.cases)
    names = tuple(Choice(one, title(desk.cases[one].definition)) for one in candidates if one in desk.cases)
    choices = (*names[:MOST_NAMES], Choice("none", words.LEAVE_OUT))
    asked = words.WHICH if entry.report.candidates else words.NOT_KNOWN
    return (Paragraph(fill(asked, said=entry.report.text)), Choices(key, choices))


def _doubted(entry: Entry, key: str, found: Placed, *, definition: Definition) -> Says:
    why = found.doubt or Doubt.UNIT
    said = fill(
        words.DOUBTS[why],
        name=title(definition),
        said=entry.report.text,
        unit=unit_words(definition),
        example=example(definition),
        last="" if found.last is None else value_text(definition, found.last),
        value="" if found.value is None else value_text(definition, found.value),
    )
    if why.is_final:
        return (Paragraph(said), Choices(key, (Choice("no", words.NO_LEAVE),)))
    yes = Choice("yes", words.YES_RIGHT, Style.PRIMARY)
    return (Paragraph(said), Choices(key, (yes, Choice("no", words.NO_LEAVE))))


def answered(batch: Batch, place: int, value: str, desk: Desk) -> Batch | None:
    """The batch after a button about an entry; None when that is not open any more."""
    if place != open_place(batch):
        return None
    entry = batch.entries[place]
    if value in {"none", "no"}:
        return batch.replaced(place, step=Step.LEFT_OUT)
    if value == "yes" and entry.kpi:
        return batch.replaced(place, is_sure=True)
    return batch.replaced(place, kpi=value) if not entry.kpi and value in desk.cases else None


def unit_words(definition: Definition) -> str:
    """What a KPI is counted in, as one says it: "days", "percent"."""
    if definition.measure is Measure.MILESTONE:
        return words.STEPS_DONE
    match definition.unit:
        case Unit.PERCENT:
            return "percent"
        case Unit.PERCENTAGE_POINT:
            return "percentage points"
        case Unit.CURRENCY:
            return definition.currency or "money"
        case _:
            return definition.unit_text or words.PLAIN_NUMBER


def example(definition: Definition) -> str:
    """A value as this KPI takes it."""
    if definition.measure is Measure.MILESTONE:
        return "60%" if definition.cadence is None else words.DONE
    value = next((v for v in (definition.baseline, definition.target) if v is not None), Decimal(38))
    if definition.unit is Unit.COUNT:
        return plain(value)
    return amount_text(definition, value)
