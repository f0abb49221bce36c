"""What hangs on an objective or an indicator: KPIs in force, drafts, missions, and the people behind them."""

from bot.dialogue.draft import Draft
from bot.strategy.remove import Below
from bot.usecases.scene import Scene
from bot.usecases.sets import document
from kpi_rules.nouns import Definition, Department
from store import drafts, kpis


def below(scene: Scene, ids: frozenset[str]) -> tuple[Below, ...]:
    """Everything that hangs on one of these, department by department."""
    in_force = _in_force(scene, ids)
    drafted = {d.department: d for d in _drafts(scene) if _hangs(d, ids)}
    found = (
        _below(department, in_force.get(department.id, ()), drafted.get(department.id), ids=ids)
        for department in scene.company.departments
    )
    return tuple(one for one in found if one.people)


def _below(
    department: Department, owners: tuple[str, ...], draft: Draft | None, *, ids: frozenset[str]
) -> Below:
    drafter = (draft.drafter,) if draft else ()
    return Below(
        department=department,
        in_force=len(owners),
        drafted=sum(_serves(kpi.definition, ids) for kpi in draft.kpis) if draft else 0,
        drafter=draft.drafter if draft else "",
        mission=bool(draft and draft.mission and not ids.isdisjoint(draft.mission.objectives)),
        people=tuple(dict.fromkeys((*(owner or department.head for owner in owners), *drafter))),
    )


def _in_force(scene: Scene, ids: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """By department: the owner of each KPI in force, empty where none is named."""
    found: dict[str, tuple[str, ...]] = {}
    for stored in kpis.toward(scene.session, ids):
        owners = found.get(stored.department, ())
        found[stored.department] = (*owners, stored.kpi.definition.sheet.owner)
    return found


def _drafts(scene: Scene) -> tuple[Draft, ...]:
    """Open drafts; an approved one says what its KPIs in force say."""
    return tuple(document(stored) for stored, _ in drafts.unfinished(scene.session))


def _hangs(draft: Draft, ids: frozenset[str]) -> bool:
    definitions = [kpi.definition for kpi in draft.kpis] + ([draft.work.definition] if draft.work else [])
    mission = draft.mission is not None and not ids.isdisjoint(draft.mission.objectives)
    return mission or any(_serves(definition, ids) for definition in definitions)


def _serves(definition: Definition, ids: frozenset[str]) -> bool:
    return definition.indicator in ids or definition.serves in ids
