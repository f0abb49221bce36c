"""People who left Slack and still have a part in KPIs: who they are, and how somebody else takes it over."""

from collections.abc import Iterable, Iterator

from bot.dialogue.say import Form, Paragraph
from bot.dialogue.standing import Shown
from bot.strategy.heads import HEAD
from bot.usecases.scene import Scene
from bot.wording import leavers as words
from bot.wording import strategy as strategy_words
from bot.wording.markup import Markup, bullets, fill, joined, mention
from kpi_rules.nouns import Department
from store import people


def head_line(department: Department, *, gone: frozenset[str], way: Markup = words.WAY) -> Markup | None:
    """That the head left, who can go on and what to do; nothing while the head is there."""
    if department.head not in gone:
        return None
    here = [mention(user) for user in department.deputies if user not in gone]
    meanwhile = fill(words.DEPUTIES, deputies=joined(here, last=" or ")) if here else words.NO_DEPUTY
    named = {"department": department.name, "head": mention(department.head)}
    return fill(words.HEAD, **named, deputies=Markup(meanwhile.rstrip() + " "), way=way)


def head_parts(departments: Iterable[Department], *, gone: frozenset[str]) -> tuple[Paragraph, ...]:
    """One paragraph for all departments without a head."""
    lines = [line for d in departments if (line := head_line(d, gone=gone))]
    return (Paragraph(bullets(lines)),) if lines else ()


def role_parts(every: Iterable[Shown], *, gone: frozenset[str]) -> tuple[Paragraph, ...]:
    """One paragraph for the KPIs whose sheet names somebody who left."""
    lines = [line for shown in every for line in _role_lines(shown, gone)]
    return (Paragraph(bullets(lines)),) if lines else ()


def _role_lines(shown: Shown, gone: frozenset[str]) -> Iterator[Markup]:
    sheet = shown.definition.sheet
    roles = ((sheet.owner, words.OWNER), (sheet.updater, words.UPDATER), (sheet.delegate, words.DELEGATE))
    for user, role in roles:
        if user in gone:
            yield fill(words.ROLE, name=shown.name, person=mention(user), role=role)


def tell_owners(scene: Scene) -> None:
    """The person of this event has left: the strategy owners hear of each department without a head."""
    gone = people.gone(scene.session)
    for department in scene.company.departments:
        if department.head != scene.user:
            continue
        line = head_line(department, gone=gone, way=words.YOUR_WAY)
        button = Form("strategy:head", HEAD.name, strategy_words.HEAD_NAME, subject=department.id)
        for owner in scene.company.owners:
            if line is not None and owner not in gone:
                scene.tell(owner, (Paragraph(line), button))
