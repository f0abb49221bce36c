"""The decision on a submitted set, and the head's agreement to a mission that a deputy wrote."""

from bot import inbound
from bot.dialogue import drafting as dialogue
from bot.dialogue.asking import with_consulted
from bot.dialogue.draft import Draft
from bot.dialogue.mission import agreed
from bot.dialogue.reply import Pressed
from bot.dialogue.rest import with_sheet
from bot.dialogue.say import Choice, Choices, Marked, Paragraph, Says, Small, Style
from bot.dialogue.set_card import who
from bot.dialogue.turn import prompt
from bot.usecases import events
from bot.usecases.scene import Scene
from bot.usecases.sets import document
from bot.views.forms import Frame, Text, entered, form
from bot.views.modals import Answer, ViewJson
from bot.wording import approval as words
from bot.wording import talk as talk_words
from bot.wording.markup import Markup, fill, mention
from kpi_rules.duties import deciders_of
from kpi_rules.gate import weights_of
from kpi_rules.nouns import Department, DraftState, Kpi
from kpi_rules.sheet import settled
from store import drafts, kpis, remarks
from store.nouns import Approval, Decision, PublishedSet, Remark, RemarkTopic, StoredDraft


def may_decide(scene: Scene, draft_id: str, version: int) -> StoredDraft | None:
    """The draft, if this person may decide on this very version of it; otherwise they are told why not."""
    stored = drafts.load(scene.session, draft_id)
    department = scene.department_of(stored)
    refusal = _refusal(scene, stored, department)
    if refusal is not None or stored is None:
        scene.note("decision refused", subject=draft_id)
        scene.say((Paragraph(refusal or words.NOT_WAITING),))
        return None
    if stored.version != version:
        scene.say((Paragraph(words.CHANGED_SINCE), *events.approval_card(scene, document(stored))))
        return None
    return stored


def _refusal(scene: Scene, stored: StoredDraft | None, department: Department | None) -> Markup | None:
    if stored is None or department is None:
        return words.NOT_WAITING
    if not scene.is_owner:
        return fill(words.NOT_YOURS, owners=who(scene.company.owners))
    others = deciders_of(scene.company, department, author=stored.drafter)
    if scene.user not in others:
        return fill(words.NOT_YOUR_OWN, owners=who(others) if others else Markup(words.NOBODY_ELSE))
    return None if stored.state is DraftState.SUBMITTED else words.NOT_WAITING


def approve(scene: Scene, draft_id: str, version: int) -> None:
    """Put the set in force: published, with a new version of every definition that changed."""
    stored = may_decide(scene, draft_id, version)
    if stored is None:
        return
    scene.look_at(document(stored))
    draft = with_consulted(document(stored), scene.asked).model_copy(
        update={"state": DraftState.APPROVED, "approved_by": scene.user, "comment": ""}
    )
    reasons = {kpi.id: draft.changed_because.get(kpi.id) or words.FOLLOWS for kpi in draft.before}
    answered = tuple(kpi.model_copy(update={"comment": ""}) for kpi in draft.kpis)
    draft = draft.model_copy(update={"kpis": answered, "before": (), "changed_because": {}})
    _decided(scene, stored, draft, Decision.APPROVED)
    published = PublishedSet(
        department=draft.department,
        mission=draft.mission,
        needs=draft.needs,
        capabilities=draft.capabilities,
        kpis=_settled(scene, draft),
        reasons=reasons,
    )
    kpis.publish(scene.session, published, author=draft.drafter, at=scene.at, state=DraftState.APPROVED)
    scene.say((Paragraph(fill(words.APPROVED, drafter=mention(draft.drafter))),))
    told = fill(words.TOLD_APPROVED, approver=mention(scene.user), department=_name(scene, draft))
    _tell_department(scene, draft, (Paragraph(told),))


def _settled(scene: Scene, draft: Draft) -> tuple[Kpi, ...]:
    """The KPIs with their whole sheets, as they go into force."""
    department, facts = scene.facts.department(draft.department), scene.facts
    weights = weights_of(draft.kpis, limits=facts.limits)
    before = {
        known.kpi.id: known.kpi.definition for known in kpis.of_department(scene.session, department.id)
    }
    return tuple(
        with_sheet(
            kpi,
            settled(
                kpi.definition,
                department=department,
                today=facts.today,
                starts_in=facts.fiscal_year_start,
                before=before.get(kpi.id),
            ).sheet.model_copy(update={"weight": weights[kpi.id], "consulted": _consulted(draft)}),
        )
        for kpi in draft.kpis
    )


def _consulted(draft: Draft) -> tuple[str, ...]:
    """The departments whose needs the set answers."""
    return tuple(dict.fromkeys(need.department for need in draft.needs))


def decided(scene: Scene, press: Pressed) -> None:
    """The button below a submitted set was pressed."""
    if press.value == "approve":
        approve(scene, *_shown(press.subject))


def _shown(about: str) -> tuple[str, int]:
    """The draft, and the version of it, that a card shows or a form is about."""
    draft_id, _, version = about.rpartition(":")
    return draft_id, int(version) if version.isdecimal() else -1


def show_send_back(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """The form for the comment, for those who may decide. It remembers which version was looked at."""
    if may_decide(scene, *_shown(press.subject)) is None:
        return None
    comment = Text("comment", words.MODAL_COMMENT, hint=words.MODAL_HINT, lines=True, most=1500)
    frame = Frame(words.MODAL_TITLE, words.MODAL_SUBMIT)
    return form(events.SEND_BACK, frame, about=press.subject, fields=(comment,))


def take_send_back(scene: Scene, view: ViewJson) -> Answer:
    """The set goes back with the comment."""
    typed = entered(view)
    if not typed.text("comment"):
        return Answer({"comment": words.NO_COMMENT})
    send_back(scene, *_shown(typed.about), comment=typed.text("comment"))
    return Answer()


def send_back(scene: Scene, draft_id: str, version: int, *, comment: str) -> None:
    """Give the set back to its drafter with what should change."""
    stored = may_decide(scene, draft_id, version)
    if stored is None:
        scene.say((Small(words.COMMENT_NOT_SENT), Marked(comment)))
        return
    update = {"state": DraftState.SENT_BACK, "approved_by": scene.user, "comment": comment}
    draft = _commented(scene, document(stored)).model_copy(update=update)
    _decided(scene, stored, draft, Decision.SENT_BACK, comment=comment)
    scene.say((Paragraph(fill(words.SENT_BACK, drafter=mention(draft.drafter))),))
    told = fill(
        words.TOLD_SENT_BACK, approver=mention(scene.user), department=_name(scene, draft), comment=comment
    )
    go_on = Choices("department.choose:", (Choice(draft.department, words.CHANGE_NOW, Style.PRIMARY),))
    _tell_department(scene, draft, (Paragraph(told), go_on))


def _commented(scene: Scene, draft: Draft) -> Draft:
    """The draft with what the person said about single KPIs of it since it was submitted."""
    said: dict[str, str] = {}
    for kpi in draft.kpis:
        found = remarks.about(scene.session, RemarkTopic.KPI, kpi.id)
        mine = [r.text for r in found if r.author == scene.user and _is_new(r, draft)]
        said[kpi.id] = " ".join(mine)
    noted = tuple(kpi.model_copy(update={"comment": said[kpi.id]}) for kpi in draft.kpis)
    return draft.model_copy(update={"kpis": noted})


def _is_new(remark: Remark, draft: Draft) -> bool:
    return draft.submitted_at is None or remark.at >= draft.submitted_at


def _decided(
    scene: Scene, stored: StoredDraft, draft: Draft, decision: Decision, *, comment: str = ""
) -> None:
    _keep(scene, stored, draft)
    approval = Approval(draft=draft.id, decision=decision, by=scene.user, at=scene.at, comment=comment)
    drafts.decide(scene.session, approval)
    scene.note(decision.value, subject=draft.id, detail=comment)


def _keep(scene: Scene, stored: StoredDraft, draft: Draft) -> None:
    changed = stored.model_copy(update={"state": draft.state, "document": draft.model_dump_json()})
    scene.keep_draft(changed)


def _tell_department(scene: Scene, draft: Draft, says: Says) -> None:
    """The drafter, and the head when that is somebody else."""
    for user in dict.fromkeys((draft.drafter, scene.facts.department(draft.department).head)):
        scene.tell(user, says)


def agree_to_mission(scene: Scene, pressed: Pressed) -> None:
    """The head answers about a mission that somebody else of the department wrote."""
    draft_id, _, mark = pressed.subject.partition(":")
    stored = drafts.load(scene.session, draft_id)
    department = scene.department_of(stored)
    if stored is None or department is None or scene.user != department.head:
        scene.say((Paragraph(talk_words.STALE),))
        return
    draft = document(stored)
    if draft.mission is None or draft.mission.agreed_by:
        scene.say((Paragraph(talk_words.STALE),))
        return
    if mark != events.wording_mark(draft):
        scene.say((Paragraph(talk_words.MISSION_CHANGED), *events.agreement_card(scene, draft)))
        return
    is_agreed = pressed.value == "agree"
    after = agreed(draft, scene.facts) if is_agreed else draft.model_copy(update={"mission": None})
    _keep(scene, stored, after)
    _tell_about_mission(scene, after, is_agreed=is_agreed)


def _tell_about_mission(scene: Scene, draft: Draft, *, is_agreed: bool) -> None:
    thanks = talk_words.AGREED_THANKS if is_agreed else talk_words.DISAGREED_THANKS
    told = talk_words.HEAD_AGREED if is_agreed else talk_words.HEAD_DISAGREED
    scene.say((Paragraph(fill(thanks, user=mention(draft.drafter))),))
    asked = prompt(dialogue.AGENDA, draft, scene.facts)
    scene.tell(draft.drafter, (Paragraph(fill(told, head=mention(scene.user))), *asked))


def _name(scene: Scene, draft: Draft) -> str:
    return scene.facts.department(draft.department).name
