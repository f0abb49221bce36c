"""What a department's KPIs can answer: the indicators it carries, the needs it serves, the capabilities it builds."""

from enum import StrEnum

from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from kpi_rules.ground_nouns import Capability, CapabilityKind, Need
from kpi_rules.nouns import Department, Indicator
from nlp.nouns import Frozen


class Origin(StrEnum):
    """Where the reason for a KPI comes from."""

    INDICATOR = "indicator"
    NEED = "need"
    CAPABILITY = "capability"
    FREE = "free"


class Source(Frozen):
    """One reason for a KPI."""

    id: str
    origin: Origin
    text: str
    served: str = ""
    """Name of the department that has the need."""
    kind: CapabilityKind | None = None


ADDING = "adding"
"""In `Draft.done` while the person adds a KPI that answers none of the sources."""

FREE = Source(id="", origin=Origin.FREE, text="")


def sources(draft: Draft, facts: Facts) -> tuple[Source, ...]:
    """All reasons for KPIs, those of the company first."""
    carried = tuple(_of_indicator(i) for i in facts.carried_by(draft.department))
    served = {d.id: d for d in facts.company.departments}
    needs = tuple(_of_need(n, served) for n in draft.needs if n.department in served)
    return (*carried, *needs, *(_of_capability(c) for c in draft.capabilities))


def source(draft: Draft, facts: Facts, source_id: str) -> Source:
    """The source with this id; a KPI that answers none of them has the free one."""
    return next((s for s in sources(draft, facts) if s.id == source_id), FREE)


def unanswered(draft: Draft, facts: Facts) -> Source | None:
    """The first source that has no KPI and was not left out; the free one when there is nothing to answer."""
    if ADDING in draft.done:
        return FREE
    for one in open_sources(draft, facts):
        return one
    every = sources(draft, facts)
    return FREE if not every and not draft.kpis and "kpi:" not in draft.done else None


def open_sources(draft: Draft, facts: Facts) -> tuple[Source, ...]:
    """The sources that have no KPI and were not left out."""
    settled = {k.definition.serves for k in draft.kpis}
    return tuple(
        one for one in sources(draft, facts) if one.id not in settled and f"kpi:{one.id}" not in draft.done
    )


def _of_indicator(indicator: Indicator) -> Source:
    return Source(id=indicator.id, origin=Origin.INDICATOR, text=indicator.statement)


def _of_need(need: Need, served: dict[str, Department]) -> Source:
    name = served[need.department].name
    return Source(id=need.id, origin=Origin.NEED, text=need.text, served=name)


def _of_capability(capability: Capability) -> Source:
    return Source(id=capability.id, origin=Origin.CAPABILITY, text=capability.text, kind=capability.kind)
