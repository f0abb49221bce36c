"""The forms of somebody who is asked about needs: correct one, name another, add a note."""

from bot import inbound
from bot.dialogue.asking import CORRECT, ELSE, NOTE
from bot.dialogue.draft import Draft
from bot.dialogue.prompts import lines_of
from bot.dialogue.say import Paragraph
from bot.usecases import asking as use
from bot.usecases.scene import Scene
from bot.usecases.sets import document
from bot.views import forms
from bot.views.forms import Frame, Text
from bot.views.modals import Answer, ViewJson
from bot.wording import asking as words
from bot.wording import talk as talk_words
from bot.wording.markup import fill, mention
from kpi_rules.asking import Request, Standing
from kpi_rules.nouns import Department
from store import asking, drafts, remarks
from store.nouns import Remark, RemarkTopic

FIELD = "text"
MOST_NEEDS = 5
"""More needs than this in one go nobody can serve."""


def _about(press: inbound.Pressed) -> str:
    """What a form is about, and the message that it was opened from."""
    channel, ts = press.origin or ("", "")
    return f"{press.subject}|{channel}|{ts}"


def _taken(view: ViewJson) -> tuple[str, tuple[str, str] | None, str]:
    """What the form is about, the message behind it, and the words typed."""
    entered = forms.entered(view)
    about, channel, ts = (*entered.about.split("|"), "", "")[:3]
    return about, (channel, ts) if ts else None, entered.text(FIELD)


def show_correct(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """A need in its present words, to be put right."""
    request = use.may_answer(scene, press.subject)
    if request is None:
        return None
    label = words.CORRECT_LABEL.format(department=_name(scene, request.department))
    field = Text(FIELD, label, initial=request.answer or request.text, lines=True, most=500)
    return forms.form(CORRECT, Frame(words.CORRECT_TITLE, words.SEND), about=_about(press), fields=(field,))


def take_correct(scene: Scene, view: ViewJson) -> Answer:
    """The need in the words of those who have it."""
    need_id, origin, typed = _taken(view)
    text = " ".join(typed.split())
    request = use.may_answer(scene, need_id)
    if request is None:
        return Answer()
    if not text:
        return Answer({FIELD: words.EMPTY})
    same = text.casefold() == request.text.casefold()
    standing = Standing.CONFIRMED if same else Standing.CORRECTED
    use.keep_answer(scene, request, standing=standing, answer="" if same else text)
    use.redraw(scene, request.draft, request.served, origin=origin)
    return Answer()


def _asked(scene: Scene, about: str) -> tuple[Draft, Department] | None:
    """The draft and the department served, if the person speaks for that; otherwise they are told why not."""
    draft_id, _, served_id = about.partition("/")
    served = scene.company.department(served_id)
    stored = drafts.load(scene.session, draft_id)
    if served is None or stored is None:
        scene.say((Paragraph(talk_words.STALE),))
        return None
    mine = [r for r in asking.about(scene.session, draft_id).requests if r.served == served_id]
    if not any(use.speaks_for(scene, served, asked=r.asked) for r in mine):
        scene.say((Paragraph(fill(words.NOT_ASKED, served=served.name)),))
        return None
    return document(stored), served


def show_else(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """Room for what else is needed."""
    asked = _asked(scene, press.subject)
    if asked is None:
        return None
    label = words.ELSE_LABEL.format(department=_name(scene, asked[0].department))
    field = Text(FIELD, label, hint=words.ELSE_HINT, lines=True, most=1500)
    return forms.form(ELSE, Frame(words.ELSE_TITLE, words.SEND), about=_about(press), fields=(field,))


def take_else(scene: Scene, view: ViewJson) -> Answer:
    """Needs that the department served names itself; those it named before count once."""
    about, origin, typed = _taken(view)
    asked = _asked(scene, about)
    if asked is None:
        return Answer()
    draft, served = asked
    lines = lines_of(typed)[:MOST_NEEDS]
    if not lines:
        return Answer({FIELD: words.EMPTY})
    known = {
        r.text.casefold() for r in asking.about(scene.session, draft.id).requests if r.served == served.id
    }
    for line in dict.fromkeys(line for line in lines if line.casefold() not in known):
        _want(scene, draft, served, text=line)
    use.redraw(scene, draft.id, served.id, origin=origin)
    return Answer()


def _want(scene: Scene, draft: Draft, served: Department, *, text: str) -> None:
    request = Request(
        need=scene.services.new_id(),
        draft=draft.id,
        department=draft.department,
        served=served.id,
        asked=scene.user,
        asked_at=scene.at,
        text=text,
        standing=Standing.SILENT,
    )
    use.keep_answer(scene, request, standing=Standing.WANTED)


def show_note(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """Room for a note."""
    asked = _asked(scene, press.subject)
    if asked is None:
        return None
    hint = words.NOTE_HINT.format(department=_name(scene, asked[0].department))
    field = Text(FIELD, words.NOTE_LABEL, hint=hint, lines=True, most=1500)
    return forms.form(NOTE, Frame(words.NOTE_TITLE, words.SEND), about=_about(press), fields=(field,))


def take_note(scene: Scene, view: ViewJson) -> Answer:
    """A note stays with the draft, and with the KPIs that come of it."""
    about, origin, text = _taken(view)
    asked = _asked(scene, about)
    if asked is None:
        return Answer()
    draft, served = asked
    if not text:
        return Answer({FIELD: words.EMPTY})
    remark = Remark(
        id=scene.services.new_id(),
        topic=RemarkTopic.DRAFT,
        subject=draft.id,
        author=scene.user,
        text=text,
        at=scene.at,
        department=served.id,
    )
    remarks.keep(scene.session, remark)
    told = fill(words.HEARD_NOTE, by=mention(scene.user), served=served.name, text=text)
    scene.tell(draft.drafter, (Paragraph(told),))
    use.redraw(scene, draft.id, served.id, origin=origin)
    return Answer()


def _name(scene: Scene, department_id: str) -> str:
    return scene.company.department_names.get(department_id, "")
