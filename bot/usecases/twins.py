"""While a KPI is taken in: whether another department counts nearly the same."""

from bot.dialogue.draft import Draft
from bot.dialogue.say import Says, Small
from bot.usecases.scene import Scene
from bot.wording import bonds as words
from bot.wording.markup import fill
from kpi_rules.nouns import Kpi
from kpi_rules.twins import twins
from store import kpis

MOST_NAMED = 2


def noticed(scene: Scene, before: Draft, after: Draft) -> Says:
    """Advice for every KPI that came in with this turn; drafts of others stay private, only sets in force count."""
    known = {kpi.id for kpi in before.kpis}
    return tuple(part for kpi in after.kpis if kpi.id not in known for part in _of(scene, kpi, after))


def _of(scene: Scene, kpi: Kpi, draft: Draft) -> Says:
    elsewhere = kpis.of_unit(scene.session, kpi.definition.unit, but=draft.department)
    found = twins(kpi.definition, ((one, one.kpi.definition) for one in elsewhere))
    names = scene.company.department_names
    return tuple(
        Small(fill(words.TWIN, department=names.get(t.department, ""), statement=t.kpi.definition.statement))
        for t in found[:MOST_NAMED]
    )
