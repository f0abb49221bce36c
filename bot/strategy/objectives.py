"""The form for an objective."""

from bot.dialogue.facts import Facts
from bot.dialogue.say import Choice
from bot.dialogue.setup import replaced
from bot.strategy import sentences
from bot.strategy.kind import NEW, REMOVE, Answers, Errors, Kind, filled, keeping
from bot.views.forms import Day, Entered, Field, OneOf, Text
from bot.wording import strategy as words
from kpi_rules.nouns import Company, Objective

ASSIGNED, DISCUSSED = "assigned", "discussed"


def _filled(company: Company, objective_id: str) -> Answers:
    objective = company.objective(objective_id)
    if objective is None:
        return {}
    return filled(statement=objective.statement, mode=ASSIGNED if objective.assigned else DISCUSSED)


def _fields(_facts: Facts, objective_id: str) -> tuple[Field, ...]:
    modes = (Choice(DISCUSSED, words.DISCUSSED_LABEL), Choice(ASSIGNED, words.ASSIGNED_LABEL))
    return (
        Text("statement", words.STATEMENT_LABEL, words.OBJECTIVE_HINT, most=300),
        Day("due", words.DUE_LABEL, optional=True),
        OneOf("mode", words.MODE_LABEL, words.MODE_HINT, options=modes),
        *(() if objective_id == NEW else (keeping(),)),
    )


def _read(facts: Facts, objective_id: str, sent: Entered) -> Company | Errors:
    company = facts.company
    if sent.text("keep") == REMOVE:
        return without(company, objective_id)
    goal = sentences.read(sent, facts, with_target=False)
    if isinstance(goal, dict):
        return goal
    if any(o.statement == goal.statement and o.id != objective_id for o in company.objectives):
        return {"statement": words.TAKEN}
    known = company.objective(objective_id) or Objective(id=facts.new_id(), statement="")
    update = {
        "statement": goal.statement,
        "due": goal.due,
        "assigned": sent.text("mode") == ASSIGNED,
    }
    objective = known.model_copy(update=update)
    # A goal without a number was taken as it is: the set-up need not ask about it again.
    settled = company.settled if goal.counted else company.settled | {f"measure:{objective.id}"}
    settling = company.model_copy(update={"settled": settled})
    if company.objective(objective_id) is not None:
        return replaced(settling, objective)
    return settling.model_copy(update={"objectives": (*company.objectives, objective)})


def without(company: Company, objective_id: str) -> Company:
    """The company without the objective and its indicators; what pointed at it points at nothing."""
    rest = tuple(o for o in company.objectives if o.id != objective_id)
    strategy = company.strategy
    factors = tuple(
        f.model_copy(update={"objective": ""}) if f.objective == objective_id else f for f in strategy.factors
    )
    excuses = tuple(e for e in strategy.excuses if e.objective != objective_id)
    update = {"factors": factors, "excuses": excuses}
    return company.model_copy(update={"objectives": rest, "strategy": strategy.model_copy(update=update)})


OBJECTIVE = Kind(
    "strategy.objective",
    words.OBJECTIVE_TITLE,
    filled=_filled,
    fields=_fields,
    read=_read,
    begun=lambda _facts, objective_id: filled(mode=DISCUSSED) if objective_id == NEW else {},
)
