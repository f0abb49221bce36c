"""Taking out an objective or an indicator on which work hangs: whose, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialogue.facts import Facts
from bot.dialogue.say import Paragraph
from bot.strategy import indicators, objectives, remarks
from bot.strategy.indicators import INDICATOR
from bot.strategy.kind import About, Kind
from bot.strategy.objectives import OBJECTIVE
from bot.views.forms import Frame, form
from bot.views.modals import ViewJson
from bot.wording import strategy as words
from bot.wording.markup import Markup, bullets, counted, fill, mention
from kpi_rules.nouns import Company, Department

REMOVE_FORM = "strategy.remove"


@dataclass(frozen=True, slots=True)
class Below:
    """What of one department hangs on an objective or an indicator."""

    department: Department
    in_force: int = 0
    """KPIs in force."""
    drafted: int = 0
    drafter: str = ""
    mission: bool = False
    people: tuple[str, ...] = ()
    """Who answers for it: the owners of the KPIs, and the drafter."""


def removal(before: Company, after: Company) -> frozenset[str]:
    """The ids of objectives and indicators that are no longer there."""
    return _ids(before) - _ids(after)


def _ids(company: Company) -> frozenset[str]:
    return frozenset({*(o.id for o in company.objectives), *(i.id for i in company.indicators)})


def without(company: Company, thing_id: str) -> tuple[Kind, Company] | None:
    """The record without this objective or indicator, and which of the two it is; None when it is not there."""
    if company.objective(thing_id) is not None:
        return OBJECTIVE, objectives.without(company, thing_id)
    if company.indicator(thing_id) is not None:
        return INDICATOR, indicators.without(company, thing_id)
    return None


def remove_view(facts: Facts, thing_id: str, hanging: Sequence[Below]) -> ViewJson:
    """Whose work hangs on it, and the two ways on."""
    what = remarks.statement(facts.company, thing_id)
    lines = [line for one in hanging for line in lines_of(one)]
    says = (
        Paragraph(fill(words.REMOVE_SAYS, what=what)),
        Paragraph(bullets(lines)),
        Paragraph(words.REMOVE_WAY),
    )
    frame = Frame(title=words.REMOVE_TITLE, submit=words.REMOVE_SUBMIT, close=words.REMOVE_CLOSE)
    about = About(id=thing_id, version=facts.company.version)
    return form(REMOVE_FORM, frame, about=about.model_dump_json(), fields=(), says=says)


def lines_of(one: Below) -> list[Markup]:
    """What of one department hangs on it, in words."""
    department = one.department.name
    lines = []
    if one.in_force:
        count = counted(one.in_force, "KPI")
        lines.append(fill(words.BELOW_KPIS, department=department, count=count))
    if one.drafted:
        count, drafter = counted(one.drafted, "KPI"), mention(one.drafter)
        lines.append(fill(words.BELOW_DRAFT, department=department, count=count, drafter=drafter))
    if one.mission:
        lines.append(fill(words.BELOW_MISSION, department=department))
    return lines
