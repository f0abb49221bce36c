"""One approved KPI: found by a few of its words, shown with its surroundings, watched, commented on."""

from sqlmodel import Session

from bot import inbound
from bot.dialogue import bonds as dialogue
from bot.dialogue.bonds import Around
from bot.dialogue.say import Choice, Paragraph, Pick, Says, Small
from bot.inbound import Command
from bot.usecases.finding import by_name, is_meant
from bot.usecases.scene import Scene, company_now, led_by, may_draft
from bot.usecases.services import Services
from bot.wording import bonds as words
from bot.wording.markup import Markup, bullets, fill
from kpi_rules.duties import owner_of
from kpi_rules.nouns import Company, Department
from kpi_rules.ties import Tie, TieKind, TieState
from store import asking, kpis, posts, remarks, ties
from store.nouns import RemarkTopic, StoredKpi

MOST_OFFERED = 60


def about(services: Services, command: Command, rest: str) -> Says:
    """`/kpi about`: the KPI that these words name, or those to choose from."""
    with services.database.read(command.team) as session:
        company = company_now(services, session, team=command.team)
        found = by_name(session, rest)
        if len(found) == 1 and is_meant(rest, found[0]):
            return shown(session, company, kpi=found[0], user=command.user)
        every = found or kpis.first(session, most=MOST_OFFERED)
    if not every:
        return (Paragraph(words.NONE_KNOWN),)
    said = (
        words.ONE_LIKE_IT
        if len(found) == 1
        else words.SEVERAL
        if found
        else words.UNKNOWN
        if rest
        else words.WHICH
    )
    return (Paragraph(said), Pick("about:", words.WHICH_PICK, options(every)))


def options(every: tuple[StoredKpi, ...]) -> tuple[Choice, ...]:
    """KPIs as rows of a list."""
    return tuple(Choice(kpi.kpi.id, kpi.kpi.definition.statement) for kpi in every[:MOST_OFFERED])


def shown(session: Session, company: Company, *, kpi: StoredKpi, user: str) -> Says:
    """The card of a KPI for this person."""
    department = company.department(kpi.department)
    if department is None:
        return (Paragraph(words.KPI_GONE),)
    mine = led_by(user, company)
    around = _around(session, company, kpi=kpi, department=department)
    watching = {t.department for t in around.ties if t.kind is TieKind.WATCH}
    others = [d for d in mine if d.id != department.id]
    return dialogue.card(
        around,
        own=may_draft(user, department),
        watches=any(d.id in watching for d in others),
        may_watch=bool(others),
    )


def _around(session: Session, company: Company, *, kpi: StoredKpi, department: Department) -> Around:
    tied = ties.of_kpi(session, kpi.kpi.id)
    ids = {id_ for tie in tied if tie.other for id_ in (tie.kpi, tie.other)} - {kpi.kpi.id}
    others = {one.kpi.id: one for one in kpis.find(session, sorted(ids))} if ids else {}
    broken = posts.below(session, kpi.kpi.id)
    of_posts = {post.id for post in broken}
    need = asking.find(session, kpi.kpi.definition.serves)
    noted = asking.about(session, need.draft).notes if need is not None else ()
    return Around(
        kpi=kpi,
        department=department,
        owner=owner_of(kpi.kpi.definition, department),
        ties=tied,
        others=others,
        posts=broken,
        parts=tuple(p for p in kpis.below(session, [kpi.kpi.id]) if p.kpi.id not in of_posts),
        need=need,
        notes=tuple(n for n in noted if need is not None and n.department == need.served),
        comments=remarks.about(session, RemarkTopic.KPI, kpi.kpi.id),
        names=company.department_names,
    )


def in_force(scene: Scene, kpi_id: str) -> tuple[StoredKpi, Department] | None:
    """The KPI and its department; None, after saying so, when it is no longer in force."""
    kpi = next(iter(kpis.find(scene.session, [kpi_id])), None)
    department = scene.company.department(kpi.department) if kpi else None
    if kpi is None or department is None:
        scene.say((Paragraph(words.KPI_GONE),))
        return None
    return kpi, department


def of_own(scene: Scene, kpi_id: str) -> tuple[StoredKpi, Department] | None:
    """The same for those who draft for its department; others are told that it is not theirs."""
    found = in_force(scene, kpi_id)
    if found is not None and not may_draft(scene.user, found[1]):
        scene.say((Paragraph(fill(words.NOT_YOURS, department=found[1].name)),))
        return None
    return found


def chosen(scene: Scene, press: inbound.Pressed) -> None:
    """A KPI was chosen from a list, or something is to be done about the one that is shown."""
    kpi_id = press.subject
    found = in_force(scene, kpi_id or press.value)
    if found is None:
        return
    kpi, department = found
    if not kpi_id:
        scene.say(shown(scene.session, scene.company, kpi=kpi, user=scene.user))
    elif press.value in {"watch", "unwatch"}:
        _watch(scene, kpi, department, on=press.value == "watch")


def _watch(scene: Scene, kpi: StoredKpi, department: Department, *, on: bool) -> None:
    """The person's own departments watch it, or stop."""
    mine = [d for d in scene.own_departments() if d.id != department.id]
    if not mine:
        scene.say((Paragraph(words.NO_DEPARTMENT),))
    for own in mine:
        tie = Tie(kind=TieKind.WATCH, kpi=kpi.kpi.id, department=own.id, by=scene.user, at=scene.at)
        (ties.save if on else ties.drop)(scene.session, tie)
        scene.note("watch" if on else "unwatch", subject=kpi.kpi.id, detail=own.id)
        said = words.WATCHING if on else words.UNWATCHED
        scene.say((Small(fill(said, department=own.name, statement=kpi.kpi.definition.statement)),))


def watch(services: Services, command: Command, rest: str) -> Says:
    """`/kpi watch`: what the person's departments watch; with words, the KPI to watch."""
    if rest:
        return about(services, command, rest)
    with services.database.read(command.team) as session:
        company = company_now(services, session, team=command.team)
        mine = led_by(command.user, company)
        listed = tuple(_watched(session, company, own=department) for department in mine)
    return listed or (Paragraph(words.NO_DEPARTMENT),)


def _watched(session: Session, company: Company, *, own: Department) -> Paragraph:
    found = beside(session, own.id, TieKind.WATCH)
    lines = [
        fill("{statement} ({of})", statement=k.kpi.definition.statement, of=_name(company, k)) for k in found
    ]
    if not lines:
        return Paragraph(fill(words.WATCHED_NONE, department=own.name))
    return Paragraph(Markup(f"{fill(words.WATCHED_LIST, department=own.name)}\n{bullets(lines)}"))


def _name(company: Company, kpi: StoredKpi) -> str:
    department = company.department(kpi.department)
    return department.name if department else ""


def beside(session: Session, department_id: str, kind: TieKind) -> tuple[StoredKpi, ...]:
    """The KPIs of others that a department watches, or shares, without those it declined."""
    tied = ties.of_department(session, department_id, kind)
    ids = [tie.kpi for tie in tied if tie.state is TieState.AGREED]
    return kpis.find(session, ids) if ids else ()
