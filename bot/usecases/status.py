"""Where everybody stands: read from the database, never from what a message once said."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.dialogue.days import day_text
from bot.dialogue.draft import Draft
from bot.dialogue.review import who
from bot.dialogue.say import Choice, Choices, Divider, Heading, Paragraph, Says, Small, Style
from bot.dialogue.sheet import amount_text
from bot.usecases import standings
from bot.usecases.services import Services
from bot.wording import bonds as bond_words
from bot.wording import status as words
from bot.wording.markup import Markup, counted, fill, joined, mention
from kpi_rules.nouns import Company, Department, DraftState, Status
from kpi_rules.scoring import Standing
from kpi_rules.ties import Tie, TieKind
from nlp.nouns import Measure
from store import company as companies
from store import drafts, kpis, people, ties
from store.nouns import StoredKpi

MOST_KPIS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Overview:
    """All that a status is told from, at one moment."""

    company: Company
    drafts: tuple[Draft, ...]
    kpis: tuple[StoredKpi, ...]
    ties: tuple[Tie, ...]
    standings: Mapping[str, Standing]

    def draft_of(self, department: Department) -> Draft | None:
        """The department's newest draft."""
        return next((d for d in self.drafts if d.department == department.id), None)

    def approved_of(self, department: Department) -> tuple[StoredKpi, ...]:
        """The department's KPIs in force."""
        return tuple(k for k in self.kpis if k.department == department.id)


def status(services: Services, *, team: str, user: str, asked: str) -> Says:
    """The answer to `/kpi status`, for me, the company, or a department by name."""
    with services.database.read(team) as session:
        return status_in(session, services, user=user, asked=asked)


def status_in(session: Session, services: Services, *, user: str, asked: str) -> Says:
    """The same, inside a transaction that is open."""
    overview = _overview(session, services, user)
    wanted = asked.strip().casefold()
    if not overview.company.owners:
        return (Paragraph(words.NO_COMPANY),)
    if wanted in {"company", "all", "everybody", "everyone"}:
        return _company(overview)
    if wanted in {"", "me", "mine"}:
        return _me(overview, user)
    return _named(overview, asked.strip())


def _overview(session: Session, services: Services, user: str) -> Overview:
    person = people.load(session, user)
    zone = ZoneInfo(person.tz) if person else ZoneInfo("UTC")
    now: datetime = services.now()
    company, every = companies.load(session), kpis.of_company(session)
    day = standings.day_of(now, zone=zone, starts_in=company.fiscal_year_start, limits=services.limits)
    documents = (Draft.model_validate_json(d.document) for d in drafts.all_in(session))
    return Overview(
        company=company,
        drafts=tuple(documents),
        kpis=every,
        ties=ties.agreed(session, TieKind.SHARED, TieKind.WATCH),
        standings=standings.standings(session, every, zone=zone, day=day),
    )


def _named(overview: Overview, name: str) -> Says:
    found = [d for d in overview.company.departments if d.name.casefold() == name.casefold()]
    if not found:
        found = [d for d in overview.company.departments if name.casefold() in d.name.casefold()]
    if len(found) == 1:
        return _department(overview, found[0])
    names = ", ".join(d.name for d in overview.company.departments)
    return (Paragraph(fill(words.UNKNOWN_DEPARTMENT, name=name, names=names)),)


def _company(overview: Overview) -> Says:
    company = overview.company
    indicators = sum(len(o.indicators) for o in company.objectives)
    approved = [d for d in company.departments if overview.approved_of(d)]
    line = fill(
        words.COMPANY_LINE,
        objectives=counted(len(company.objectives), "objective"),
        indicators=counted(indicators, "indicator"),
        approved=len(approved),
        departments=counted(len(company.departments), "department"),
    )
    missing = [fill("{name}", name=d.name) for d in company.departments if d not in approved]
    gaps = fill(words.UNLINKED, departments=joined(missing)) if missing else words.ALL_LINKED
    lines = [state_line(overview, d) for d in company.departments]
    return (
        Heading(words.COMPANY_HEADING.format(company=company.name)),
        Paragraph(line),
        *(Paragraph(one) for one in lines),
        *_counts(overview, overview.kpis),
        Small(gaps),
    )


def _department(overview: Overview, department: Department) -> Says:
    in_force = overview.approved_of(department)
    return (
        Heading(words.DEPARTMENT_HEADING.format(department=department.name)),
        Small(fill(words.HEAD, head=mention(department.head))),
        Paragraph(state_line(overview, department)),
        *(part for kpi in in_force[:MOST_KPIS_SHOWN] for part in kpi_parts(overview, kpi)),
        *_counts(overview, in_force),
        *_of_others(overview, department),
    )


def _of_others(overview: Overview, department: Department) -> Says:
    """The KPIs of other departments that this one shares or watches; they count where they belong."""
    kinds = {tie.kpi: tie.kind for tie in overview.ties if tie.department == department.id}
    theirs = [kpi for kpi in overview.kpis if kpi.kpi.id in kinds]
    names = {d.id: d.name for d in overview.company.departments}
    return tuple(
        part
        for kpi in theirs[:MOST_KPIS_SHOWN]
        for part in (
            *kpi_parts(overview, kpi),
            Small(fill(bond_words.MARKS[kinds[kpi.kpi.id]], department=names.get(kpi.department, ""))),
        )
    )


def _me(overview: Overview, user: str) -> Says:
    mine = [d for d in overview.company.departments if user in {d.head, *d.deputies}]
    waiting = _waiting_for(overview, user)
    shown: list[Says] = [(Divider(), *_department(overview, d)) for d in mine]
    if not waiting and not mine:
        return (Heading(words.ME_HEADING), Paragraph(words.ME_NOTHING), Divider(), *_company(overview))
    if not waiting:
        return tuple(part for says in shown for part in says[1:])
    return (Heading(words.ME_HEADING), *waiting, *(part for says in shown for part in says))


def _waiting_for(overview: Overview, user: str) -> Says:
    parts: list[Paragraph | Choices] = []
    for draft in overview.drafts:
        department = _by_id(overview.company, draft.department)
        if department is None:
            continue
        if draft.state is DraftState.SUBMITTED and user in _approvers(overview.company, department, draft):
            said = fill(words.WAITING_FOR_YOU, department=department.name, drafter=mention(draft.drafter))
            decide = Choice("show", words.APPROVE_NOW, Style.PRIMARY)
            parts += [Paragraph(said), Choices(f"decide:{draft.id}", (decide,))]
        elif _agreement_open(draft) and user == department.head != draft.drafter:
            parts.append(Paragraph(fill(words.WAITING_AGREEMENT, department=department.name)))
        elif user == draft.drafter and draft.state in {DraftState.DRAFTING, DraftState.SENT_BACK}:
            said = fill(words.YOUR_DRAFT, department=department.name, count=counted(len(draft.kpis), "KPI"))
            parts.append(Paragraph(said))
    return tuple(parts)


def state_line(overview: Overview, department: Department) -> Markup:
    """Who drafts, what waits for whom, what is approved, in one line."""
    draft = overview.draft_of(department)
    if draft is None:
        return fill(words.NOT_BEGUN, department=department.name, head=mention(department.head))
    if draft.state is DraftState.DRAFTING and _agreement_open(draft) and draft.drafter != department.head:
        return fill(words.AGREEMENT, department=department.name, head=mention(department.head))
    since = day_text(draft.submitted_at.date()) if draft.submitted_at else ""
    return fill(
        words.STATES[draft.state],
        department=department.name,
        drafter=mention(draft.drafter),
        count=counted(len(draft.kpis), "KPI"),
        approvers=who(_approvers(overview.company, department, draft)),
        since=since,
    )


def kpi_parts(overview: Overview, kpi: StoredKpi) -> Says:
    """A KPI with its colour, last value and target; honest when there is no value."""
    definition = kpi.kpi.definition
    found = _status(overview, kpi)
    value = words.NO_DATA
    if definition.baseline is not None:
        value = fill(words.NO_DATA_SINCE, baseline=amount_text(definition, definition.baseline))
    if kpi.last is not None:
        shown = amount_text(definition, kpi.last.value)
        value = fill(words.VALUE, value=shown, day=day_text(kpi.last.at.date()))
    line = fill(words.KPI, sign=Markup(words.SIGNS[found]), statement=definition.statement)
    return (Paragraph(line), Small(fill(words.KPI_VALUE, value=value, target=_target(kpi))))


def _target(kpi: StoredKpi) -> Markup:
    definition = kpi.kpi.definition
    due = day_text(definition.due) if definition.due else ""
    if definition.measure is Measure.MILESTONE or definition.target is None:
        return fill(words.MILESTONE_DUE, due=due)
    target = amount_text(definition, definition.target)
    return fill(words.TARGET_DUE, target=target, due=due) if due else fill(words.TARGET, target=target)


def _status(overview: Overview, kpi: StoredKpi) -> Status:
    return overview.standings[kpi.kpi.id].status


def _counts(overview: Overview, shown: tuple[StoredKpi, ...]) -> Says:
    if not shown:
        return ()
    found = Counter(_status(overview, kpi) for kpi in shown)
    parts = [f"{words.SIGNS[s]} {found[s]} {words.LABELS[s]}" for s in words.LABELS if found[s]]
    return (Small(fill(words.COUNTS, counts="   ".join(parts))),)


def _agreement_open(draft: Draft) -> bool:
    return draft.mission is not None and not draft.mission.agreed_by


def _approvers(company: Company, department: Department, draft: Draft) -> tuple[str, ...]:
    return tuple(o for o in company.owners if o not in {department.head, draft.drafter})


def _by_id(company: Company, department_id: str) -> Department | None:
    return next((d for d in company.departments if d.id == department_id), None)
