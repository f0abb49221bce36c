"""The form for a department: who leads it, and what it does."""

from bot.dialogue.facts import Facts
from bot.dialogue.say import Choice
from bot.strategy.kind import Answers, Errors, Kind, filled
from bot.views.forms import Entered, Field, OneOf, Several, Someone
from bot.wording import company as company_words
from bot.wording import strategy as words
from kpi_rules.functions import Function
from kpi_rules.nouns import Company, Department

_FUNCTIONS = tuple(Choice(one.value, label) for one, label in company_words.FUNCTIONS.items())


def _filled(company: Company, department_id: str) -> Answers:
    found = company.department(department_id)
    if found is None:
        return {}
    return filled(head=found.head, function=found.function.value, also=tuple(f.value for f in found.also))


def _fields(_facts: Facts, _department_id: str) -> tuple[Field, ...]:
    return (
        Someone("head", words.HEAD_LABEL, words.HEAD_HINT),
        OneOf("function", words.FUNCTION_LABEL, options=_FUNCTIONS),
        Several("also", words.ALSO_LABEL, words.ALSO_HINT, optional=True, options=_FUNCTIONS),
    )


def _read(facts: Facts, department_id: str, sent: Entered) -> Company | Errors:
    departments = facts.company.departments
    changed = tuple(_changed(d, sent) if d.id == department_id else d for d in departments)
    return facts.company.model_copy(update={"departments": changed})


def _changed(department: Department, sent: Entered) -> Department:
    main = Function(sent.text("function"))
    also = tuple(Function(one) for one in sent.several("also") if one != main)
    return department.model_copy(update={"head": sent.text("head"), "function": main, "also": also})


HEAD = Kind("strategy.head", words.HEAD_TITLE, filled=_filled, fields=_fields, read=_read)
