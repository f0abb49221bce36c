"""What a status is told from: read from the database piece by piece, and only what is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta

from sqlmodel import Session

from bot.dialogue.standing import Action, Shown
from bot.usecases import standings
from bot.usecases.scene import company_now, zone_of
from bot.usecases.services import Services
from kpi_rules.limits import Limits
from kpi_rules.nouns import Company, Department
from kpi_rules.scoring import Case, Day, Roll, rolled, standing
from kpi_rules.ties import TieKind, TieState
from store import drafts, kpis, people, ties, values
from store.cases import cases
from store.nouns import Response, StoredDraft, StoredKpi
from store.unit import team_of


@dataclass(frozen=True, slots=True)
class Board:
    """One look at the company, on a day, by one person."""

    session: Session
    company: Company
    user: str
    day: Day
    limits: Limits
    is_past: bool = False
    """The day is over: what was recorded for later periods is left out."""
    patient: bool = False
    """Nobody waits for this look: it may take long."""

    def on(self, day: date) -> "Board":
        """The same look at the end of a past period."""
        then = self.day.model_copy(update={"today": day})
        return replace(self, day=then, is_past=True)

    def department(self, department_id: str) -> Department | None:
        """The department with this id."""
        return self.company.department(department_id)

    def in_force(self, department: Department) -> tuple[Shown, ...]:
        """The department's KPIs."""
        return self.shown(kpis.of_department(self.session, department.id))

    def everything(self) -> tuple[Shown, ...]:
        """All KPIs of the company."""
        return self.shown(kpis.of_company(self.session))

    def sizes(self) -> dict[str, int]:
        """How many KPIs the departments have in force."""
        return kpis.sizes(self.session)

    def named(self, *, other_than: tuple[str, ...]) -> tuple[Shown, ...]:
        """KPIs of other departments whose sheet names the person."""
        found = kpis.of_person(self.session, self.user, departments=())
        return self.shown(kpi for kpi in found if kpi.department not in other_than)

    def of_others(self, department: Department) -> tuple[tuple[Shown, TieKind, str], ...]:
        """KPIs of others that the department shares or watches: how, and whose they are."""
        found = ties.of_department(self.session, department.id, TieKind.SHARED, TieKind.WATCH)
        kinds = {tie.kpi: tie.kind for tie in found if tie.state is TieState.AGREED}
        if not kinds:
            return ()
        names = self.company.department_names
        theirs = self.shown(kpis.find(self.session, tuple(kinds)))
        return tuple((one, kinds[one.id], names.get(one.department, "")) for one in theirs)

    def shown(self, every: Iterable[StoredKpi]) -> tuple[Shown, ...]:
        """These KPIs as they stand on the day."""
        stored = tuple(every)
        known = cases(self.session, stored, starts_in=self.day.starts_in)
        found = [
            self._shown(kpi, self._cut(kpi, known[kpi.kpi.id]))
            for kpi in stored
            if self._was_there(kpi, known[kpi.kpi.id])
        ]
        alarming = [one.id for one in found if one.standing.is_alarming]
        said = values.responses(self.session, alarming) if alarming else {}
        return tuple(self._with_action(one, said.get(one.id, ())) for one in found)

    def gone(self) -> frozenset[str]:
        """Ids of the people who left Slack."""
        return people.gone(self.session)

    def drafting(self) -> frozenset[str]:
        """Ids of the departments whose draft is not approved."""
        return drafts.drafting(self.session)

    def drafts_of(self, departments: Sequence[str]) -> dict[str, StoredDraft]:
        """By department, the drafts of these that are not approved."""
        return {draft.department: draft for draft in drafts.open_of(self.session, departments)}

    def drafts_for_me(self, *, most: int) -> tuple[StoredDraft, ...]:
        """The first few drafts that the person writes, or has to say something about."""
        led = [d.id for d in self.company.departments if d.head == self.user]
        decides = self.user in self.company.owners
        return drafts.concerning(self.session, self.user, departments=led, decides=decides, most=most)

    def roll(self, every: tuple[Shown, ...]) -> Roll:
        """The score of several KPIs by the weights of their sheets."""
        weighted = [(one.standing, one.definition.sheet.weight) for one in every]
        return rolled(weighted, limits=self.limits)

    def _shown(self, kpi: StoredKpi, case: Case) -> Shown:
        return Shown(kpi.kpi.id, case, standing(case, self.day), department=kpi.department)

    def _was_there(self, kpi: StoredKpi, case: Case) -> bool:
        """Whether it was in force on a day that is over, or values of that time were recorded later."""
        began = kpi.began_on
        if not self.is_past or began is None or began <= self.day.today:
            return True
        return any(one.period.last <= self.day.today for one in case.actuals)

    def _cut(self, kpi: StoredKpi, case: Case) -> Case:
        """Without what lies behind the day, when that is over."""
        if not self.is_past:
            return case
        kept = tuple(one for one in case.actuals if one.period.last <= self.day.today)
        since = case.since and min(case.since, self.day.today - timedelta(days=1))
        rested = kpi.paused_at is not None and kpi.paused_at.astimezone(UTC).date() <= self.day.today
        return case.model_copy(update={"actuals": kept, "since": since, "is_paused": rested})

    def _with_action(self, shown: Shown, said: tuple[Response, ...]) -> Shown:
        """Its newest action; one that was named before the present trouble began still counts, until its day."""
        newest = next(iter(said), None)
        if newest is not None and (newest.by is None or newest.by >= self.day.today):
            action = Action(newest.action, newest.who, newest.by)
            return replace(shown, action=action)
        planned = next((a for a in shown.definition.sheet.actions if a.by and a.by >= self.day.today), None)
        if planned is None or not shown.standing.is_alarming:
            return shown
        return replace(shown, action=Action(planned.what, planned.who, planned.by))


def board(session: Session, services: Services, *, user: str) -> Board:
    """A look by this person, now."""
    zone = zone_of(people.load(session, user))
    company = company_now(services, session, team=team_of(session))
    day = standings.day_of(
        services.now(), zone=zone, starts_in=company.fiscal_year_start, limits=company.limits
    )
    return Board(session, company, user, day, company.limits)
