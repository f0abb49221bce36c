"""From the objectives down: indicator, department KPI, post KPI; and what hangs nowhere."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from kpi_rules.cascade.coverage import Coverage, coverage
from kpi_rules.nouns import Company, Indicator, Kpi, Objective
from nlp.nouns import Frozen


class Carried(Frozen):
    """A KPI in force as the cascade sees it: whose it is, and what it is a part of."""

    kpi: Kpi
    department: str
    parent: str = ""
    """Id of the KPI that it is a part of."""


class Twig(Frozen):
    """A department's KPI with its parts: posts and sub-measures."""

    carried: Carried
    parts: tuple[Carried, ...] = ()


class Branch(Frozen):
    """An indicator with the KPIs that secure it."""

    indicator: Indicator
    twigs: tuple[Twig, ...] = ()
    silent: tuple[str, ...] = ()
    """Ids of departments that carry it and have no KPI for it."""
    coverage: Coverage | None = None
    """Whether the parts make the whole; None where they cannot be compared."""


class Limb(Frozen):
    """An objective with its indicators."""

    objective: Objective
    branches: tuple[Branch, ...] = ()


class Tree(Frozen):
    """The whole cascade; `loose` holds the KPIs that no objective or indicator of today explains."""

    limbs: tuple[Limb, ...] = ()
    loose: tuple[Twig, ...] = ()

    @property
    def branches(self) -> tuple[Branch, ...]:
        """Every indicator's branch, in order."""
        return tuple(branch for limb in self.limbs for branch in limb.branches)


def tree(company: Company, carried: Sequence[Carried]) -> Tree:
    """Every KPI in its place under the company's objectives."""
    twigs = _twigs(carried)
    known = {i.id for i in company.indicators}
    under: defaultdict[str, list[Twig]] = defaultdict(list)
    for twig in twigs:
        under[_secures(twig, known)].append(twig)
    limbs = tuple(
        Limb(objective=o, branches=tuple(_branch(i, tuple(under[i.id])) for i in o.indicators))
        for o in company.objectives
    )
    return Tree(limbs=limbs, loose=tuple(under[""]))


def _twigs(carried: Sequence[Carried]) -> tuple[Twig, ...]:
    tops = {one.kpi.id for one in carried if not one.parent}
    parts: defaultdict[str, list[Carried]] = defaultdict(list)
    for one in carried:
        parts[one.parent if one.parent in tops else ""].append(one)
    return tuple(Twig(carried=top, parts=tuple(parts[top.kpi.id])) for top in parts[""])


def _secures(twig: Twig, known: set[str]) -> str:
    """The indicator that the KPI secures; empty when it is none of today's."""
    definition = twig.carried.kpi.definition
    return next((one for one in (definition.indicator, definition.serves) if one in known), "")


def _branch(indicator: Indicator, twigs: tuple[Twig, ...]) -> Branch:
    present = {twig.carried.department for twig in twigs}
    return Branch(
        indicator=indicator,
        twigs=twigs,
        silent=tuple(d for d in indicator.departments if d not in present),
        coverage=coverage(indicator, [twig.carried.kpi.definition for twig in twigs]),
    )


def missing(branch: Branch) -> Decimal:
    """How much of the indicator's target its KPIs leave open; 0 when nothing, or when it cannot be said."""
    return max(Decimal(0), branch.coverage.gap) if branch.coverage else Decimal(0)
