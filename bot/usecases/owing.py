"""What everybody owes at a moment: read from the database, one row of `SOURCES` for each kind."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pydantic import ValidationError
from sqlmodel import Session

from bot.dialogue.days import day_text
from bot.dialogue.draft import Draft
from bot.dialogue.say import Choice, Choices
from bot.dialogue.sheet import amount_text
from bot.nudges.calendar import is_workday
from bot.nudges.owed import Kind, Owed, Patience, Recipient
from bot.usecases.events import wording_mark
from bot.wording import nudges as words
from bot.wording.markup import Markup, counted, fill, mention
from kpi_rules import periods
from kpi_rules.diary import Diary
from kpi_rules.nouns import Company, Department, DraftState
from kpi_rules.periods import Period
from nlp.nouns import Cadence, Measure
from store import drafts, kpis
from store.nouns import StoredDraft, StoredKpi

log = logging.getLogger(__name__)

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the sources read from, at one moment."""

    session: Session
    company: Company
    people: Mapping[str, Recipient]
    now: datetime
    country: str
    """Whose public holidays the company has."""
    patience: Patience

    def today(self, user: str) -> date:
        """The day on the person's wall."""
        person = self.people.get(user)
        return (self.now.astimezone(person.zone) if person else self.now).date()


def owed(ledger: Ledger) -> tuple[Owed, ...]:
    """Everything that somebody owes. A row that cannot be read is logged, and stops no other."""
    return tuple(one for source in SOURCES for one in source(ledger))


def holds(ledger: Ledger, one: Owed) -> bool:
    """Whether this very thing is still owed: nobody answered while the reminder was being put together."""
    if one.kind is Kind.VALUE:
        found = kpis.find(ledger.session, (one.subject,))
        return any(again.item == one.item for kpi in found for again in _of_kpi(ledger, kpi))
    stored = drafts.load(ledger.session, one.subject)
    if stored is None:
        return False
    return any(again.item == one.item for again in _of_draft(ledger, stored, changed_at=ledger.now))


def _values(ledger: Ledger) -> Iterator[Owed]:
    for department in ledger.company.departments:
        try:
            found = kpis.of_department(ledger.session, department.id)
        except ValidationError:
            log.exception("the KPIs of department %s cannot be read", department.id)
            continue
        for kpi in found:
            yield from _of_kpi(ledger, kpi)


def _of_kpi(ledger: Ledger, kpi: StoredKpi) -> Iterator[Owed]:
    department = _department(ledger.company, kpi.department)
    if department is None or kpi.state is not DraftState.APPROVED or kpi.paused_at or _is_done(kpi):
        return
    sheet = kpi.kpi.definition.sheet
    person = sheet.updater or sheet.owner or department.head
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
        subject=kpi.kpi.id,
        stand_in=sheet.delegate,
        head=department.head,
    )


def _is_done(kpi: StoredKpi) -> bool:
    return kpi.kpi.definition.measure is Measure.MILESTONE and kpi.last is not None and kpi.last.value >= 100


def _asked(ledger: Ledger, kpi: StoredKpi, *, today: date) -> Period | None:
    """The newest period that is over and has no value; None when there is none, or a newer value."""
    definition, starts_in = kpi.kpi.definition, ledger.company.fiscal_year_start
    period = _over(periods.rhythm(definition), today, country=ledger.country, starts_in=starts_in)
    if kpi.began_at is not None and period.last < kpi.began_at.date():
        return None
    if definition.due is not None and period.first > definition.due:
        return None
    last = periods.named(kpi.last.period, starts_in=starts_in) if kpi.last else None
    return None if last is not None and last.last >= period.last else period


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
    value = amount_text(kpi.kpi.definition, kpi.last.value)
    return fill(words.VALUE_AFTER, name=name_of(kpi), period=text, value=value)


def _drafts(ledger: Ledger) -> Iterator[Owed]:
    for stored, changed_at in drafts.unfinished(ledger.session):
        try:
            yield from _of_draft(ledger, stored, changed_at=changed_at)
        except ValidationError:
            log.exception("draft %s cannot be read", stored.id)


def _of_draft(ledger: Ledger, stored: StoredDraft, *, changed_at: datetime) -> Iterator[Owed]:
    department = _department(ledger.company, stored.department)
    if department is None:
        return
    draft = Draft.model_validate_json(stored.document)
    about = _About(ledger, stored, draft, department, changed_at)
    if stored.state is DraftState.SUBMITTED:
        yield from about.approvals()
    elif draft.mission and not draft.mission.agreed_by and stored.drafter != department.head:
        yield about.agreement()
    elif stored.state in {DraftState.DRAFTING, DraftState.SENT_BACK}:
        yield about.unfinished()


@dataclass(frozen=True, slots=True)
class _About:
    """One draft, and what it may wait for."""

    ledger: Ledger
    stored: StoredDraft
    draft: Draft
    department: Department
    changed_at: datetime

    def approvals(self) -> Iterator[Owed]:
        """Whoever may decide owes a decision; the drafter hears when there is none."""
        concerned = {self.department.head, self.stored.drafter}
        deciding = [owner for owner in self.ledger.company.owners if owner not in concerned]
        line = fill(words.APPROVAL, department=self.department.name, drafter=mention(self.stored.drafter))
        decide = Choice("show", words.DECIDE.format(department=self.department.name))
        for n, owner in enumerate(deciding):
            yield self._owed(
                Kind.APPROVAL,
                f"approve:{self.stored.id}:{self.stored.version}",
                person=owner,
                line=line,
                action=Choices(f"decide:{self.stored.id}", (decide,)),
                head="" if n else self.stored.drafter,
            )

    def agreement(self) -> Owed:
        """The head owes a word on the mission."""
        line = fill(words.AGREEMENT, department=self.department.name, drafter=mention(self.stored.drafter))
        item = f"agree:{self.stored.id}:{wording_mark(self.draft)}"
        return self._owed(Kind.AGREEMENT, item, person=self.department.head, line=line, action=None)

    def unfinished(self) -> Owed:
        """The drafter left it alone."""
        came_back = self.stored.state is DraftState.SENT_BACK
        line = fill(
            words.SENT_BACK if came_back else words.DRAFT,
            department=self.department.name,
            count=counted(len(self.draft.kpis), "KPI"),
            day=day_text(self.changed_at.date()),
        )
        go_on = Choice(self.department.id, words.GO_ON.format(department=self.department.name))
        head = self.department.head
        return self._owed(
            Kind.DRAFT,
            f"draft:{self.stored.id}:{self.stored.version}",
            person=self.stored.drafter,
            line=line,
            action=Choices("department.choose:", (go_on,)),
            head="" if head == self.stored.drafter else head,
        )

    def _owed(
        self, kind: Kind, item: str, *, person: str, line: Markup, action: Choices | None, head: str = ""
    ) -> Owed:
        patience = self.ledger.patience
        wait = patience.draft if kind is Kind.DRAFT else patience.decision
        return Owed(
            item=item,
            kind=kind,
            person=person,
            since=(self.changed_at + wait).date(),
            line=line,
            action=action,
            subject=self.stored.id,
            head=head,
        )


def _department(company: Company, department_id: str) -> Department | None:
    return next((d for d in company.departments if d.id == department_id), None)


SOURCES: tuple[Callable[[Ledger], Iterator[Owed]], ...] = (_values, _drafts)
"""Where what is owed comes from; a new kind is a row here, and in `holds`."""
