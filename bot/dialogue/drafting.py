"""The agenda of a department's draft, first to last, and what `show` shows of it."""

from bot.dialogue import changing, inside, mission, needs, objectives, review, submission, work
from bot.dialogue.asking import marked_needs
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.kpis import STATEMENT
from bot.dialogue.pasted import PASTED
from bot.dialogue.question import Agenda
from bot.dialogue.rest import REST
from bot.dialogue.say import Marked, Paragraph, Says
from bot.dialogue.set_card import kpi_lines
from bot.wording import needs as need_words
from bot.wording import review as words
from bot.wording.markup import Markup, bullets, fill

AGENDA: Agenda[Draft] = (
    submission.WAITING,
    submission.APPROVED,
    objectives.NOTE,
    objectives.OBJECTIVES,
    mission.MISSION,
    mission.CHECK,
    mission.LINK,
    mission.AGREE,
    needs.SERVED,
    needs.NEED,
    inside.CAPABILITY,
    inside.KIND,
    mission.WAIT,
    PASTED,
    *work.QUESTIONS,
    STATEMENT,
    REST,
    review.REASON,
    changing.CHANGED,
    review.SET,
)
"""The next question is the first of these that the draft does not answer yet."""


def summary(draft: Draft, facts: Facts) -> Says:
    """All that was said so far."""
    parts = (*_mission(draft), *_needs(draft, facts), *_inside(draft), *_kpis(draft, facts))
    return parts or (Paragraph(words.SHOW_NOTHING),)


def _mission(draft: Draft) -> Says:
    return (Paragraph(words.SHOW_MISSION), Marked(draft.mission.text)) if draft.mission else ()


def _needs(draft: Draft, facts: Facts) -> Says:
    lines = marked_needs(draft, facts)
    return (_listed(words.SHOW_NEEDS, lines),) if lines else ()


def _inside(draft: Draft) -> Says:
    lines = [
        fill(words.SHOW_NEED, served=need_words.KINDS[c.kind.value], text=c.text) for c in draft.capabilities
    ]
    return (_listed(words.SHOW_INSIDE, lines),) if lines else ()


def _listed(title: Markup, lines: list[Markup]) -> Paragraph:
    return Paragraph(Markup(f"{title}\n{bullets(lines)}"))


def _kpis(draft: Draft, facts: Facts) -> Says:
    return (Paragraph(words.SHOW_KPIS), *kpi_lines(draft, facts)) if draft.kpis else ()
