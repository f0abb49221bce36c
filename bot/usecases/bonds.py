"""The answers to what one department proposed to another: sharing a KPI, taking up a suggestion."""

from bot import inbound
from bot.dialogue.say import Paragraph, Small
from bot.usecases import drafting
from bot.usecases.about import in_force
from bot.usecases.scene import Scene, may_draft
from bot.wording import bonds as words
from bot.wording.markup import fill, mention
from kpi_rules.nouns import Department
from kpi_rules.ties import Tie, TieKind, TieState
from store import ties


def answered(scene: Scene, press: inbound.Pressed) -> None:
    """Yes or no, by those who draft for the department that was asked."""
    parts = press.subject.split("/")
    found = _open(scene, parts) if len(parts) == 3 else None
    if found is None:
        return
    tie, other = found
    if press.value == "yes" and tie.kind is TieKind.SISTER:
        _take(scene, press, tie, other)
    else:
        state = TieState.AGREED if press.value == "yes" else TieState.DECLINED
        scene.settle(press)
        _keep(scene, tie, other, state=state)


def _open(scene: Scene, parts: list[str]) -> tuple[Tie, Department] | None:
    kind, kpi_id, department_id = parts
    known = kind in {TieKind.SHARED, TieKind.SISTER}
    tie = ties.find(scene.session, TieKind(kind), kpi=kpi_id, department=department_id) if known else None
    other = scene.company.department(department_id)
    if tie is None or other is None or tie.state is not TieState.PROPOSED:
        scene.say((Paragraph(words.STALE),))
        return None
    if not may_draft(scene.user, other):
        scene.say((Paragraph(fill(words.NOT_YOURS, department=other.name)),))
        return None
    return tie, other


def _keep(scene: Scene, tie: Tie, other: Department, *, state: TieState) -> None:
    ties.save(scene.session, tie.model_copy(update={"state": state, "answered_by": scene.user}))
    scene.note(f"{tie.kind.value} {state.value}", subject=tie.kpi, detail=other.id)
    found = in_force(scene, tie.kpi)
    if found is None:
        return
    told = (words.SHARE_TOLD if tie.kind is TieKind.SHARED else words.SUGGEST_TOLD)[state]
    statement = found[0].kpi.definition.statement
    said = fill(told, user=mention(scene.user), department=other.name, statement=statement, note=tie.note)
    scene.tell(tie.by, (Paragraph(said),))
    scene.say((Small(fill(words.THANKS, user=mention(tie.by))),))


def _take(scene: Scene, press: inbound.Pressed, tie: Tie, other: Department) -> None:
    """Into the draft as a line of a list, which the person says yes to like to any other."""
    if not drafting.sit_down(scene, other):
        scene.say((Paragraph(words.SUGGEST_LATER),))
        return
    scene.settle(press)
    _keep(scene, tie, other, state=TieState.AGREED)
    drafting.offer(scene, (tie.note,), before=())
