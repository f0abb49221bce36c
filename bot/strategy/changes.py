"""What became different between two versions of the record, goal by goal and field by field."""

from dataclasses import dataclass, replace

from bot.dialogue.facts import Facts
from bot.strategy.factors import FACTOR
from bot.strategy.indicators import INDICATOR
from bot.strategy.kind import Difference, Kind, differences
from bot.strategy.objectives import OBJECTIVE
from bot.strategy.remarks import statement
from bot.strategy.texts import FUNCTIONS, TEXTS
from bot.wording import company as company_words
from bot.wording import strategy as words
from bot.wording.markup import Markup, fill, joined, mention
from kpi_rules.nouns import Company, Indicator, Objective

WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Moved:
    """A goal that changed so that work below it may no longer fit; `after` is empty when it went."""

    goal: str
    before: str
    after: str
    below: frozenset[str]
    """Its id, and for an objective those of its indicators."""


def moved(before: Company, after: Company) -> tuple[Moved, ...]:
    """Objectives and indicators with another sentence, target or date, and those that went."""
    now = {goal.id: goal for goal in _goals(after)}
    found = []
    for goal in _goals(before):
        later = now.get(goal.id)
        if later is None or _promise(later) != _promise(goal):
            said = later.statement if later else ""
            found.append(Moved(goal.id, goal.statement, said, below=_below(goal)))
    return tuple(found)


def _goals(company: Company) -> tuple[Objective | Indicator, ...]:
    return (*company.objectives, *company.indicators)


def _promise(goal: Objective | Indicator) -> tuple[object, ...]:
    return goal.statement, goal.due, goal.target if isinstance(goal, Indicator) else None


def _below(goal: Objective | Indicator) -> frozenset[str]:
    inner = goal.indicators if isinstance(goal, Objective) else ()
    return frozenset({goal.id, *(indicator.id for indicator in inner)})


def lines(facts: Facts, before: Company) -> list[Markup]:
    """Every difference to that record, in words."""
    company = facts.company
    found = [*_head(before, company), *_people(before, company)]
    for kind in (TEXTS, FUNCTIONS):
        found += _fields(kind, facts, WHOLE, before=before, name="")
    for kind, ids in _things(before, company):
        for thing in ids:
            found += _thing(kind, facts, thing, before=before)
    return found


def _things(before: Company, after: Company) -> list[tuple[Kind, list[str]]]:
    """The ids of all that was or is there, in the order of the record."""
    pairs = (
        (OBJECTIVE, before.objectives, after.objectives),
        (INDICATOR, before.indicators, after.indicators),
        (FACTOR, before.strategy.factors, after.strategy.factors),
    )
    return [(kind, list(dict.fromkeys(thing.id for thing in (*was, *now)))) for kind, was, now in pairs]


def _thing(kind: Kind, facts: Facts, thing_id: str, *, before: Company) -> list[Markup]:
    was, now = statement(before, thing_id), statement(facts.company, thing_id)
    name = words.NOTED_WORDS[kind.name].capitalize()
    if not was:
        return [fill(words.HISTORY_NEW, kind=name, what=now)]
    if not now:
        return [fill(words.HISTORY_GONE, kind=name, what=was)]
    return _fields(kind, facts, thing_id, before=before, name=was)


def _fields(kind: Kind, facts: Facts, thing_id: str, *, before: Company, name: str) -> list[Markup]:
    found = differences(kind, facts, thing_id, before=before)
    return [_field(difference, name) for difference in found]


def _field(difference: Difference, name: str) -> Markup:
    """A change of the sentence itself says what it is about."""
    values = {"before": difference.before, "after": difference.after}
    change = fill(words.CHANGE, label=difference.label, **values)
    if name == difference.before:
        return fill(words.HISTORY_SENTENCE, **values)
    return fill(words.HISTORY_OF, what=name, change=change) if name else change


def _head(before: Company, after: Company) -> list[Markup]:
    pairs = (
        (words.HISTORY_NAME, before.name, after.name),
        (words.HISTORY_YEAR, words.MONTHS[before.fiscal_year_start], words.MONTHS[after.fiscal_year_start]),
    )
    return [
        fill(words.CHANGE, label=label, before=was or words.CHANGE_NONE, after=now or words.CHANGE_NONE)
        for label, was, now in pairs
        if was != now
    ]


def _people(before: Company, after: Company) -> list[Markup]:
    found = []
    if before.owners != after.owners:
        who = joined([mention(owner) for owner in after.owners])
        found.append(fill(words.HISTORY_OWNERS, who=who))
    was = {d.id: d for d in before.departments}
    for department in after.departments:
        known = was.pop(department.id, None)
        if known is None or known.head != department.head:
            line = words.HISTORY_HEAD if known else words.HISTORY_DEPARTMENT
            found.append(fill(line, department=department.name, head=mention(department.head)))
        if known is not None and known.functions != department.functions:
            does = ", ".join(company_words.FUNCTIONS[one] for one in department.functions)
            found.append(fill(words.HISTORY_FUNCTIONS, department=department.name, functions=does))
    found += [fill(words.HISTORY_NO_DEPARTMENT, department=d.name) for d in was.values()]
    return found


def as_of(facts: Facts, company: Company) -> Facts:
    """The same world with another version of the record."""
    return replace(facts, company=company)
