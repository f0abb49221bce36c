"""Fields of a KPI that follow from others. Each is a proposal: what a person chose is never replaced."""

from kpi_rules.functions import Function
from kpi_rules.metrics import about_customers, about_learning, is_financial, shows_the_work
from kpi_rules.nouns import Definition, Department, DepartmentKind, Horizon, Nature, Perspective, Side
from nlp.nouns import Measure, Unit

_SUPPORT = frozenset({Function.HR, Function.IT, Function.ADMIN, Function.FINANCE})
_CUSTOMER_FACING = frozenset({Function.SALES, Function.MARKETING, Function.SERVICE})


def kind_for(function: Function) -> DepartmentKind:
    """Human resources, IT, administration and finance serve the others; the value chain serves customers."""
    return DepartmentKind.SUPPORT if function in _SUPPORT else DepartmentKind.BUSINESS


def side_for(definition: Definition, *, department: Department, capabilities: frozenset[str]) -> Side | None:
    """Inside when the KPI answers a capability, outside when a support department answers a need.

    None for what the department owes the company itself, and for what answers nothing that was named.
    """
    if definition.side:
        return definition.side
    if definition.serves in capabilities:
        return Side.INSIDE
    answers_need = bool(definition.serves) and definition.serves != definition.indicator
    return Side.OUTSIDE if answers_need and department.kind is DepartmentKind.SUPPORT else None


def horizon_for(side: Side | None) -> Horizon:
    """Outside secures this year's goal, inside builds the department."""
    return Horizon.MEDIUM if side is Side.INSIDE else Horizon.SHORT


def nature_for(definition: Definition) -> Nature:
    """A process KPI shows how the work runs; milestones count as work as well."""
    work = definition.measure is Measure.MILESTONE or shows_the_work(_words(definition))
    return Nature.PROCESS if work else Nature.RESULT


def perspective_for(definition: Definition, *, department: Department, side: Side | None) -> Perspective:
    """The view this KPI belongs to, from side, unit, words and what the department does."""
    words = _words(definition)
    if side is Side.INSIDE:
        return Perspective.LEARNING_GROWTH
    if definition.unit is Unit.CURRENCY or is_financial(words):
        return Perspective.FINANCIAL
    if about_customers(words):
        return Perspective.CUSTOMER
    if about_learning(words):
        return Perspective.LEARNING_GROWTH
    return Perspective.CUSTOMER if _wins_customers(definition, department) else Perspective.INTERNAL_PROCESS


def _wins_customers(definition: Definition, department: Department) -> bool:
    return not _CUSTOMER_FACING.isdisjoint(department.functions) and nature_for(definition) is Nature.RESULT


def financial(definition: Definition) -> bool:
    """Whether the KPI counts money, directly or as a margin or return."""
    if definition.perspective is not None:
        return definition.perspective is Perspective.FINANCIAL
    return definition.unit is Unit.CURRENCY or is_financial(_words(definition))


def _words(definition: Definition) -> str:
    return f"{definition.metric or definition.statement} {definition.unit_text}"


def with_defaults(
    definition: Definition, *, department: Department, capabilities: frozenset[str] = frozenset()
) -> Definition:
    """The definition with side, horizon, perspective and nature filled in where nobody chose them.

    `capabilities` holds the ids of the department's capabilities.
    """
    side = side_for(definition, department=department, capabilities=capabilities)
    perspective = definition.perspective or perspective_for(definition, department=department, side=side)
    return definition.model_copy(
        update={
            "side": side,
            "horizon": definition.horizon or horizon_for(side),
            "perspective": perspective,
            "nature": definition.nature or nature_for(definition),
        }
    )
