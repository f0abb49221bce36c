"""`/kpi history` of a department: its mission, version by version, and what was decided about its sets."""

from sqlmodel import Session

from bot.dialogue.days import day_text
from bot.dialogue.say import Heading, Marked, Paragraph, Part, Says
from bot.wording import showing as words
from bot.wording.markup import Markup, bullets, fill, mention
from kpi_rules.nouns import Department
from store import drafts, missions
from store.nouns import Approval, Decision


def history(session: Session, department: Department, *, concerned: bool) -> Says:
    """Who decided what, and when, is for everybody; what was written when a set went back only for those concerned."""
    heading = Heading(words.DEPARTMENT_HEADING.format(department=department.name))
    parts: list[Part] = []
    for one in missions.versions(session, department.id):
        agreed = fill(words.MISSION_AGREED, head=mention(one.agreed_by)) if one.agreed_by else Markup("")
        line = fill(
            words.MISSION,
            number=one.version,
            author=mention(one.author),
            day=day_text(one.at.date()),
            agreed=agreed,
        )
        parts += [Paragraph(line), Marked(one.text)]
    decided = [_decided(one, concerned=concerned) for one in _decisions(session, department)]
    listed = (Paragraph(Markup(f"{words.DECIDED}\n{bullets(decided)}")),) if decided else ()
    return (heading, *parts, *listed) if parts or decided else ()


def _decisions(session: Session, department: Department) -> list[Approval]:
    mine = drafts.of_department(session, department.id)
    found = [one for draft in mine for one in drafts.decisions(session, draft.id)]
    return sorted(found, key=lambda one: one.at)


def _decided(one: Approval, *, concerned: bool) -> Markup:
    sent_back = words.SENT_BACK if concerned else words.SENT_BACK_ONLY
    template = words.APPROVED if one.decision is Decision.APPROVED else sent_back
    return fill(template, day=day_text(one.at.date()), approver=mention(one.by), comment=one.comment)
