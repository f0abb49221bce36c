"""Values that are due and not recorded."""

import logging
from collections.abc import Iterator
from datetime import date, timedelta

from pydantic import ValidationError

from bot.dialogue import recording
from bot.dialogue.titles import value_text
from bot.nudges.calendar import is_workday
from bot.nudges.owed import Kind, Owed
from bot.owing.ledger import Ledger
from bot.wording import nudges as words
from bot.wording.markup import Markup, fill
from kpi_rules import periods
from kpi_rules.diary import Diary
from kpi_rules.duties import recorder_of
from kpi_rules.nouns import Department, DraftState
from kpi_rules.periods import Period
from kpi_rules.scoring import Actual
from nlp.nouns import Cadence, Measure
from store import kpis, names
from store.nouns import StoredKpi

log = logging.getLogger(__name__)

DAY = timedelta(days=1)


def every(ledger: Ledger) -> Iterator[Owed]:
    """The values that are missing. KPIs that cannot be read are logged, and stop no others."""
    for department in _concerned(ledger):
        try:
            found = kpis.with_parts(ledger.session, department.id)
        except ValidationError:
            log.exception("the KPIs of department %s cannot be read", department.id)
            continue
        for kpi in found:
            yield from _of_kpi(ledger, kpi)


def _concerned(ledger: Ledger) -> Iterator[Department]:
    """The departments that somebody who matters leads, or in which a sheet names them."""
    named = None if ledger.whose is None else names.departments_naming(ledger.session, sorted(ledger.whose))
    for department in ledger.company.departments:
        if named is None or ledger.whose is None or department.id in named or department.head in ledger.whose:
            yield department


def again(ledger: Ledger, kpi_id: str) -> Iterator[Owed]:
    """What is still missing of this KPI."""
    for kpi in kpis.find(ledger.session, (kpi_id,)):
        yield from _of_kpi(ledger, kpi)


def _of_kpi(ledger: Ledger, kpi: StoredKpi) -> Iterator[Owed]:
    department = ledger.department(kpi.department)
    if department is None or kpi.state is not DraftState.APPROVED or kpi.paused_at or _is_done(kpi):
        return
    sheet = kpi.kpi.definition.sheet
    person = recorder_of(kpi.kpi.definition, department)
    period = _asked(ledger, kpi, today=ledger.today(person))
    if period is None:
        return
    yield Owed(
        item=f"value:{kpi.kpi.id}:{period.key}",
        kind=Kind.VALUE,
        person=person,
        since=period.last + DAY,
        line=_value_line(kpi, period),
        name=name_of(kpi),
        example=recording.example(kpi.kpi.definition),
        subject=kpi.kpi.id,
        stand_in=sheet.delegate,
        head=department.head,
    )


def _is_done(kpi: StoredKpi) -> bool:
    return kpi.kpi.definition.measure is Measure.MILESTONE and kpi.last is not None and kpi.last.value >= 100


def _asked(ledger: Ledger, kpi: StoredKpi, *, today: date) -> Period | None:
    """The newest period that is over and has no value from its end; None when there is one, or a newer value."""
    definition, starts_in = kpi.kpi.definition, ledger.company.fiscal_year_start
    period = _over(periods.rhythm(definition), today, country=ledger.country, starts_in=starts_in)
    if kpi.began_at is not None and period.last < kpi.began_at.date():
        return None
    if definition.due is not None and period.first > definition.due:
        return None
    return None if _is_there(ledger, kpi, period) else period


def _is_there(ledger: Ledger, kpi: StoredKpi, period: Period) -> bool:
    """Whether there is a value for this period that can stand for the whole of it, or a newer one."""
    last = kpi.last
    of = periods.named(last.period, starts_in=ledger.company.fiscal_year_start) if last else None
    if last is None or of is None or of.last < period.last:
        return False
    value = Actual(period=of, value=last.value, on=last.on)
    return of.last > period.last or value.is_final(ledger.company.limits.grace_days)


def _over(cadence: Cadence, today: date, *, country: str, starts_in: int) -> Period:
    """The last period that is over; of days, the last one on which people worked."""
    day = periods.period_of(today, cadence, starts_in=starts_in).first - DAY
    while cadence is Cadence.DAILY and not is_workday(Diary(country=country), day):
        day -= DAY
    return periods.period_of(day, cadence, starts_in=starts_in)


def name_of(kpi: StoredKpi) -> str:
    """What people call the KPI."""
    definition = kpi.kpi.definition
    return definition.sheet.name or definition.metric or definition.statement


def _value_line(kpi: StoredKpi, period: Period) -> Markup:
    text = periods.text_of(period)
    if kpi.last is None:
        return fill(words.VALUE, name=name_of(kpi), period=text)
    value = value_text(kpi.kpi.definition, kpi.last.value)
    return fill(words.VALUE_AFTER, name=name_of(kpi), period=text, value=value)
