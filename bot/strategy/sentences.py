"""A goal's sentence with its number and its date, whether they stand in the sentence or beside it."""

from dataclasses import dataclass
from datetime import date

import nlp
from bot.dialogue.days import day_text
from bot.dialogue.facts import Facts
from bot.dialogue.setup import with_day
from bot.strategy.kind import Errors
from bot.views.forms import Entered
from bot.wording import company as company_words
from bot.wording import strategy as words
from nlp.nouns import Amount, Measure, Reading


@dataclass(frozen=True, slots=True)
class Goal:
    """A sentence that says what, and by when."""

    statement: str
    due: date
    counted: bool
    """Whether there is a number or a deliverable in it."""
    target: Amount | None = None


def read(sent: Entered, facts: Facts, *, with_target: bool) -> Goal | Errors:
    """The goal that a form says, or what is wrong with its fields."""
    statement = " ".join(sent.text("statement").split())
    reading = facts.read(statement)
    target = _target(sent, reading) if with_target else None
    if isinstance(target, str):
        return {"target": target}
    if target is not None and reading.target is None:
        said = company_words.STATEMENT_WITH_TARGET
        statement = said.format(statement=statement.rstrip(" ."), target=sent.text("target").strip(" ."))
    due = _due(sent, reading)
    if isinstance(due, str):
        return {"due": due}
    if reading.deadline is None or reading.deadline.last_day is None:
        statement = with_day(statement, due)
    return Goal(statement, due, counted=reading.measure is not Measure.NONE, target=target)


def _target(sent: Entered, reading: Reading) -> Amount | str:
    text = sent.text("target")
    typed = nlp.read_amount(text) if text else None
    if text and typed is None:
        return words.TARGET_UNREAD
    if reading.target is not None:
        differs = typed is not None and typed.value != reading.target.value
        return words.TARGET_TWICE.format(said=reading.target.text) if differs else reading.target
    return words.TARGET_MISSING if typed is None else typed


def _due(sent: Entered, reading: Reading) -> date | str:
    chosen = sent.day("due")
    said = reading.deadline.last_day if reading.deadline else None
    if said and chosen and said != chosen:
        return words.DUE_TWICE.format(said=day_text(said))
    return said or chosen or words.DUE_MISSING
