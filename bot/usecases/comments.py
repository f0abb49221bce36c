"""Comments on KPIs: whoever may read one may say something about it, and it reaches the owner."""

from dataclasses import dataclass

from bot import inbound
from bot.dialogue.bonds import COMMENT
from bot.dialogue.say import Choice, Choices, Paragraph, Small
from bot.usecases.about import in_force
from bot.usecases.scene import Scene, may_draft
from bot.usecases.sets import document
from bot.views import forms
from bot.views.forms import Frame, Text
from bot.views.modals import Answer, ViewJson
from bot.wording import bonds as words
from bot.wording.markup import fill, mention
from kpi_rules.duties import owner_of
from kpi_rules.nouns import DraftState
from store import drafts, remarks
from store.nouns import Remark, RemarkTopic

SUBMITTED = "submitted"
"""How the keys about KPIs of a submitted set begin."""

TEXT = "text"


def show_comment(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """Room for a comment, for everybody who may read the KPI."""
    where = press.subject
    if _readable(scene, where) is None:
        return None
    field = Text(TEXT, words.COMMENT_LABEL, hint=words.COMMENT_HINT, lines=True, most=1500)
    return forms.form(COMMENT, Frame(words.COMMENT_TITLE, words.SEND), about=where, fields=(field,))


def take_comment(scene: Scene, view: ViewJson) -> Answer:
    """Keep the comment, and tell the owner."""
    entered = forms.entered(view)
    text = entered.text(TEXT)
    if not text:
        return Answer({TEXT: words.EMPTY})
    found = _readable(scene, entered.about)
    if found is not None:
        comment(scene, found, text=text)
    return Answer()


@dataclass(frozen=True, slots=True)
class Readable:
    """A KPI that somebody may read, and so comment on: one in force, or one of a submitted set."""

    kpi: str
    statement: str
    owner: str
    answer: str
    """The key under which an answer is written."""


def _readable(scene: Scene, where: str) -> Readable | None:
    draft_id, _, kpi_id = where.rpartition("/")
    if draft_id:
        return _of_draft(scene, draft_id, kpi_id)
    found = in_force(scene, kpi_id)
    if found is None:
        return None
    definition = found[0].kpi.definition
    return Readable(kpi_id, definition.statement, owner_of(definition, found[1]), f"about:{kpi_id}")


def _of_draft(scene: Scene, draft_id: str, kpi_id: str) -> Readable | None:
    """A submitted set is read by its department and by the strategy owners; a draft by nobody else."""
    stored = drafts.load(scene.session, draft_id)
    department = scene.department_of(stored)
    kpi = None
    if stored is not None and department is not None and stored.state is not DraftState.DRAFTING:
        draft = document(stored)
        kpi = next((k for k in draft.kpis if k.id == kpi_id), None)
    if stored is None or department is None or kpi is None:
        scene.say((Paragraph(words.KPI_GONE),))
        return None
    if not (scene.is_owner or may_draft(scene.user, department)):
        scene.say((Paragraph(fill(words.NOT_YOURS, department=department.name)),))
        return None
    owner = kpi.definition.sheet.owner or stored.drafter
    return Readable(kpi_id, kpi.definition.statement, owner, f"{SUBMITTED}:{draft_id}/{kpi_id}")


def comment(scene: Scene, about: Readable, *, text: str) -> None:
    """A remark on a KPI, which reaches its owner."""
    own = next((d.id for d in scene.own_departments()), "")
    remark = Remark(
        id=scene.services.new_id(),
        topic=RemarkTopic.KPI,
        subject=about.kpi,
        author=scene.user,
        text=text,
        at=scene.at,
        department=own,
    )
    remarks.keep(scene.session, remark)
    scene.note("commented", subject=about.kpi, detail=text)
    _tell_comment(scene, remark, about)


def _tell_comment(scene: Scene, remark: Remark, about: Readable) -> None:
    """The owner hears of it; what the owner says goes to whoever commented last."""
    before = remarks.about(scene.session, RemarkTopic.KPI, remark.subject)
    others = [one.author for one in before if one.author != scene.user]
    reader = about.owner if about.owner != scene.user else next(reversed(others), "")
    if not reader:
        scene.say((Small(fill(words.COMMENTED_ALONE, statement=about.statement)),))
        return
    scene.say((Small(fill(words.COMMENTED, statement=about.statement, reader=mention(reader))),))
    told = fill(words.COMMENT_TOLD, author=mention(scene.user), statement=about.statement, text=remark.text)
    answer = Choices(about.answer, (Choice("comment", words.ANSWER, form=COMMENT),))
    scene.tell(reader, (Paragraph(told), answer))
