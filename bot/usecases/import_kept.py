"""What an edited export changes is written down: versions, values, drafts that follow, and who hears of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlmodel import Session

from bot.dialogue.changes import changes
from bot.dialogue.edited import edited
from bot.dialogue.say import Paragraph, Says, Small
from bot.dialogue.titles import value_text
from bot.usecases.board import Board
from bot.usecases.imported import Edit
from bot.usecases.imported_values import Valued
from bot.usecases.redefining import follow
from bot.views.blocks import pages
from bot.wording import imported as words
from bot.wording.markup import Markup, bullets, fill, mention
from kpi_rules import periods
from kpi_rules.duties import owner_of
from kpi_rules.nouns import Definition, Department, Kpi
from kpi_rules.sheet import settled
from store import audit, conversations, kpis, outbox
from store.message_nouns import Kind, Outgoing
from store.nouns import CheckIn, Deed


@dataclass(frozen=True, slots=True)
class Import:
    """Who answers for the changes, why they are made, and when."""

    by: str
    reason: str
    at: datetime


def changed_lines(edit: Edit, look: Board) -> tuple[Markup, ...]:
    """What a line changes, in words."""
    before = edit.kpi.kpi.definition
    said = changes(before, edit.after) if edit.after is not None else ()
    return (*said, *((_valued(edit, edit.value, look),) if edit.value else ()))


def _valued(edit: Edit, new: Valued, look: Board) -> Markup:
    definition = edit.kpi.kpi.definition
    text = {"value": value_text(definition, new.value), "period": periods.text_of(new.period)}
    last = {one.period: one for one in kpis.check_ins(look.session, edit.kpi.kpi.id)}.get(new.period.key)
    if last is None or last.withdrawn:
        return fill(words.VALUE, **text)
    return fill(words.VALUE_BEFORE, **text, before=value_text(definition, last.value))


def keep(look: Board, edits: Iterable[Edit], made: Import) -> None:
    """Write everything, in the transaction of the board."""
    departments = {department.id: department for department in look.company.departments}
    told: dict[str, list[Markup]] = {}
    for edit in edits:
        department = departments[edit.kpi.department]
        lines = changed_lines(edit, look)
        _keep(look, edit, made, department)
        audit.note(look.session, _deed(edit, made))
        owner = owner_of(edit.kpi.kpi.definition, department)
        told.setdefault(owner, []).extend(
            fill(words.TOLD_LINE, name=edit.name, change=line) for line in lines
        )
    for owner, every in told.items():
        if owner != made.by:
            _tell(look.session, owner, every, made)


def _deed(edit: Edit, made: Import) -> Deed:
    return Deed(at=made.at, actor=made.by, action="kpi imported", subject=edit.kpi.kpi.id, detail=made.reason)


def _keep(look: Board, edit: Edit, made: Import, department: Department) -> None:
    session, id_ = look.session, edit.kpi.kpi.id
    if edit.after is not None:
        after = edit.after if edit.kpi.parent else _settled(look, edit, edit.after, department)
        kpis.redefine(session, id_, after, author=made.by, at=made.at, reason=made.reason)
        follow(
            session,
            department.id,
            lambda every: tuple(_followed(kpi, edit) for kpi in every),
            author=made.by,
            at=made.at,
        )
    if edit.value is not None:
        kpis.check_in(session, _recorded(id_, edit.value, made))


def _recorded(kpi: str, new: Valued, made: Import) -> CheckIn:
    return CheckIn(kpi=kpi, period=new.period.key, value=new.value, by=made.by, at=made.at, note=words.NOTE)


def _settled(look: Board, edit: Edit, after: Definition, department: Department) -> Definition:
    return settled(
        after,
        department=department,
        today=look.day.today,
        starts_in=look.day.starts_in,
        before=edit.kpi.kpi.definition,
    )


def _followed(kpi: Kpi, edit: Edit) -> Kpi:
    if kpi.id != edit.kpi.kpi.id:
        return kpi
    return kpi.model_copy(update={"definition": edited(kpi.definition, edit.cells)[0]})


def _tell(session: Session, owner: str, lines: list[Markup], made: Import) -> None:
    """The owner reads it in Slack as soon as the bot runs."""
    says: Says = (
        Paragraph(fill(words.TOLD, author=mention(made.by))),
        Paragraph(bullets(lines)),
        Small(fill(words.TOLD_WHY, reason=made.reason)),
    )
    to = conversations.load(session, owner).channel or owner
    for message in pages(says):
        out = Outgoing(id=uuid4(), conversation=owner, kind=Kind.POST, to=to, payload=message.payload())
        outbox.put(session, out, at=made.at)
