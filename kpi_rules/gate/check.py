"""All rules of a set together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from kpi_rules.defaults import with_defaults
from kpi_rules.gate import balance, links, sheets, size, weights
from kpi_rules.gate.kpi_set import KpiSet, SetFinding, Weight
from kpi_rules.ground_nouns import Capability, Need
from kpi_rules.limits import DEFAULTS, Limits
from kpi_rules.nouns import Company, Department, Kpi
from kpi_rules.sheet import completed

SET_RULES: tuple[Callable[[KpiSet], Iterable[SetFinding]], ...] = (
    size.count,
    size.split_it,
    balance.two_sides,
    links.outside_needs,
    links.linked,
    balance.result_and_process,
    balance.horizons,
    balance.perspectives,
    balance.non_financial,
    balance.ahead,
    balance.rhythms,
    size.same_metric,
    size.owners,
    sheets.said,
    weights.weighted,
)


def whole_set(
    kpis: Sequence[Kpi],
    *,
    department: Department,
    needs: Sequence[Need],
    capabilities: Sequence[Capability],
    company: Company,
    today: date,
    limits: Limits = DEFAULTS,
) -> KpiSet:
    """The set as its rules look at it: everything filled in that follows by itself."""
    inside = frozenset(capability.id for capability in capabilities)

    def filled(kpi: Kpi) -> Kpi:
        known = with_defaults(kpi.definition, department=department, capabilities=inside)
        starts_in = company.fiscal_year_start
        sheet = completed(known, department=department, today=today, starts_in=starts_in)
        return kpi.model_copy(update={"definition": known.model_copy(update={"sheet": sheet})})

    return KpiSet(
        kpis=tuple(filled(kpi) for kpi in kpis),
        department=department,
        needs={need.id: need for need in needs},
        capabilities={capability.id: capability for capability in capabilities},
        company=company,
        limits=limits,
    )


def check_set(whole: KpiSet, *, reasons: Mapping[str, str] | None = None) -> tuple[SetFinding, ...]:
    """All remarks on the set, blocks first. Empty means that nothing stands against submitting it.

    `reasons` holds, by rule id, why an excusable rule does not apply here: such a block becomes advice.
    """
    found = [_excused(finding, reasons or {}) for rule in SET_RULES for finding in rule(whole)]
    return tuple(sorted(found, key=lambda finding: finding.weight is not Weight.BLOCK))


def _excused(finding: SetFinding, reasons: Mapping[str, str]) -> SetFinding:
    reason = reasons.get(finding.rule, "").strip()
    if not reason or not finding.excusable:
        return finding
    return finding.model_copy(update={"weight": Weight.ADVICE, "todo": f"Reason given: {reason}"})
