"""Setting up the second-level indicators: target, date, perspective, and who carries them."""

from bot.dialogue import asides, prompts, setup, spoken
from bot.dialogue.facts import Facts
from bot.dialogue.question import Outcome, Question, always
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Choices, Paragraph, Pick, Says, Small, Style
from bot.dialogue.setup import objective_by, replaced, settled
from bot.wording import company as words
from bot.wording import kpis as kpi_words
from bot.wording.markup import bullets, fill
from kpi_rules.metrics import about_customers, about_learning, is_financial
from kpi_rules.nouns import Company, Indicator, Perspective
from kpi_rules.words import stands_in
from nlp.nouns import Amount


def _by(company: Company, indicator_id: str) -> Indicator:
    return next(i for i in company.indicators if i.id == indicator_id)


def _changed(company: Company, indicator: Indicator) -> Company:
    objective = next(o for o in company.objectives if any(i.id == indicator.id for i in o.indicators))
    changed = tuple(indicator if i.id == indicator.id else i for i in objective.indicators)
    return replaced(company, objective.model_copy(update={"indicators": changed}))


def _indicator_missing(company: Company, _facts: Facts) -> str | None:
    for objective in company.objectives:
        if not objective.indicators or f"indicators:{objective.id}" not in company.settled:
            return objective.id
    return None


def _ask_indicator(company: Company, _facts: Facts, subject: str) -> Says:
    objective = objective_by(company, subject)
    if not objective.indicators:
        return prompts.question(
            fill(words.INDICATOR_ASK, objective=objective.statement),
            why=words.INDICATOR_WHY,
            example=words.INDICATOR_EXAMPLE,
            heading=words.INDICATOR_HEADING,
        )
    last = objective.indicators[-1].statement
    ask = fill(words.INDICATOR_ASK_MORE, objective=objective.statement, statement=last)
    return prompts.question(ask, Choices(f"indicator:{subject}", (Choice("all", words.OBJECTIVES_ALL),)))


def _take_indicator(company: Company, facts: Facts, subject: str, reply: Reply) -> Outcome[Company]:
    objective = objective_by(company, subject)
    if isinstance(reply, Pressed) or (objective.indicators and prompts.is_no_more(reply.text)):
        return Outcome(settled(company, f"indicators:{subject}") if objective.indicators else company)
    told = (asides.without_chatter(line) for line in prompts.lines_of(reply.text))
    added = tuple(_indicator(asides.without_wish(line), facts) for line in told)
    return Outcome(
        replaced(company, objective.model_copy(update={"indicators": (*objective.indicators, *added)}))
    )


def _indicator(statement: str, facts: Facts) -> Indicator:
    reading = facts.read(statement)
    due = reading.deadline.last_day if reading.deadline else None
    blank = Indicator(id=facts.new_id(), statement=statement, perspective=perspective_of(statement), due=due)
    return with_target(blank, reading.target) if reading.target else blank


def perspective_of(statement: str) -> Perspective:
    """The view that a statement's words suggest; the owner decides."""
    if is_financial(statement):
        return Perspective.FINANCIAL
    if about_customers(statement):
        return Perspective.CUSTOMER
    return Perspective.LEARNING_GROWTH if about_learning(statement) else Perspective.INTERNAL_PROCESS


def with_target(indicator: Indicator, target: Amount) -> Indicator:
    """The indicator with this number as its target."""
    update = {
        "target": target.value,
        "unit": target.unit,
        "unit_text": target.unit_text,
        "currency": target.currency,
    }
    return indicator.model_copy(update=update)


INDICATOR = Question[Company](
    "indicator",
    missing=_indicator_missing,
    ask=_ask_indicator,
    take=_take_indicator,
    wordy=always,
    help=words.INDICATOR_HELP,
    skip=lambda company, _facts, subject: (
        settled(company, f"indicators:{subject}") if objective_by(company, subject).indicators else company
    ),
)


def _ask_target(company: Company, _facts: Facts, subject: str) -> Says:
    return prompts.question(
        fill(words.TARGET_ASK, statement=_by(company, subject).statement), why=words.TARGET_WHY
    )


def _take_target(company: Company, _facts: Facts, subject: str, reply: Reply) -> Outcome[Company]:
    amount = None if isinstance(reply, Pressed) else spoken.amount_in(reply.text)
    if amount is None:
        return Outcome(company, (Paragraph(kpi_words.NO_NUMBER),))
    indicator = with_target(_by(company, subject), amount)
    said = words.STATEMENT_WITH_TARGET.format(statement=indicator.statement.rstrip(" ."), target=amount.text)
    return Outcome(_changed(company, indicator.model_copy(update={"statement": said})))


TARGET = Question[Company](
    "indicator.target",
    missing=lambda company, _facts: next((i.id for i in company.indicators if i.target is None), None),
    ask=_ask_target,
    take=_take_target,
    help=words.TARGET_HELP,
)


def _ask_due(company: Company, facts: Facts, subject: str) -> Says:
    ways = Choices(f"indicator.due:{subject}", setup.due_choices(facts))
    return prompts.question(
        fill(words.DUE_ASK, statement=_by(company, subject).statement), ways, why=words.DUE_WHY
    )


def _take_due(company: Company, facts: Facts, subject: str, reply: Reply) -> Outcome[Company]:
    day, says = setup.day_said(reply, facts, key=f"indicator.due:{subject}")
    if day is None:
        return Outcome(company, says)
    indicator = _by(company, subject)
    dated = {"due": day, "statement": setup.with_day(indicator.statement, day)}
    return Outcome(_changed(company, indicator.model_copy(update=dated)), says)


DUE = Question[Company](
    "indicator.due",
    missing=lambda company, _facts: next((i.id for i in company.indicators if i.due is None), None),
    ask=_ask_due,
    take=_take_due,
    help=words.DUE_HELP,
)


def _perspective_missing(company: Company, _facts: Facts) -> str | None:
    return next((i.id for i in company.indicators if f"perspective:{i.id}" not in company.settled), None)


def _ask_perspective(company: Company, _facts: Facts, subject: str) -> Says:
    indicator = _by(company, subject)
    choices = tuple(
        Choice(p.value, label, Style.PRIMARY if p is indicator.perspective else Style.PLAIN)
        for p, label in words.PERSPECTIVES.items()
    )
    return prompts.question(
        fill(words.PERSPECTIVE_ASK, statement=indicator.statement),
        Small(bullets(list(words.PERSPECTIVE_TEXTS.values()))),
        Choices(f"indicator.perspective:{subject}", choices),
        why=words.PERSPECTIVE_WHY,
    )


def _take_perspective(company: Company, _facts: Facts, subject: str, reply: Reply) -> Outcome[Company]:
    if not isinstance(reply, Pressed):
        return Outcome(company)
    chosen = _by(company, subject).model_copy(update={"perspective": Perspective(reply.value)})
    return Outcome(settled(_changed(company, chosen), f"perspective:{subject}"))


PERSPECTIVE = Question[Company](
    "indicator.perspective",
    missing=_perspective_missing,
    ask=_ask_perspective,
    take=_take_perspective,
    help=words.PERSPECTIVE_HELP,
    skip=lambda company, _facts, subject: settled(company, f"perspective:{subject}"),
)


def _ask_carriers(company: Company, _facts: Facts, subject: str) -> Says:
    options = tuple(Choice(d.id, d.name) for d in company.departments)
    return prompts.question(
        fill(words.CARRIERS_ASK, statement=_by(company, subject).statement),
        Pick(f"indicator.departments:{subject}", words.CARRIERS_PICK, options, several=True),
        why=words.CARRIERS_WHY,
    )


def _take_carriers(company: Company, _facts: Facts, subject: str, reply: Reply) -> Outcome[Company]:
    if isinstance(reply, Pressed):
        chosen = tuple(d.id for d in company.departments if d.id in reply.values)
    else:
        is_all = prompts.is_all(reply.text)
        chosen = tuple(d.id for d in company.departments if is_all or stands_in(d.name, reply.text))
    if not chosen:
        names = ", ".join(d.name for d in company.departments)
        return Outcome(company, (Paragraph(fill(words.CARRIERS_UNKNOWN, names=names)),))
    return Outcome(_changed(company, _by(company, subject).model_copy(update={"departments": chosen})))


CARRIERS = Question[Company](
    "indicator.departments",
    missing=lambda company, _facts: next((i.id for i in company.indicators if not i.departments), None),
    ask=_ask_carriers,
    take=_take_carriers,
    help=words.CARRIERS_HELP,
)
