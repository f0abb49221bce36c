"""Links: every KPI serves something that is wanted, and everything the department carries has a KPI."""

from collections.abc import Iterable

from kpi_rules.gate.kpi_set import KpiSet, SetFinding, Weight
from kpi_rules.nouns import Company, Indicator, Kpi, Side


def linked(whole: KpiSet) -> Iterable[SetFinding]:
    """A KPI that serves nothing named."""
    known = {*whole.needs, *whole.capabilities, *whole.indicators}
    for kpi in whole.kpis:
        if not {kpi.definition.serves, kpi.definition.indicator} & known:
            yield SetFinding(
                rule="set-no-link",
                weight=Weight.BLOCK,
                sentence=(
                    f"“{kpi.definition.statement}” is not tied to any need, ability or company indicator."
                ),
                todo="Say what it serves, or drop it.",
                kpis=(kpi.id,),
            )


def outside_needs(whole: KpiSet) -> Iterable[SetFinding]:
    """An outside KPI names who needs it and what for."""
    if not whole.supports:
        return
    for kpi in whole.kpis:
        need = whole.needs.get(kpi.definition.serves)
        served = need is not None and need.text.strip() and need.department
        if kpi.definition.side is Side.OUTSIDE and not served:
            yield SetFinding(
                rule="set-outside-without-need",
                weight=Weight.BLOCK,
                sentence=(
                    f"“{kpi.definition.statement}” is for others, but it is not said who needs it and "
                    f"what for."
                ),
                todo="Choose the department and the need that it answers.",
                kpis=(kpi.id,),
            )


def coverage(company: Company, *, department: str, kpis: Iterable[Kpi]) -> tuple[Indicator, ...]:
    """The indicators that this department carries and no KPI of it secures yet."""
    secured = {named for kpi in kpis for named in (kpi.definition.indicator, kpi.definition.serves)}
    carried = (i for i in company.indicators if department in i.departments)
    return tuple(indicator for indicator in carried if indicator.id not in secured)
