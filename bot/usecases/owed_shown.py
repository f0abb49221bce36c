"""A button of a reminder brings what it is about, as it stands now. Who may see it is looked up now."""

from collections.abc import Callable

from bot import inbound
from bot.dialogue.say import Paragraph
from bot.nudges.owed import Kind
from bot.usecases import approval, asking, drafting, events
from bot.usecases.scene import Scene
from bot.usecases.sets import document
from bot.wording import talk as talk_words
from store import drafts

KEY = "nudge.show"


def shown(scene: Scene, press: inbound.Pressed) -> None:
    """Show the draft, mission, set or needs that the reminder spoke of; the reminder stays as it is."""
    kind, _, subject = press.subject.partition("/")
    show = SHOW.get(kind)
    if show is None:
        _stale(scene)
    else:
        show(scene, subject)


def _stale(scene: Scene) -> None:
    scene.say((Paragraph(talk_words.STALE),))


def _draft(scene: Scene, department_id: str) -> None:
    department = next((d for d in scene.own_departments() if d.id == department_id), None)
    if department is None:
        drafting.begin(scene)
    else:
        drafting.take_up(scene, department)


def _approval(scene: Scene, draft_id: str) -> None:
    stored = drafts.load(scene.session, draft_id)
    if stored is None:
        _stale(scene)
    elif approval.may_decide(scene, stored.id, stored.version) is not None:
        scene.say(events.approval_card(scene, document(stored)))


def _agreement(scene: Scene, draft_id: str) -> None:
    stored = drafts.load(scene.session, draft_id)
    draft = document(stored) if stored else None
    department = scene.department_of(stored)
    waits = draft is not None and draft.mission is not None and not draft.mission.agreed_by
    if draft is None or not waits or department is None or department.head != scene.user:
        _stale(scene)
    else:
        scene.say(events.agreement_card(scene, draft))


def _need(scene: Scene, subject: str) -> None:
    draft_id, _, served_id = subject.partition("/")
    served = scene.company.department(served_id)
    if served is None or not asking.speaks_for(scene, served, asked=""):
        _stale(scene)
    else:
        asking.redraw(scene, draft_id, served_id, origin=None)


SHOW: dict[str, Callable[[Scene, str], None]] = {
    Kind.DRAFT: _draft,
    Kind.APPROVAL: _approval,
    Kind.AGREEMENT: _agreement,
    Kind.NEED: _need,
}
