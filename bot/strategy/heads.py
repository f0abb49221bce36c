"""The form for who leads a department."""

from bot.dialogue.facts import Facts
from bot.strategy.kind import Answers, Errors, Kind, filled
from bot.views.forms import Entered, Field, Someone
from bot.wording import strategy as words
from kpi_rules.nouns import Company


def _filled(company: Company, department_id: str) -> Answers:
    found = next((d for d in company.departments if d.id == department_id), None)
    return filled(head=found.head) if found else {}


def _fields(_facts: Facts, _department_id: str) -> tuple[Field, ...]:
    return (Someone("head", words.HEAD_LABEL, words.HEAD_HINT),)


def _read(facts: Facts, department_id: str, sent: Entered) -> Company | Errors:
    head = {"head": sent.text("head")}
    departments = facts.company.departments
    changed = tuple(d.model_copy(update=head) if d.id == department_id else d for d in departments)
    return facts.company.model_copy(update={"departments": changed})


HEAD = Kind("strategy.head", words.HEAD_TITLE, filled=_filled, fields=_fields, read=_read)
