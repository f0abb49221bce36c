"""The strategy record on one card."""

from collections.abc import Sequence

from bot.dialogue.days import day_text
from bot.dialogue.facts import Facts
from bot.dialogue.say import Choice, Choices, FormPick, Heading, Paragraph, Part, Says, Small
from bot.strategy import measures
from bot.strategy.factors import FACTOR
from bot.strategy.heads import HEAD
from bot.strategy.indicators import INDICATOR
from bot.strategy.kind import NEW
from bot.strategy.objectives import OBJECTIVE
from bot.strategy.texts import FUNCTIONS, TEXTS
from bot.wording import company as company_words
from bot.wording import strategy as words
from bot.wording.markup import Markup, bullets, few, fill, joined, mention
from kpi_rules.nouns import Company, Factor, Indicator, Objective
from store.nouns import Revision

KEY = "strategy:"
FEW = 4
"""Departments that a line names one by one."""

LINES = {
    "issues": words.ISSUES,
    "environment": words.ENVIRONMENT,
    "resources": words.RESOURCES,
    "overall": words.OVERALL,
    "business": words.BUSINESS,
}


def card(facts: Facts, *, may_change: bool, last: Revision | None, waiting: Says = ()) -> Says:
    """All of the record, and for those who may change it the ways to do so."""
    company = facts.company
    changed: Says = ()
    if last is not None:
        by = fill(words.CHANGED_BY, who=mention(last.author), day=day_text(last.at.date()))
        changed = (Small(by),)
    return (
        Heading(words.HEADING.format(company=company.name)),
        *_texts(company, may_change=may_change),
        *(Paragraph(_objective(n, o, company)) for n, o in enumerate(company.objectives, 1)),
        *_factors(company),
        *waiting,
        *changed,
        *(_ways(company) if may_change else ()),
    )


def _texts(company: Company, *, may_change: bool) -> Says:
    said = {name: _said(company, name) for name in LINES}
    lines = [fill(words.VISION, text=company.vision)] if company.vision else []
    lines += [fill(LINES[name], text=text) for name, text in said.items() if text]
    if company.strategy.public_welfare:
        lines.append(words.WELFARE)
    for way in company.strategy.functional:
        lines.append(fill(words.FUNCTIONAL, function=company_words.FUNCTIONS[way.function], text=way.text))
    empty = [name for name, text in {"vision": company.vision, **said}.items() if not text]
    names = joined([Markup(words.EMPTY_NAMES[name]) for name in empty])
    missing = (Small(fill(words.EMPTY, names=names)),) if empty and may_change else ()
    return (*((Paragraph(Markup("\n".join(lines))),) if lines else ()), *missing)


def _said(company: Company, name: str) -> str:
    said = getattr(company.strategy, name)
    return "; ".join(said) if isinstance(said, tuple) else str(said)


def _objective(number: int, objective: Objective, company: Company) -> Markup:
    mode = words.ASSIGNED if objective.assigned else Markup("")
    lines = [fill(words.OBJECTIVE, number=number, statement=objective.statement, mode=mode)]
    names = company.department_names
    for indicator in objective.indicators:
        carried = [names[d] for d in indicator.departments if d in names]
        shown = joined([fill("{name}", name=name) for name in carried])
        departments = fill("{names}", names=few(carried)) if len(carried) > FEW else shown
        departments = departments or words.NO_CARRIERS
        lines.append(fill(words.INDICATOR, statement=indicator.statement, departments=departments))
    return Markup("\n".join(lines))


def _factors(company: Company) -> Says:
    pursued = measures.pursued(company)
    statements = {o.id: o.statement for o in company.objectives}
    lines = [fill(words.FACTOR, statement=f.statement, objective=statements[f.objective]) for f in pursued]
    idle = [fill("“{s}”", s=f.statement) for f in company.strategy.factors if f not in pursued]
    parts: list[Part] = []
    if lines:
        parts.append(Paragraph(Markup(f"{words.FACTORS}\n{bullets(lines)}")))
    if idle:
        parts.append(Small(fill(words.NOT_PURSUED, factors=joined(idle))))
    return tuple(parts)


def _ways(company: Company) -> Says:
    buttons = (
        Choice("all", words.OPEN_TEXTS, form=TEXTS.name),
        Choice("all", words.OPEN_FUNCTIONS, form=FUNCTIONS.name),
        Choice(NEW, words.ADD_FACTOR, form=FACTOR.name),
        Choice(NEW, words.ADD_OBJECTIVE, form=OBJECTIVE.name),
        *((Choice(NEW, words.ADD_INDICATOR, form=INDICATOR.name),) if company.departments else ()),
    )
    lists = (
        (OBJECTIVE.name, words.PICK_OBJECTIVE, _options(company.objectives)),
        (INDICATOR.name, words.PICK_INDICATOR, _options(company.indicators)),
        (FACTOR.name, words.PICK_FACTOR, _options(company.strategy.factors)),
        (f"{INDICATOR.name}", words.PICK_MEASURE, measures.options(company)),
        (HEAD.name, words.PICK_HEAD, tuple(Choice(d.id, d.name) for d in company.departments)),
    )
    picks = (
        FormPick(f"{KEY}{n}", name, label, found) for n, (name, label, found) in enumerate(lists) if found
    )
    return (Choices(KEY, buttons), *picks)


def _options(things: Sequence[Objective | Indicator | Factor]) -> tuple[Choice, ...]:
    return tuple(Choice(thing.id, thing.statement) for thing in things)
