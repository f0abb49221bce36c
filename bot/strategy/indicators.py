"""The form for a second-level indicator: the number, who carries it, and what it drives."""

from bot.dialogue.days import horizon_end
from bot.dialogue.facts import Facts
from bot.dialogue.indicators import perspective_of, with_target
from bot.dialogue.say import Choice
from bot.strategy import measures, sentences
from bot.strategy.kind import NEW, REMOVE, Answers, Errors, Kind, filled, keeping
from bot.strategy.splits import split_of
from bot.views.forms import Day, Entered, Field, OneOf, Several, Text
from bot.wording import strategy as words
from kpi_rules.cascade.causes import circle
from kpi_rules.nouns import Company, Indicator, Perspective
from kpi_rules.numbers import amount_text


def _filled(company: Company, indicator_id: str) -> Answers:
    indicator, objective = company.indicator(indicator_id), company.objective_of(indicator_id)
    if indicator is None or objective is None:
        return {}
    parts = [f"{part.name}: {amount_text(indicator, part.target)}" for part in indicator.split.parts]
    return filled(
        objective=objective.id,
        statement=indicator.statement,
        perspective=indicator.perspective.value,
        focus=indicator.focus,
        departments=indicator.departments,
        drives=tuple(effect for effect in indicator.drives if company.indicator(effect)),
        split="\n".join(parts),
    )


def _begun(facts: Facts, about_id: str) -> Answers:
    if about_id == NEW:
        return filled(objective=facts.company.objectives[-1].id) if facts.company.objectives else {}
    found = measures.chosen(facts.company, about_id)
    if found is None:
        return {}
    factor, pattern = found
    due = horizon_end(facts.today, starts_in=facts.fiscal_year_start).isoformat()
    begun = filled(objective=factor.objective, due=due)
    if pattern is None:
        return begun
    statement = words.DUE_YEAR_TARGET.format(verb=measures.verb(pattern), name=pattern.metric)
    return {**begun, **filled(statement=statement, perspective=pattern.perspective.value)}


def _fields(facts: Facts, about_id: str) -> tuple[Field, ...]:
    company = facts.company
    known = company.indicator(about_id)
    others = [Choice(i.id, i.statement) for i in company.indicators if i.id != about_id]
    effects = _offered(others, known.drives if known else ())
    carriers = [Choice(d.id, d.name) for d in company.departments]
    views = tuple(Choice(p.value, label) for p, label in words.PERSPECTIVES.items())
    return (
        OneOf("objective", words.OF_LABEL, options=tuple(Choice(o.id, o.statement) for o in company.objectives)),
        Text("statement", words.STATEMENT_LABEL, words.INDICATOR_HINT, most=300),
        Text("target", words.TARGET_LABEL, measures.unit_hint(company, about_id), optional=True, most=60),
        Day("due", words.DUE_LABEL, optional=True),
        OneOf("perspective", words.PERSPECTIVE_LABEL, optional=True, options=views),
        Text("focus", words.FOCUS_LABEL, words.FOCUS_HINT, optional=True, most=200),
        Several("departments", words.CARRIERS_LABEL, options=_offered(carriers, known.departments if known else ())),
        *((Several("drives", words.DRIVES_LABEL, optional=True, options=effects),) if others else ()),
        Text("split", words.SPLIT_LABEL, words.SPLIT_HINT, optional=True, lines=True, most=600),
        *((keeping(),) if company.indicator(about_id) else ()),
    )  # fmt: skip


def _offered(options: list[Choice], chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    """What is chosen comes first."""
    return tuple(sorted(options, key=lambda option: option.value not in chosen))


def _read(facts: Facts, about_id: str, sent: Entered) -> Company | Errors:
    company = facts.company
    if sent.text("keep") == REMOVE:
        return without(company, about_id)
    goal = sentences.read(sent, facts, with_target=True)
    if isinstance(goal, dict):
        return goal
    if any(i.statement == goal.statement and i.id != about_id for i in company.indicators):
        return {"statement": words.TAKEN}
    known = company.indicator(about_id) or _fresh(facts, about_id)
    said = sent.text("perspective")
    update = {
        "statement": goal.statement,
        "due": goal.due,
        "perspective": Perspective(said) if said else perspective_of(goal.statement),
        "focus": " ".join(sent.text("focus").split()),
        "departments": sent.several("departments"),
        "drives": sent.several("drives"),
    }
    changed = known.model_copy(update=update)
    indicator = with_target(changed, goal.target) if goal.target else changed
    split = split_of(indicator, sent.text("split"))
    if isinstance(split, str):
        return {"split": split}
    indicator = indicator.model_copy(update={"split": split})
    return _unless_circular(placed(company, indicator, objective_id=sent.text("objective")))


def _fresh(facts: Facts, about_id: str) -> Indicator:
    """A new indicator, which remembers the factor it came from."""
    found = measures.chosen(facts.company, about_id)
    factor = found[0].id if found else ""
    return Indicator(id=facts.new_id(), statement="", perspective=Perspective.FINANCIAL, factor=factor)


def _unless_circular(company: Company) -> Company | Errors:
    found = circle(company)
    if not found:
        return company
    names = " → ".join(f"“{i.statement}”" for i in (*found, found[0]))
    return {"drives": words.DRIVES_CIRCLE.format(circle=names)}


def placed(company: Company, indicator: Indicator, *, objective_id: str) -> Company:
    """The company with the indicator under that objective, where it stood if it stood there."""
    objectives = []
    for objective in company.objectives:
        here = tuple(indicator if i.id == indicator.id else i for i in objective.indicators)
        if objective.id != objective_id:
            here = tuple(i for i in here if i.id != indicator.id)
        elif indicator not in here:
            here = (*here, indicator)
        objectives.append(objective.model_copy(update={"indicators": here}))
    settled = company.settled | {f"perspective:{indicator.id}", f"indicators:{objective_id}"}
    return company.model_copy(update={"objectives": tuple(objectives), "settled": settled})


def without(company: Company, indicator_id: str) -> Company:
    """The company without the indicator; what was said to drive it drives nothing there."""
    objectives = tuple(
        o.model_copy(update={"indicators": tuple(i for i in o.indicators if i.id != indicator_id)})
        for o in company.objectives
    )
    return company.model_copy(update={"objectives": objectives})


INDICATOR = Kind(
    "strategy.indicator",
    words.INDICATOR_TITLE,
    filled=_filled,
    fields=_fields,
    read=_read,
    begun=_begun,
)
