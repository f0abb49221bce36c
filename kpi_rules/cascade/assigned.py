"""Targets that are set from the top: a department may comment on them, and cannot change them."""

from decimal import Decimal

from kpi_rules.cascade.coverage import ADDING, same_kind
from kpi_rules.nouns import Company, Definition, Department, Indicator


def assigned_target(
    definition: Definition, *, department: Department, company: Company
) -> tuple[Indicator, Decimal] | None:
    """The indicator and the target that it sets for this department's KPI; None where the department may choose."""
    for objective in company.objectives:
        for indicator in objective.indicators if objective.assigned else ():
            if indicator.id == definition.indicator and same_kind(indicator, definition):
                target = _share(indicator, department)
                return None if target is None else (indicator, target)
    return None


def _share(indicator: Indicator, department: Department) -> Decimal | None:
    """The department's named part; else the whole, unless several departments make it up together."""
    named = (
        part.target for part in indicator.split.parts if part.name.casefold() == department.name.casefold()
    )
    part = next(named, None)
    if part is not None:
        return part
    together = indicator.unit in ADDING and len(indicator.departments) > 1
    return None if together else indicator.target
