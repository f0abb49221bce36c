"""What people say when a goal changed that their work hangs on."""

from collections.abc import Sequence

from bot import inbound
from bot.dialogue.say import Paragraph, Small
from bot.usecases import drafting
from bot.usecases.echoes import REVISE
from bot.usecases.scene import Scene, may_draft
from bot.wording import strategy as words
from bot.wording.markup import Markup
from store import echoes
from store.echo_nouns import Echo, Reply


def answered(scene: Scene, press: inbound.Pressed) -> None:
    """The person says whether it still holds. What was asked is looked up; the button only names the message."""
    version = press.subject
    mine = [echo for echo in echoes.of_person(scene.session, scene.user) if str(echo.version) == version]
    open_ = [echo for echo in mine if echo.state is Reply.WAITING]
    if not open_:
        later = any(e.state is Reply.WAITING for e in echoes.of_person(scene.session, scene.user))
        scene.say((Small(_why_not(mine, later=later)),))
        scene.settle(press)
        return
    state = Reply.REVISING if press.value == REVISE else Reply.HOLDS
    for echo in open_:
        echoes.answer(scene.session, echo, state=state, at=scene.at)
    scene.note(f"goal change {state.value}", subject=open_[0].department)
    scene.settle(press)
    if state is Reply.HOLDS:
        scene.say((Paragraph(words.ECHO_NOTED),))
    else:
        _revise(scene, open_[0].department)


def _why_not(mine: Sequence[Echo], *, later: bool) -> Markup:
    if mine:
        return words.ECHO_ANSWERED
    return words.ECHO_AGAIN if later else words.ECHO_NOT_YOURS


def _revise(scene: Scene, department_id: str) -> None:
    department = scene.company.department(department_id)
    if department is not None and may_draft(scene.user, department):
        drafting.take_up(scene, department)
    else:
        drafting.begin(scene)
