"""Setting up the company: its questions in their order, who approves, and whether departments can begin."""

import calendar

from bot.dialogue import departments, indicators, prompts, setup
from bot.dialogue.facts import Facts
from bot.dialogue.question import Agenda, Event, Outcome, Question
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Choices, Paragraph, PickPerson, Says, Style
from bot.dialogue.setup import settled, unsettled
from bot.wording import company as words
from bot.wording.markup import Markup, bullets, fill, joined, mention
from kpi_rules.nouns import Company


def _ask_approver(_company: Company, _facts: Facts, _subject: str) -> Says:
    return prompts.question(
        words.APPROVER_ASK,
        PickPerson("approver:", words.APPROVER_PICK),
        Choices("approver:", (Choice("nobody", words.APPROVER_NOBODY),)),
        why=words.APPROVER_WHY,
    )


def _take_approver(company: Company, facts: Facts, _subject: str, reply: Reply) -> Outcome[Company]:
    if isinstance(reply, Pressed):
        person = "" if reply.value == "nobody" else reply.value
    elif prompts.is_no_more(reply.text):
        person = ""
    elif reply.mentions or facts.person_named(reply.text):
        person = reply.mentions[0] if reply.mentions else facts.person_named(reply.text)
    else:
        return Outcome(company, (Paragraph(words.APPROVER_UNKNOWN),))
    owners = company.owners if person in {"", *company.owners} else (*company.owners, person)
    return Outcome(settled(company.model_copy(update={"owners": owners}), "approver"))


APPROVER = Question[Company](
    "approver",
    missing=lambda company, _facts: None if "approver" in company.settled else "",
    ask=_ask_approver,
    take=_take_approver,
    help=words.APPROVER_HELP,
    skip=lambda company, _facts, _subject: settled(company, "approver"),
)


def _ask_ready(company: Company, _facts: Facts, _subject: str) -> Says:
    choices = (
        Choice("invite", words.READY_INVITE, Style.PRIMARY),
        Choice("objectives", words.READY_OBJECTIVE),
        Choice("departments", words.READY_DEPARTMENT),
        Choice("approver", words.READY_APPROVER),
    )
    return prompts.question(fill(words.READY_ASK, company=company.name), Choices("ready:", choices))


def _take_ready(company: Company, _facts: Facts, _subject: str, reply: Reply) -> Outcome[Company]:
    if not isinstance(reply, Pressed):
        return Outcome(company)
    if reply.value == "invite":
        heads = joined([mention(d.head) for d in company.departments])
        return Outcome(company, (Paragraph(fill(words.INVITED, heads=heads)),), Event.INVITED)
    return Outcome(unsettled(company, reply.value))


READY = Question[Company](
    "ready", missing=lambda _company, _facts: "", ask=_ask_ready, take=_take_ready, help=words.READY_HELP
)

AGENDA: Agenda[Company] = (
    setup.NAME,
    setup.FISCAL,
    setup.VISION,
    setup.MEASURE,
    setup.DUE,
    setup.OBJECTIVE,
    departments.HEAD,
    departments.DEPARTMENT,
    indicators.TARGET,
    indicators.DUE,
    indicators.PERSPECTIVE,
    indicators.CARRIERS,
    indicators.INDICATOR,
    APPROVER,
    READY,
)
"""The next question is the first of these that the company's record does not answer yet."""


def is_ready(company: Company) -> bool:
    """Whether departments can draft: an objective, each with its indicators, all with target, date and carriers."""
    complete = all(i.target is not None and i.due and i.departments for i in company.indicators)
    objectives = bool(company.objectives) and all(o.indicators and o.due for o in company.objectives)
    return bool(company.name and company.departments) and objectives and complete


def summary(company: Company) -> Says:
    """The whole record, as `show` shows it."""
    month = calendar.month_name[company.fiscal_year_start]
    lines = [fill(words.SHOW_COMPANY, name=company.name, month=month)] if company.name else []
    for objective in company.objectives:
        lines.append(fill("*{s}*", s=objective.statement))
        lines.extend(fill("      {s}", s=i.statement) for i in objective.indicators)
    shown = [
        fill(words.SHOW_DEPARTMENT, name=d.name, kind=d.kind.value, head=mention(d.head))
        for d in company.departments
    ]
    parts = [Markup("\n".join(lines)), bullets(shown)]
    return tuple(Paragraph(part) for part in parts if part)
