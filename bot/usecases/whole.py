"""KPIs with everything that their sheets speak of, as they stand in the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from bot.dialogue.fields import Whole
from bot.wording import needs as need_words
from kpi_rules.ground_nouns import Capability, Need
from kpi_rules.nouns import Company, Department
from store import drafts, kpis, missions
from store.nouns import Decision, StoredKpi


@dataclass(frozen=True, slots=True)
class _Around:
    """What the KPIs of one department share."""

    department: Department
    needs: dict[str, Need]
    capabilities: dict[str, Capability]
    approver: str


def wholes(session: Session, company: Company, found: Sequence[StoredKpi]) -> Iterator[Whole]:
    """Each KPI whole, in the order given; one whose department is gone is left out."""
    deciders = _deciders(session)
    reasons = kpis.last_reasons(session, [kpi.kpi.id for kpi in found])
    known = {department.id: department for department in company.departments}
    around: dict[str, _Around] = {}
    for kpi in found:
        department = known.get(kpi.department)
        if department is None:
            continue
        if department.id not in around:
            around[department.id] = _around(session, department, approver=deciders.get(department.id, ""))
        whole = _whole(company, kpi, around[department.id])
        yield replace(whole, reason=reasons.get(whole.id, ""))


def _around(session: Session, department: Department, *, approver: str) -> _Around:
    return _Around(
        department=department,
        needs={need.id: need for need in missions.needs_of(session, department.id)},
        capabilities={one.id: one for one in missions.capabilities_of(session, department.id)},
        approver=approver,
    )


def _deciders(session: Session) -> dict[str, str]:
    """Who approved each department's set last."""
    found: dict[str, str] = {}
    for draft in reversed(drafts.all_in(session)):
        approved = [d.by for d in drafts.decisions(session, draft.id) if d.decision is Decision.APPROVED]
        if approved:
            found[draft.department] = approved[-1]
    return found


def _whole(company: Company, kpi: StoredKpi, around: _Around) -> Whole:
    definition = kpi.kpi.definition
    need, capability = around.needs.get(definition.serves), around.capabilities.get(definition.serves)
    names = company.department_names
    asked = f"{names.get(need.department, '')}: {need.text}" if need else ""
    return Whole(
        id=kpi.kpi.id,
        definition=definition,
        department=around.department,
        company=company,
        serves=capability.text if capability else asked,
        capability=need_words.KINDS[capability.kind.value] if capability else "",
        approver=around.approver,
        state=kpi.state.value,
        version=kpi.version,
    )
