"""Setting up the company: name, fiscal year, vision, objectives and departments."""

import calendar
import re
from datetime import date

import nlp
from bot.dialogue import prompts
from bot.dialogue.days import day_text, fiscal_year_end, next_fiscal_year_end
from bot.dialogue.facts import Facts
from bot.dialogue.question import Outcome, Question, always
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Choice, Choices, Form, Paragraph, Says, Style
from bot.wording import company as words
from bot.wording import kpis as kpi_words
from bot.wording.markup import fill
from kpi_rules.defaults import kind_for
from kpi_rules.nouns import Company, Department, DepartmentKind, Function, Objective
from nlp.nouns import Measure


def settled(company: Company, key: str) -> Company:
    """The company with one question closed for good."""
    return company.model_copy(update={"settled": company.settled | {key}})


def unsettled(company: Company, key: str) -> Company:
    """The company with one question opened again."""
    return company.model_copy(update={"settled": company.settled - {key}})


def replaced(company: Company, objective: Objective) -> Company:
    """The company with this objective in the place of the one with its id."""
    objectives = tuple(objective if o.id == objective.id else o for o in company.objectives)
    return company.model_copy(update={"objectives": objectives})


def objective_by(company: Company, objective_id: str) -> Objective:
    """The objective with this id."""
    return next(o for o in company.objectives if o.id == objective_id)


MOST_NAME_WORDS = 7
"""What is longer is a sentence about the company, not its name."""

_NAME_INTRO = re.compile(
    r"^(?:(?:hi|hello|well|ok)[,!. ]+)?(?:we are|we're|it is|it's|the name is|name:|"
    r"(?:our|the) (?:company|firm|business|organi[sz]ation)(?:'s)?(?: name)?(?: is| was)(?: called| named)?)[: ]+",
    re.IGNORECASE,
)


def _take_name(company: Company, _facts: Facts, _subject: str, reply: Reply) -> Outcome[Company]:
    said = "" if isinstance(reply, Pressed) else _NAME_INTRO.sub("", " ".join(reply.text.split()))
    name = said.strip(' .,!"“”')
    if len(name.split()) > MOST_NAME_WORDS:
        return Outcome(company, (Paragraph(words.NAME_LONG),))
    return Outcome(company.model_copy(update={"name": name[:80]}))


NAME = Question[Company](
    "company.name",
    missing=lambda company, _facts: None if company.name else "",
    ask=lambda _c, _f, _s: prompts.question(words.NAME_ASK, why=words.NAME_WHY, heading=words.NAME_HEADING),
    take=_take_name,
    help=words.NAME_HELP,
)


def _ask_fiscal(_company: Company, _facts: Facts, _subject: str) -> Says:
    months = Choices("company.fiscal:", tuple(Choice(n, m) for n, m in words.USUAL_MONTHS.items()))
    return prompts.question(words.FISCAL_ASK, months, why=words.FISCAL_WHY)


def month_of(text: str) -> int | None:
    """The month that a person names, by its name, the start of it, or its number."""
    said = text.strip().strip(".").casefold()
    if said.isdecimal() and 1 <= int(said) <= 12:
        return int(said)
    names = [name.casefold() for name in calendar.month_name]
    return next((n for n, name in enumerate(names) if n and len(said) > 2 and name.startswith(said)), None)


def _take_fiscal(company: Company, _facts: Facts, _subject: str, reply: Reply) -> Outcome[Company]:
    month = month_of(reply.value if isinstance(reply, Pressed) else reply.text)
    if month is None:
        return Outcome(company, (Paragraph(words.FISCAL_UNKNOWN),))
    return Outcome(settled(company.model_copy(update={"fiscal_year_start": month}), "fiscal"))


FISCAL = Question[Company](
    "company.fiscal",
    missing=lambda company, _facts: None if "fiscal" in company.settled else "",
    ask=_ask_fiscal,
    take=_take_fiscal,
    help=words.FISCAL_HELP,
    skip=lambda company, _facts, _subject: settled(company, "fiscal"),
)


def _take_vision(company: Company, _facts: Facts, _subject: str, reply: Reply) -> Outcome[Company]:
    text = "" if isinstance(reply, Pressed) else " ".join(reply.text.split())
    return Outcome(company.model_copy(update={"vision": text}))


VISION = Question[Company](
    "company.vision",
    missing=lambda company, _facts: None if company.vision or "vision" in company.settled else "",
    ask=lambda _c, _f, _s: prompts.question(
        words.VISION_ASK, why=words.VISION_WHY, example=words.VISION_EXAMPLE
    ),
    take=_take_vision,
    help=words.VISION_HELP,
    skip=lambda company, _facts, _subject: settled(company, "vision"),
)


# Objectives


def _ask_objective(company: Company, _facts: Facts, _subject: str) -> Says:
    if not company.objectives:
        return prompts.question(
            words.OBJECTIVE_ASK,
            why=words.OBJECTIVE_WHY,
            example=words.OBJECTIVE_EXAMPLE,
            heading=words.OBJECTIVE_HEADING,
        )
    end = Choices("objective:", (Choice("all", words.OBJECTIVES_ALL),))
    return prompts.question(fill(words.OBJECTIVE_ASK_MORE, statement=company.objectives[-1].statement), end)


def _take_objective(company: Company, facts: Facts, _subject: str, reply: Reply) -> Outcome[Company]:
    if isinstance(reply, Pressed) or (company.objectives and prompts.is_no_more(reply.text)):
        return Outcome(settled(company, "objectives"))
    added = tuple(_objective(line, facts) for line in prompts.lines_of(reply.text))
    return Outcome(company.model_copy(update={"objectives": (*company.objectives, *added)}))


def _objective(statement: str, facts: Facts, objective_id: str = "") -> Objective:
    reading = nlp.read(statement, today=facts.today, fiscal_year_start=facts.fiscal_year_start)
    due = reading.deadline.last_day if reading.deadline else None
    return Objective(id=objective_id or facts.new_id(), statement=statement, due=due)


OBJECTIVE = Question[Company](
    "objective",
    missing=lambda company, _facts: None if "objectives" in company.settled and company.objectives else "",
    ask=_ask_objective,
    take=_take_objective,
    wordy=always,
    help=words.OBJECTIVE_HELP,
    skip=lambda company, _facts, _subject: settled(company, "objectives") if company.objectives else company,
)


def _measure_missing(company: Company, facts: Facts) -> str | None:
    for objective in company.objectives:
        reading = nlp.read(objective.statement, today=facts.today, fiscal_year_start=facts.fiscal_year_start)
        if reading.measure is Measure.NONE and f"measure:{objective.id}" not in company.settled:
            return objective.id
    return None


def _ask_measure(company: Company, _facts: Facts, subject: str) -> Says:
    statement = objective_by(company, subject).statement
    keep = Choices(f"objective.measure:{subject}", (Choice("keep", words.MEASURE_KEEP),))
    return prompts.question(fill(words.MEASURE_ASK, statement=statement), keep, why=words.MEASURE_WHY)


def _take_measure(company: Company, facts: Facts, subject: str, reply: Reply) -> Outcome[Company]:
    if isinstance(reply, Pressed):
        return Outcome(settled(company, f"measure:{subject}"))
    kept = objective_by(company, subject).indicators
    again = _objective(" ".join(reply.text.split()), facts, subject).model_copy(update={"indicators": kept})
    return Outcome(replaced(company, again))


MEASURE = Question[Company](
    "objective.measure",
    missing=_measure_missing,
    ask=_ask_measure,
    take=_take_measure,
    help=words.OBJECTIVE_HELP,
    skip=lambda company, _facts, subject: settled(company, f"measure:{subject}"),
)


def due_choices(facts: Facts) -> tuple[Choice, ...]:
    """The ends of this and the next fiscal year."""
    this = fiscal_year_end(facts.today, starts_in=facts.fiscal_year_start)
    following = next_fiscal_year_end(facts.today, starts_in=facts.fiscal_year_start)
    return (
        Choice(f"by {day_text(this)}", kpi_words.DUE_YEAR),
        Choice(f"by {day_text(following)}", kpi_words.DUE_NEXT_YEAR),
    )


def _ask_due(company: Company, facts: Facts, subject: str) -> Says:
    statement = objective_by(company, subject).statement
    ways = Choices(f"objective.due:{subject}", due_choices(facts))
    return prompts.question(fill(words.DUE_ASK, statement=statement), ways, why=words.DUE_WHY)


def _take_due(company: Company, facts: Facts, subject: str, reply: Reply) -> Outcome[Company]:
    said = reply.value if isinstance(reply, Pressed) else reply.text
    period = nlp.read_period(said, today=facts.today, fiscal_year_start=facts.fiscal_year_start)
    if period is None or period.last_day is None:
        return Outcome(company, (Paragraph(kpi_words.NO_DATE),))
    objective = objective_by(company, subject)
    dated = {"due": period.last_day, "statement": with_day(objective.statement, period.last_day)}
    return Outcome(replaced(company, objective.model_copy(update=dated)))


def with_day(statement: str, day: date) -> str:
    """The statement with the day that was missing in it."""
    return f"{statement.rstrip(' .')} by {day_text(day)}"


DUE = Question[Company](
    "objective.due",
    missing=lambda company, _facts: next((o.id for o in company.objectives if o.due is None), None),
    ask=_ask_due,
    take=_take_due,
    help=words.DUE_HELP,
)


# Departments


def _ask_department(company: Company, _facts: Facts, _subject: str) -> Says:
    form = Form("department:", "department", words.DEPARTMENT_ADD)
    if not company.departments:
        return prompts.question(
            words.DEPARTMENT_ASK,
            form,
            why=words.DEPARTMENT_WHY,
            example=words.DEPARTMENT_EXAMPLE,
            heading=words.DEPARTMENT_HEADING,
        )
    names = ", ".join(d.name for d in company.departments)
    end = Choices("department:", (Choice("all", words.DEPARTMENTS_ALL, Style.PLAIN),))
    return prompts.question(fill(words.DEPARTMENT_ASK_MORE, names=names), form, end)


def _take_department(company: Company, facts: Facts, _subject: str, reply: Reply) -> Outcome[Company]:
    if isinstance(reply, Pressed) or (company.departments and prompts.is_no_more(reply.text)):
        return Outcome(settled(company, "departments") if company.departments else company)
    return _typed_department(company, facts, reply)


_MENTIONED = re.compile(r"<@[^>]*>|@\w+")


def _typed_department(company: Company, facts: Facts, reply: Typed) -> Outcome[Company]:
    """ "Finance, support, @Fiona": the head comes from the mention, kind and function from the words."""
    parts = [part.strip() for part in reply.text.split(",")]
    name, said = _MENTIONED.sub("", parts[0]).strip(" -–:")[:80], reply.text.casefold()
    if not reply.mentions:
        return Outcome(company, (Paragraph(fill(words.DEPARTMENT_NO_HEAD, name=name)),))
    function = function_of(name)
    kind = next((k for k in DepartmentKind if k.value in said), kind_for(function))
    department = Department(
        id=facts.new_id(), name=name, function=function, kind=kind, head=reply.mentions[0]
    )
    return with_department(company, department)


def with_department(company: Company, department: Department) -> Outcome[Company]:
    """The company with one department more; a name can be taken only once."""
    if any(d.name.casefold() == department.name.casefold() for d in company.departments):
        return Outcome(company, (Paragraph(fill(words.DEPARTMENT_KNOWN, name=department.name)),))
    return Outcome(company.model_copy(update={"departments": (*company.departments, department)}))


def function_of(name: str) -> Function:
    """The function that a department's name suggests."""
    said = name.casefold()
    signs = {
        Function.RND: ("research", "r&d", "engineering", "development", "product"),
        Function.PROCUREMENT: ("procure", "purchas", "buying", "sourcing"),
        Function.PRODUCTION: ("produc", "manufact", "factory", "plant", "operation", "logist"),
        Function.MARKETING: ("market", "brand", "communicat"),
        Function.SALES: ("sales", "account manage", "business development"),
        Function.SERVICE: ("service", "support", "customer"),
        Function.FINANCE: ("financ", "account", "treasury", "controll"),
        Function.HR: ("hr", "human", "people", "talent", "personnel"),
        Function.IT: ("it", "information tech", "systems", "data"),
    }
    words_said = said.replace("&", " & ").split()
    for function, starts in signs.items():
        if any(
            word.startswith(start) and (len(start) > 2 or word == start)
            for word in words_said
            for start in starts
        ):
            return function
    return Function.RND if "r & d" in said or "r&d" in said else Function.ADMIN


DEPARTMENT = Question[Company](
    "department",
    missing=lambda company, _facts: None if "departments" in company.settled and company.departments else "",
    ask=_ask_department,
    take=_take_department,
    help=words.DEPARTMENT_HELP,
    skip=lambda company, _facts, _subject: (
        settled(company, "departments") if company.departments else company
    ),
)
