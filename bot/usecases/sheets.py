"""The form with the whole sheet of a KPI that is being drafted: shown to who drafts it, and taken."""

import hashlib
from typing import Any

from bot import inbound
from bot.dialogue.actions import action_of, next_quarter_end
from bot.dialogue.draft import Draft
from bot.dialogue.prompts import lines_of
from bot.dialogue.reply import Typed
from bot.dialogue.rest import full, replaced, suggested, unsaid_of, with_sheet
from bot.dialogue.say import Paragraph, Small
from bot.usecases import drafting
from bot.usecases.scene import Scene
from bot.usecases.sets import document
from bot.views.forms import Entered, entered
from bot.views.modals import Answer, ViewJson
from bot.views.sheet import read_sheet, sheet_form
from bot.wording import sheet as words
from bot.wording.markup import Markup, fill
from kpi_rules.nouns import Kpi
from kpi_rules.sheet import chosen
from kpi_rules.sheet_nouns import Action, Sheet
from store import people
from store.nouns import StoredDraft


def show(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """The form for the KPI that the button names, with everything filled in that is known."""
    found = _found(scene, press.value)
    if found is None:
        scene.say((Small(words.NOT_HERE),))
        return None
    stored, draft, kpi = found
    sheet = _of_those_here(suggested(kpi, draft, scene.facts), people.gone(scene.session))
    about = f"{stored.id}:{kpi.id}:{_mark(kpi)}"
    return sheet_form(kpi.definition, sheet, about=about, first_by=next_quarter_end(scene.facts))


def _of_those_here(sheet: Sheet, gone: frozenset[str]) -> Sheet:
    """The sheet without people who left: their fields are to be filled in anew."""
    fields = ("owner", "updater", "delegate")
    actions = tuple(one.model_copy(update={"who": ""}) if one.who in gone else one for one in sheet.actions)
    left = {name: "" for name in fields if getattr(sheet, name) in gone}
    return sheet.model_copy(update={**left, "actions": actions})


def take(scene: Scene, view: ViewJson) -> Answer:
    """Save what differs from what was proposed, and go on with the talk."""
    said = entered(view)
    _, kpi_id, mark = said.about.split(":")
    found = _found(scene, kpi_id)
    if found is None or _mark(found[2]) != mark:
        scene.say((Paragraph(words.CHANGED_MEANWHILE if found else words.NOT_HERE),))
        return Answer()
    filled = read_sheet(said)
    if filled.errors:
        return Answer(filled.errors)
    stored, draft, kpi = found
    after = _changed(draft, kpi, scene, said, filled.values)
    drafting.change(scene, stored, after, said=(Small(_saved(scene, after, kpi.id)),))
    return Answer()


def _found(scene: Scene, kpi_id: str) -> tuple[StoredDraft, Draft, Kpi] | None:
    """The KPI in the draft that the person is at, if they may change it now."""
    stored = drafting.own_open(scene)
    if stored is None:
        return None
    draft = document(stored)
    kpi = next((k for k in draft.kpis if k.id == kpi_id), None)
    return None if kpi is None else (stored, draft, kpi)


def _changed(draft: Draft, kpi: Kpi, scene: Scene, said: Entered, values: dict[str, Any]) -> Draft:
    proposed = full(kpi, draft, scene.facts)
    of_sheet = {name: value for name, value in values.items() if name in Sheet.model_fields}
    of_kpi = {name: value for name, value in values.items() if name not in Sheet.model_fields and value}
    sheet = proposed.model_copy(
        update={**of_sheet, "actions": _actions(scene, said, owner=of_sheet["owner"])}
    )
    free = full(with_sheet(kpi, Sheet(owner=sheet.owner)), draft, scene.facts)
    definition = kpi.definition.model_copy(update={**of_kpi, "sheet": chosen(sheet, proposed=free)})
    return replaced(draft, kpi.model_copy(update={"definition": definition}))


def _actions(scene: Scene, said: Entered, *, owner: str) -> tuple[Action, ...]:
    first = Action(
        what=" ".join(said.text("action_what").split()),
        who=said.text("action_who"),
        by=said.text("action_by") or None,
    )
    return (first, *_typed(scene, said, "steps", owner=owner), *_typed(scene, said, "fetching", owner=owner))


def _typed(scene: Scene, said: Entered, field: str, *, owner: str) -> tuple[Action, ...]:
    facts, fetches = scene.facts, field == "fetching"
    read = (action_of(Typed(one), facts, owner=owner, fetches=fetches) for one in lines_of(said.text(field)))
    return tuple(a if a.by else a.model_copy(update={"by": next_quarter_end(facts)}) for a in read)


def _saved(scene: Scene, draft: Draft, kpi_id: str) -> Markup:
    number, kpi = next((n, k) for n, k in enumerate(draft.kpis, 1) if k.id == kpi_id)
    is_whole = not unsaid_of(kpi, draft, scene.facts)
    return fill(words.SAVED_ALL if is_whole else words.SAVED, number=number)


def _mark(kpi: Kpi) -> str:
    """A short mark of the KPI as it is: changed in the meantime, it has another one."""
    return hashlib.sha256(kpi.model_dump_json().encode()).hexdigest()[:12]
