"""What others must hear after a turn."""

import hashlib

from bot.dialogue.draft import Draft
from bot.dialogue.mission import agree_ask
from bot.dialogue.question import Event
from bot.dialogue.say import Choice, Choices, Marked, Paragraph, Says, Small, Style
from bot.dialogue.set_card import in_figures, set_card
from bot.dialogue.submission import approvers
from bot.dialogue.submitted import behind, since
from bot.usecases.scene import Scene
from bot.wording import approval as approval_words
from bot.wording import company as company_words
from bot.wording import talk as words
from bot.wording.markup import fill, mention
from store import drafts

SEND_BACK = "send_back"
"""Name of the form in which an approver gives a set back."""


def follow(scene: Scene, event: Event, *, draft: Draft, note: str) -> None:
    """Write to those whom the event concerns, in the transaction of the turn."""
    department = scene.facts.department(draft.department)
    scene.note(event.value, subject=draft.id, detail=note)
    match event:
        case Event.SUBMITTED:
            for approver in _deciding(scene, draft):
                scene.tell(approver, approval_card(scene, draft))
        case Event.WITHDRAWN:
            said = fill(approval_words.WITHDRAWN, drafter=mention(scene.user), department=department.name)
            for approver in _deciding(scene, draft):
                scene.tell(approver, (Small(said),))
        case Event.ASK_HEAD_TO_AGREE:
            who = fill(words.HEAD_MUST_AGREE, user=mention(scene.user), department=department.name)
            scene.tell(department.head, (Paragraph(who), *agreement_card(scene, draft)))
        case Event.OBJECTIVES_QUESTIONED:
            said = fill(
                words.OBJECTIVES_QUESTIONED, user=mention(scene.user), department=department.name, note=note
            )
            for owner in scene.company.owners:
                scene.tell(owner, (Paragraph(said),))
        case _:
            return


def follow_company(scene: Scene, event: Event) -> None:
    """Invite the heads, each once, however many departments they lead."""
    if event is not Event.INVITED:
        return
    for department in scene.company.departments:
        said = fill(
            company_words.INVITATION,
            owner=mention(scene.user),
            company=scene.company.name,
            department=department.name,
        )
        start = Choice(department.id, company_words.INVITATION_START, Style.PRIMARY)
        scene.tell(department.head, (Paragraph(said), Choices("department.choose:", (start,))))


def agreement_card(scene: Scene, draft: Draft) -> Says:
    """The mission for its head to agree to. The buttons name the wording that was shown."""
    return agree_ask(draft, scene.facts, key=f"agree:{draft.id}:{wording_mark(draft)}")


def wording_mark(draft: Draft) -> str:
    """A short mark of the mission's words: another wording has another one."""
    text = draft.mission.text if draft.mission else ""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def approval_card(scene: Scene, draft: Draft) -> Says:
    """The submitted set as the approver decides on it. The buttons name the version that was shown."""
    department = scene.facts.department(draft.department)
    stored = drafts.load(scene.session, draft.id)
    key = f"approval:{draft.id}:{stored.version if stored else 0}"
    asked = fill(approval_words.ASKED, drafter=mention(draft.drafter), department=department.name)
    choices = (
        Choice("approve", approval_words.APPROVE, Style.PRIMARY),
        Choice("send_back", approval_words.SEND_BACK, form=SEND_BACK),
    )
    mission = (Marked(draft.mission.text),) if draft.mission else ()
    scene.look_at(draft)
    return (
        Paragraph(asked),
        *mission,
        *set_card(
            draft,
            scene.facts,
            comment=f"submitted:{draft.id}",
            behind=lambda kpi: behind(kpi, draft, scene.facts),
        ),
        *in_figures(draft, scene.facts),
        *since(_decided_before(scene, draft), draft),
        Paragraph(approval_words.ASK),
        Choices(key, choices),
    )


def _decided_before(scene: Scene, draft: Draft) -> Draft | None:
    """The set as it was when it was decided on last, else as it is in force, if it ever was."""
    revision = drafts.decided_on(scene.session, draft.id)
    if revision is not None:
        return Draft.model_validate_json(revision.document)
    return draft.model_copy(update={"kpis": draft.before}) if draft.before else None


def _deciding(scene: Scene, draft: Draft) -> tuple[str, ...]:
    return approvers(draft, scene.facts)
