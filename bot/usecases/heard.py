"""What the person who drafts does with an answer: take it over into the draft, or leave it."""

from bot import inbound
from bot.dialogue.draft import Draft
from bot.dialogue.say import Paragraph, Small
from bot.usecases import asking as use
from bot.usecases import drafting
from bot.usecases.scene import Scene
from bot.wording import asking as words
from bot.wording import talk as talk_words
from bot.wording.markup import fill
from kpi_rules.asking import Request, Standing
from kpi_rules.ground_nouns import Need
from kpi_rules.nouns import DraftState
from store import asking, drafts


def decided(scene: Scene, press: inbound.Pressed) -> None:
    """Take it over, or leave it. A set that is settled is not changed behind its approver's back."""
    request = asking.find(scene.session, press.subject)
    draft = use.drafting_for(scene, request.draft) if request else None
    if request is None or request.standing not in words.TAKE:
        scene.say((Paragraph(talk_words.STALE),))
    elif draft is None or draft.drafter != scene.user:
        name = scene.facts.department(request.department).name
        scene.say((Paragraph(fill(words.NOT_YOURS, department=name)),))
    elif press.value != "take":
        _leave(scene, request, press)
    elif draft.state in {DraftState.SUBMITTED, DraftState.APPROVED}:
        name = scene.facts.department(request.department).name
        scene.say((Paragraph(fill(words.SETTLED, department=name)),))
    else:
        _take(scene, draft, request, press)


def _leave(scene: Scene, request: Request, press: inbound.Pressed) -> None:
    if request.standing is Standing.WANTED:
        asking.save(scene.session, request.model_copy(update={"standing": Standing.LEFT}))
    scene.note("answer left", subject=request.need)
    scene.settle(press)
    served = scene.facts.department(request.served).name
    scene.say((Small(fill(words.LEFT[request.standing], served=served)),))


def _take(scene: Scene, draft: Draft, request: Request, press: inbound.Pressed) -> None:
    stored = drafts.load(scene.session, draft.id)
    after = draft.model_copy(update={"needs": _with(draft.needs, request)})
    scene.settle(press)
    if stored is None or after == draft:
        return
    said = fill(words.TAKEN[request.standing], text=request.answer or request.text)
    drafting.change(scene, stored, after, said=(Small(said),))


def _with(needs: tuple[Need, ...], request: Request) -> tuple[Need, ...]:
    match request.standing:
        case Standing.NOT_NEEDED:
            return tuple(need for need in needs if need.id != request.need)
        case Standing.CORRECTED:
            changed = {"text": request.answer}
            return tuple(n.model_copy(update=changed) if n.id == request.need else n for n in needs)
        case _:
            known = any(need.id == request.need for need in needs)
            own = Need(id=request.need, department=request.served, text=request.text)
            return needs if known else (*needs, own)
