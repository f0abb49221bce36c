"""Who does what for which objective: every cell carries a KPI, a reason, or is a gap with a name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum

from kpi_rules.cascade.tree import Carried, Limb, tree
from kpi_rules.nouns import Company, Department, Objective
from nlp.nouns import Frozen


class Gap(StrEnum):
    """What is missing in a cell."""

    CARRIES = "carries"
    """It carries an indicator and has no KPI for it."""
    NOTHING = "nothing"
    """It has no KPI for the objective, and nobody said why."""


class Cell(Frozen):
    """One department and one objective."""

    department: Department
    kpis: tuple[Carried, ...] = ()
    silent: tuple[str, ...] = ()
    """Ids of indicators that it carries without a KPI."""
    reason: str = ""

    @property
    def gap(self) -> Gap | None:
        """What is missing here, if anything is."""
        if self.silent:
            return Gap.CARRIES
        return None if self.kpis or self.reason else Gap.NOTHING


class Row(Frozen):
    """One objective with a cell for every department."""

    objective: Objective
    cells: tuple[Cell, ...] = ()

    @property
    def gaps(self) -> tuple[Cell, ...]:
        """The cells in which something is missing."""
        return tuple(cell for cell in self.cells if cell.gap)


def matrix(company: Company, carried: Sequence[Carried]) -> tuple[Row, ...]:
    """Objective by objective, what each department does for it."""
    grown = tree(company, carried)
    reasons = {(e.objective, e.department): e.reason for e in reversed(company.strategy.excuses)}
    return tuple(_row(limb, company.departments, reasons) for limb in grown.limbs)


def _row(limb: Limb, departments: Sequence[Department], reasons: Mapping[tuple[str, str], str]) -> Row:
    kpis, silent = defaultdict[str, list[Carried]](list), defaultdict[str, list[str]](list)
    for branch in limb.branches:
        for twig in branch.twigs:
            kpis[twig.carried.department].append(twig.carried)
        for department_id in branch.silent:
            silent[department_id].append(branch.indicator.id)
    cells = (
        Cell(
            department=department,
            kpis=tuple(kpis[department.id]),
            silent=tuple(silent[department.id]),
            reason=reasons.get((limb.objective.id, department.id), ""),
        )
        for department in departments
    )
    return Row(objective=limb.objective, cells=tuple(cells))
