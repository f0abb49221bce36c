"""Who does what for which objective: every cell carries a KPI, a reason, or is a gap with a name."""

from collections.abc import Sequence
from enum import StrEnum

from kpi_rules.cascade.tree import Carried, Tree, tree
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
    return tuple(
        Row(
            objective=objective,
            cells=tuple(
                _cell(company, objective, department, grown=grown) for department in company.departments
            ),
        )
        for objective in company.objectives
    )


def _cell(company: Company, objective: Objective, department: Department, *, grown: Tree) -> Cell:
    branches = next(limb.branches for limb in grown.limbs if limb.objective.id == objective.id)
    here = (objective.id, department.id)
    return Cell(
        department=department,
        kpis=tuple(
            twig.carried
            for branch in branches
            for twig in branch.twigs
            if twig.carried.department == department.id
        ),
        silent=tuple(branch.indicator.id for branch in branches if department.id in branch.silent),
        reason=next((e.reason for e in company.strategy.excuses if (e.objective, e.department) == here), ""),
    )
