"""Setting up the company: name, fiscal year, vision and objectives."""

import calendar
import re
from datetime import date

from bot.dialogue import asides, lines, prompts, spoken
from bot.dialogue.company_name import company_name
from bot.dialogue.days import day_text, fiscal_year_end, next_fiscal_year_end
from bot.dialogue.facts import Facts
from bot.dialogue.missed import no_day
from bot.dialogue.question import Outcome, Question, always
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small
from bot.dialogue.told_numbers import with_told_numbers
from bot.wording import company as words
from bot.wording import kpis as kpi_words
from bot.wording import needs as need_words
from bot.wording.markup import fill, joined
from kpi_rules.nouns import Company, Objective
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


def _take_name(company: Company, _facts: Facts, _subject: str, reply: Reply) -> Outcome[Company]:
    name = "" if isinstance(reply, Pressed) else company_name(reply.text)
    if not name:
        return Outcome(company, (Paragraph(words.NAME_LONG),))
    return Outcome(company.model_copy(update={"name": name}))


NAME = Question[Company](
    "company.name",
    missing=lambda company, _facts: None if company.name else "",
    ask=lambda _c, _f, _s: prompts.question(words.NAME_ASK, why=words.NAME_WHY, heading=words.NAME_HEADING),
    take=_take_name,
    wordy=always,
    help=words.NAME_HELP,
)


def _ask_fiscal(_company: Company, _facts: Facts, _subject: str) -> Says:
    months = Choices("company.fiscal:", tuple(Choice(n, m) for n, m in words.USUAL_MONTHS.items()))
    return prompts.question(words.FISCAL_ASK, months, why=words.FISCAL_WHY)


_CALENDAR_YEAR = re.compile(r"\b(?:calendar|normal|usual|same as the year)\b|\bjan(?:uary)?\b", re.IGNORECASE)


def month_of(text: str) -> int | None:
    """The month that a person names first: by its name, the start of it, its number, or as the calendar year."""
    said = text.strip().strip(".").casefold()
    if said.isdecimal() and 1 <= int(said) <= 12:
        return int(said)
    names = [name.casefold() for name in calendar.month_name]
    for word in re.findall(r"[^\W\d_]{3,}", spoken.respelled(said)):
        low = word.casefold()
        found = next((n for n, name in enumerate(names) if n and name.startswith(low)), None)
        if found is not None and (low != "mar" or said == low):
            return found
    return 1 if _CALENDAR_YEAR.search(said) else None


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
    if isinstance(reply, Typed) and prompts.is_no_more(reply.text):
        return Outcome(settled(company, "vision"))
    text = "" if isinstance(reply, Pressed) else " ".join(reply.text.split())
    return Outcome(company.model_copy(update={"vision": text}))


VISION = Question[Company](
    "company.vision",
    missing=lambda company, _facts: None if company.vision or "vision" in company.settled else "",
    ask=lambda _c, _f, _s: prompts.question(
        words.VISION_ASK, why=words.VISION_WHY, example=words.VISION_EXAMPLE
    ),
    take=_take_vision,
    wordy=always,
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
    edit = asides.edited(reply.text, [o.statement for o in company.objectives])
    if edit is not None:
        return _edited(company, facts, edit)
    typed = (asides.without_wish(asides.without_chatter(line)) for line in prompts.lines_of(reply.text))
    added = tuple(_objective(line, facts) for line in typed)
    after = company.model_copy(update={"objectives": (*company.objectives, *added)})
    return Outcome(after, tuple(said for one in added for said in _two_in_one(one, facts)))


def _two_in_one(objective: Objective, facts: Facts) -> Says:
    """Said of an objective that holds several goals; they are kept as they were typed."""
    found = facts.read(objective.statement).goals
    if len(found) < 2:
        return ()
    goals = joined([fill("“{goal}”", goal=goal.text.strip(" .,")) for goal in found])
    return (Small(fill(words.OBJECTIVE_SEVERAL, goals=goals)),)


def _edited(company: Company, facts: Facts, edit: asides.Edit) -> Outcome[Company]:
    """The company with one objective taken out, or said in other words; its indicators stay with it."""
    old = company.objectives[edit.line]
    again = _objective(edit.text, facts, old.id).model_copy(update={"indicators": old.indicators})
    new = (again,) if edit.text else ()
    kept = tuple(n for o in company.objectives for n in (new if o.id == old.id else (o,)))
    said = Small(lines.said_about(edit, old.statement))
    return Outcome(company.model_copy(update={"objectives": kept}), (said,))


def _objective(statement: str, facts: Facts, objective_id: str = "") -> Objective:
    reading = facts.read(statement)
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
        reading = facts.read(objective.statement)
        if reading.measure is Measure.NONE and f"measure:{objective.id}" not in company.settled:
            return objective.id
    return None


def _ask_measure(company: Company, _facts: Facts, subject: str) -> Says:
    statement = objective_by(company, subject).statement
    ways = (Choice("keep", words.MEASURE_KEEP), Choice("out", words.MEASURE_OUT))
    asked = fill(words.MEASURE_ASK, statement=statement)
    return prompts.question(asked, Choices(f"objective.measure:{subject}", ways), why=words.MEASURE_WHY)


def _take_measure(company: Company, facts: Facts, subject: str, reply: Reply) -> Outcome[Company]:
    objective = objective_by(company, subject)
    if isinstance(reply, Pressed) and reply.value == "out":
        kept = tuple(o for o in company.objectives if o.id != subject)
        said = fill(need_words.LINE_OUT, text=objective.statement)
        return Outcome(company.model_copy(update={"objectives": kept}), (Small(said),))
    if isinstance(reply, Pressed) or prompts.is_no_more(reply.text):
        return Outcome(settled(company, f"measure:{subject}"))
    if prompts.is_yes(reply.text):
        return Outcome(company, (Paragraph(words.MEASURE_HELP),))
    said_ = " ".join(reply.text.split())
    whole = with_told_numbers(objective.statement, said_, facts)
    if whole:
        said_ = whole
    elif _is_amount(said_, facts):
        said_ = words.STATEMENT_WITH_TARGET.format(statement=objective.statement.rstrip(" ."), target=said_)
    again = _objective(said_, facts, subject).model_copy(update={"indicators": objective.indicators})
    return Outcome(replaced(company, again))


def _is_amount(text: str, facts: Facts) -> bool:
    """Whether somebody gives only the number that was missing, not the objective anew."""
    said = facts.read(text)
    return (
        said.verb is None
        and (said.metric is None or spoken.amount_in(text) is not None)
        and _has_number(text)
    )


def _has_number(text: str) -> bool:
    return any(sign.isdecimal() for sign in text) or spoken.amount_in(text) is not None


MEASURE = Question[Company](
    "objective.measure",
    missing=_measure_missing,
    ask=_ask_measure,
    take=_take_measure,
    help=words.MEASURE_HELP,
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
    day, says = day_said(reply, facts, key=f"objective.due:{subject}")
    if day is None:
        return Outcome(company, says)
    objective = objective_by(company, subject)
    dated = {"due": day, "statement": with_day(objective.statement, day)}
    return Outcome(replaced(company, objective.model_copy(update=dated)), says)


def day_said(reply: Reply, facts: Facts, *, key: str) -> tuple[date | None, Says]:
    """The last day that an answer names, and what is to be said about how it was read."""
    typed = reply.value if isinstance(reply, Pressed) else reply.text
    period, read = spoken.period_in(typed, facts)
    if period is None or period.last_day is None:
        return None, no_day(typed, facts, key=key)
    return period.last_day, () if read == typed else (Small(fill(kpi_words.READ_AS, said=read)),)


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
