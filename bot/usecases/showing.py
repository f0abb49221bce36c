"""`/kpi show` and `/kpi history`: the whole sheet of a KPI in force, and what became of it, version by version."""

from sqlmodel import Session

from bot.dialogue.changes import changes
from bot.dialogue.days import day_text
from bot.dialogue.fields import FIELDS, Field, Whole
from bot.dialogue.say import Heading, Paragraph, Pick, Says, Small
from bot.inbound import Command
from bot.usecases import about, department_history
from bot.usecases.finding import by_name
from bot.usecases.scene import company_now, may_draft
from bot.usecases.services import Services
from bot.usecases.whole import wholes
from bot.wording import showing as words
from bot.wording.markup import Markup, bullets, escaped, fill, joined, mention
from kpi_rules.nouns import Company, Department
from store import kpis
from store.nouns import StoredKpi


def show(services: Services, command: Command, rest: str) -> Says:
    """The sheet of the KPI that these words name, or the KPIs of a department to choose from."""
    with services.database.read(command.team) as session:
        company = company_now(services, session, team=command.team)
        found = _found(session, company, rest)
        if len(found) != 1:
            return _which(session, found, rest)
        [whole] = wholes(session, company, found)
        return sheet_of(whole, user=command.user)


def _found(session: Session, company: Company, rest: str) -> tuple[StoredKpi, ...]:
    department = company.department_named(rest)
    return kpis.of_department(session, department.id) if department else by_name(session, rest)


def _which(session: Session, found: tuple[StoredKpi, ...], rest: str) -> Says:
    every = found or kpis.first(session, most=about.MOST_OFFERED)
    if not every:
        return (Paragraph(words.NONE),)
    said = words.WHICH if found or not rest.strip() else words.UNKNOWN
    return (Paragraph(said), Pick("show:", words.PICK, about.options(every)))


def chosen(session: Session, company: Company, *, kpi_id: str, user: str) -> Says:
    """The sheet of a KPI chosen from the list."""
    whole = next(iter(wholes(session, company, kpis.find(session, [kpi_id]))), None)
    return sheet_of(whole, user=user) if whole else (Paragraph(words.NONE),)


def sheet_of(whole: Whole, *, user: str) -> Says:
    """Every field that says something; a note on rewards for those only whom it concerns."""
    seen = [field for field in FIELDS if not field.hidden or user in whole.concerned]
    lines = [(field, text) for field in seen if (text := _text(field, whole))]
    empty = [fill("{title}", title=field.title) for field in seen if not _text(field, whole)]
    return (
        Heading(whole.sheet.name or whole.definition.statement),
        *(
            Paragraph(fill(words.LINE, title=field.title, value=text))
            for field, text in lines
            if field.number > 2
        ),
        *((Small(fill(words.EMPTY, fields=joined(empty))),) if empty else ()),
    )


def _text(field: Field, whole: Whole) -> Markup:
    value = field.value(whole)
    if field.people:
        return joined([mention(user) for user in value.split()])
    if field.number == ACTIONS:
        return bullets([_action(whole, n) for n in range(len(whole.sheet.actions))])
    return escaped(" ".join(value.split()))


ACTIONS = 36


def _action(whole: Whole, number: int) -> Markup:
    action = whole.sheet.actions[number]
    day = day_text(action.by) if action.by else ""
    return fill(words.ACTION, what=action.what, who=mention(action.who), day=day)


def _is_concerned(user: str, company: Company, department: Department) -> bool:
    """Whether an approver's words to a department are this person's business: who may draft for it, or may approve."""
    return user in company.owners or may_draft(user, department)


def history(services: Services, command: Command, rest: str) -> Says:
    """Every version of the KPI that these words name, or of a department's mission: who, when, and what changed."""
    with services.database.read(command.team) as session:
        company = company_now(services, session, team=command.team)
        department = company.department_named(rest)
        if department is not None:
            known = department_history.history(
                session, department, concerned=_is_concerned(command.user, company, department)
            )
            return (*known, *_which(session, kpis.of_department(session, department.id), rest))
        found = _found(session, company, rest)
        if len(found) != 1:
            return _which(session, found, rest)
        versions = kpis.versions(session, found[0].kpi.id)
    says: list[Paragraph] = []
    before = None
    for version in versions:
        said = words.FIRST if before is None else words.CHANGED
        line = fill(
            said, number=version.number, author=mention(version.author), day=day_text(version.at.date())
        )
        listed = changes(before, version.definition) if before is not None else ()
        why = (fill(words.BECAUSE, reason=version.reason),) if version.reason else ()
        lines = (line, *why, *((bullets(listed),) if listed else ()))
        says.append(Paragraph(Markup("\n".join(lines))))
        before = version.definition
    return (Heading(found[0].kpi.definition.statement), *says)
