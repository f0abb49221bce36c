"""A target that is set from the top: the department takes it, and may say what it thinks of it."""

from decimal import Decimal

from bot.dialogue import prompts
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.question import Event, Outcome, Question
from bot.dialogue.reply import Reply, Typed
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Style
from bot.dialogue.table import changed, on_table
from bot.wording import kpis as words
from bot.wording.markup import fill, joined, mention
from kpi_rules.cascade.assigned import assigned_target
from kpi_rules.nouns import Indicator
from kpi_rules.numbers import amount_text
from kpi_rules.rewrite import sentence


def _found(draft: Draft, facts: Facts) -> tuple[Indicator, Decimal] | None:
    """The target that is set, when the KPI on the table says another."""
    work = draft.work
    if work is None:
        return None
    department = facts.department(draft.department)
    found = assigned_target(work.definition, department=department, company=facts.company)
    return None if found is None or found[1] == work.definition.target else found


def _ask(draft: Draft, facts: Facts, _subject: str) -> Says:
    found, definition = _found(draft, facts), on_table(draft).definition
    if found is None or definition.target is None:
        return ()
    indicator, target = found
    said, own = amount_text(definition, target), amount_text(definition, definition.target)
    asked = fill(words.ASSIGNED_ASK, indicator=indicator.statement, target=said, own=own)
    take = Choice("take", words.ASSIGNED_TAKE.format(target=said), Style.PRIMARY)
    return prompts.question(asked, Choices("assigned:", (take,)), why=words.ASSIGNED_WHY)


def _take(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    found = _found(draft, facts)
    if found is None:
        return Outcome(draft)
    after = _with_target(draft, found[1])
    if not isinstance(reply, Typed) or prompts.is_yes(reply.text):
        return Outcome(after)
    owners = joined([mention(owner) for owner in facts.company.owners])
    told = Paragraph(fill(words.ASSIGNED_PASSED_ON, owners=owners))
    return Outcome(after, (told,), Event.OBJECTIVES_QUESTIONED, " ".join(reply.text.split()))


def _with_target(draft: Draft, target: Decimal) -> Draft:
    """The KPI with the target that is set, in its sentence too."""
    definition = on_table(draft).definition.model_copy(update={"target": target, "target_high": None})
    return changed(draft, definition=definition, typed=sentence(definition), settled=False)


ASSIGNED = Question[Draft](
    "assigned",
    missing=lambda draft, facts: "" if _found(draft, facts) else None,
    ask=_ask,
    take=_take,
    help=words.ASSIGNED_HELP,
)
