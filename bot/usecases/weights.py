"""The form with the weights of a whole set: shown to who drafts it, and taken when they make 100."""

from bot import inbound
from bot.dialogue.draft import Draft
from bot.dialogue.rest import with_sheet
from bot.dialogue.say import Paragraph, Small
from bot.dialogue.ways import WEIGHTS
from bot.usecases import drafting
from bot.usecases.scene import Scene
from bot.usecases.sets import document
from bot.views.blocks import shortened
from bot.views.forms import Entered, Frame, Text, entered, form
from bot.views.modals import Answer, ViewJson
from bot.wording import sheet as sheet_words
from bot.wording import weights as words
from bot.wording.markup import fill
from kpi_rules.gate import largest, weights_of
from kpi_rules.limits import Limits

LONGEST_LABEL = 150


def show(scene: Scene, _press: inbound.Pressed) -> ViewJson | None:
    """A field for each KPI, filled in as it is now."""
    stored = drafting.own_open(scene)
    if stored is None:
        scene.say((Small(sheet_words.NOT_HERE),))
        return None
    draft, limits = document(stored), scene.facts.limits
    known = weights_of(draft.kpis, limits=limits)
    fields = tuple(
        Text(kpi.id, _label(number, kpi.definition.statement), initial=str(known[kpi.id]), most=4)
        for number, kpi in enumerate(draft.kpis, 1)
    )
    said = fill(words.INTRO, **_bounds(draft, limits))
    return form(
        WEIGHTS, Frame(words.TITLE, words.SUBMIT), about=stored.id, fields=fields, says=(Paragraph(said),)
    )


def take(scene: Scene, view: ViewJson) -> Answer:
    """Save the weights of the KPIs that are in the set now; or say at the fields what keeps them from making 100."""
    stored = drafting.own_open(scene)
    said = entered(view)
    draft = document(stored) if stored else None
    if stored is None or draft is None or {kpi.id for kpi in draft.kpis} != set(said.answers):
        scene.say((Paragraph(sheet_words.CHANGED_MEANWHILE if stored else sheet_words.NOT_HERE),))
        return Answer()
    errors = _errors(draft, said, scene.facts.limits)
    if errors:
        return Answer(errors)
    weights = {kpi.id: int(_number(said, kpi.id)) for kpi in draft.kpis}
    shown = ", ".join(str(weight) for weight in weights.values())
    after = _weighted(draft, weights)
    drafting.change(scene, stored, after, said=(Small(fill(words.SAVED, weights=shown)),))
    return Answer()


def _weighted(draft: Draft, weights: dict[str, int]) -> Draft:
    kpis = tuple(
        with_sheet(kpi, kpi.definition.sheet.model_copy(update={"weight": weights[kpi.id]}))
        for kpi in draft.kpis
    )
    return draft.model_copy(update={"kpis": kpis})


def _errors(draft: Draft, said: Entered, limits: Limits) -> dict[str, str]:
    bounds = _bounds(draft, limits)
    wrong = {kpi.id: _wrong(_number(said, kpi.id), bounds) for kpi in draft.kpis}
    found = {kpi_id: error for kpi_id, error in wrong.items() if error}
    if found:
        return found
    total = sum(int(_number(said, kpi.id)) for kpi in draft.kpis)
    if total == 100:
        return {}
    sentence = words.TOO_LITTLE if total < 100 else words.TOO_MUCH
    last = draft.kpis[-1].id
    return {last: sentence.format(total=total, rest=abs(100 - total))}


def _number(said: Entered, kpi_id: str) -> str:
    """What was typed, without a percent sign behind it."""
    return said.text(kpi_id).removesuffix("%").strip()


def _wrong(number: str, bounds: dict[str, int]) -> str:
    if not (number.isascii() and number.isdecimal()):
        return words.NO_NUMBER
    if not bounds["least"] <= int(number) <= bounds["most"]:
        return words.OUTSIDE.format(**bounds)
    return words.UNEVEN.format(**bounds) if int(number) % bounds["step"] else ""


def _bounds(draft: Draft, limits: Limits) -> dict[str, int]:
    most = largest(len(draft.kpis), limits=limits)
    return {"least": limits.weight_least, "most": most, "step": limits.weight_step}


def _label(number: int, statement: str) -> str:
    return shortened(words.LABEL.format(number=number, statement=statement), LONGEST_LABEL)
