"""The form for a key success factor: what must go right, why, and how each function contributes."""

from bot.dialogue.facts import Facts
from bot.dialogue.say import Choice
from bot.strategy.kind import NEW, REMOVE, Answers, Errors, Kind, filled, keeping
from bot.views.forms import Entered, Field, OneOf, Text
from bot.wording import company as company_words
from bot.wording import strategy as words
from kpi_rules.functions import Function
from kpi_rules.nouns import Company, Factor, Way

NONE = "none"
MOST_LINE = 300


def factor_by(company: Company, factor_id: str) -> Factor | None:
    """The factor with this id."""
    return next((f for f in company.strategy.factors if f.id == factor_id), None)


def _filled(company: Company, factor_id: str) -> Answers:
    factor = factor_by(company, factor_id)
    if factor is None:
        return {}
    lines = "\n".join(f"{company_words.FUNCTIONS[way.function]}: {way.text}" for way in factor.ways)
    return filled(statement=factor.statement, objective=factor.objective or NONE, ways=lines)


def _fields(facts: Facts, factor_id: str) -> tuple[Field, ...]:
    objectives = tuple(Choice(o.id, o.statement) for o in facts.company.objectives)
    none = Choice(NONE, words.WHY_NONE)
    return (
        Text("statement", words.FACTOR_LABEL, words.FACTOR_HINT, most=200),
        OneOf("objective", words.WHY_LABEL, words.WHY_HINT, options=(*objectives, none)),
        Text("ways", words.HOW_LABEL, words.HOW_HINT, optional=True, lines=True),
        *(() if factor_id == NEW else (keeping(),)),
    )


def _read(facts: Facts, factor_id: str, sent: Entered) -> Company | Errors:
    company = facts.company
    if sent.text("keep") == REMOVE:
        return _with(company, tuple(f for f in company.strategy.factors if f.id != factor_id))
    ways = _ways(sent.text("ways"))
    if isinstance(ways, str):
        return {"ways": ways}
    chosen = sent.text("objective")
    factor = Factor(
        id=facts.new_id() if factor_id == NEW else factor_id,
        statement=" ".join(sent.text("statement").split()),
        objective="" if chosen == NONE else chosen,
        ways=ways,
    )
    if not factor.statement:
        return {"statement": words.FACTOR_HINT}
    others = company.strategy.factors
    if factor_id == NEW:
        return _with(company, (*others, factor))
    return _with(company, tuple(factor if f.id == factor.id else f for f in others))


def _with(company: Company, factors: tuple[Factor, ...]) -> Company:
    strategy = company.strategy.model_copy(update={"factors": factors})
    return company.model_copy(update={"strategy": strategy})


def _ways(text: str) -> tuple[Way, ...] | str:
    """Lines such as "Finance: collect sooner"; or what is wrong with the first that is not one."""
    ways = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        name, colon, said = (part.strip() for part in line.partition(":"))
        function = _function(name)
        if not colon or not said:
            return words.HOW_NO_COLON
        if function is None:
            return words.HOW_UNKNOWN.format(name=name[:40], names=", ".join(company_words.FUNCTIONS.values()))
        ways.append(Way(function=function, text=said[:MOST_LINE]))
    return tuple(ways)


def _function(name: str) -> Function | None:
    """By its label, the label's beginning, or its short name: "Finance", "Research", "HR"."""
    said = name.casefold()
    labels = company_words.FUNCTIONS.items()
    exact = (f for f, label in labels if said in {f.value, label.casefold()})
    close = (f for f, label in labels if len(said) > 1 and label.casefold().startswith(said))
    return next(exact, None) or next(close, None)


FACTOR = Kind(
    "strategy.factor",
    words.FACTOR_TITLE,
    filled=_filled,
    fields=_fields,
    read=_read,
    begun=lambda _facts, factor_id: filled(objective=NONE) if factor_id == NEW else {},
)
