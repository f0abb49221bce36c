"""Why a department needs no KPI for an objective: asked in a form, and kept with the company."""

from bot import inbound
from bot.dialogue.say import Paragraph
from bot.strategy.kind import About
from bot.usecases import record
from bot.usecases.cascade import EXCUSE, show_matrix
from bot.usecases.scene import Scene, may_draft
from bot.views.forms import Frame, Text, entered, form
from bot.views.modals import Answer, ViewJson
from bot.wording import cascade as words
from bot.wording.markup import fill
from kpi_rules.nouns import Company, Department, Excuse

FEWEST_WORDS = 3


def show_excuse(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """The form for a reason, for those who may give it."""
    cell = press.value
    department = _may_excuse(scene, cell)
    if department is None:
        return None
    about = About(id=cell, version=scene.company.version).model_dump_json()
    label = words.EXCUSE_LABEL.format(department=department.name)
    asked = Text("reason", label, words.EXCUSE_HINT, lines=True, most=300)
    frame = Frame(title=words.EXCUSE_TITLE, submit=words.EXCUSE_SUBMIT)
    objective = scene.company.objective(cell.partition(":")[0])
    shown = (Paragraph(fill("*{s}*", s=objective.statement if objective else "")),)
    return form(EXCUSE, frame, about=about, fields=(asked,), says=shown)


def take_excuse(scene: Scene, sent: ViewJson) -> Answer:
    """Keep the reason, if the person may still give it."""
    said = entered(sent)
    cell = About.model_validate_json(said.about).id
    department = _may_excuse(scene, cell)
    if department is None:
        return Answer()
    reason = " ".join(said.text("reason").split())
    if len(reason.split()) < FEWEST_WORDS:
        return Answer({"reason": words.EXCUSE_SHORT})
    record.keep(scene, _excused(scene.company, cell, reason))
    scene.note("gap explained", subject=department.id, detail=reason)
    scene.say((Paragraph(fill(words.EXCUSE_NOTED, department=department.name, reason=reason)),))
    return Answer()


def _may_excuse(scene: Scene, cell: str) -> Department | None:
    """The department of the cell, when the person may speak for it."""
    objective, _, wanted = cell.partition(":")
    department = scene.company.department(wanted)
    if department is None or scene.company.objective(objective) is None:
        show_matrix(scene)
        return None
    if scene.is_owner or may_draft(scene.user, department):
        return department
    scene.say((Paragraph(fill(words.EXCUSE_NOT_YOURS, department=department.name)),))
    return None


def _excused(company: Company, cell: str, reason: str) -> Company:
    objective, _, department = cell.partition(":")
    excuse = Excuse(objective=objective, department=department, reason=reason)
    others = (e for e in company.strategy.excuses if (e.objective, e.department) != (objective, department))
    strategy = company.strategy.model_copy(update={"excuses": (*others, excuse)})
    return company.model_copy(update={"strategy": strategy})
