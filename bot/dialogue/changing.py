"""Why a KPI in force changes: asked once for each, before the changed set goes out."""

from bot.dialogue import prompts
from bot.dialogue.changes import changes
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.question import Outcome, Question
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Choices, Says, Small
from bot.dialogue.submission import submit, unexplained
from bot.wording import kpis as kpi_words
from bot.wording import review as words
from bot.wording.markup import bullets, fill
from kpi_rules.nouns import Kpi

SAME = "same"
FEWEST_WORDS = 2


def _missing(draft: Draft, _facts: Facts) -> str | None:
    """The first KPI that was asked about and is still another one than that in force."""
    opened = unexplained(draft)
    return next((kpi for kpi, reason in draft.changed_because.items() if not reason and kpi in opened), None)


def _ask(draft: Draft, _facts: Facts, subject: str) -> Says:
    number, kpi = next((n, k) for n, k in enumerate(draft.kpis, 1) if k.id == subject)
    said = _said(draft)
    key = f"set.changed:{subject}"
    again = (Small(fill(words.CHANGE_SAID, reason=said)), Choices(key, (Choice(SAME, words.CHANGE_SAME),)))
    return prompts.question(
        fill(words.CHANGE_ASK, number=number, statement=kpi.definition.statement),
        Small(bullets(changes(_in_force(draft, subject).definition, kpi.definition))),
        *(again if said else ()),
        why=words.CHANGE_WHY,
        example="" if said else words.CHANGE_EXAMPLE,
    )


def _in_force(draft: Draft, kpi_id: str) -> Kpi:
    return next(kpi for kpi in draft.before if kpi.id == kpi_id)


def _said(draft: Draft) -> str:
    """The reason given last in this round."""
    return next((reason for reason in reversed(draft.changed_because.values()) if reason), "")


def _take(draft: Draft, facts: Facts, subject: str, reply: Reply) -> Outcome[Draft]:
    reason = _said(draft) if isinstance(reply, Pressed) else " ".join(reply.text.split())
    if not prompts.is_a_sentence(reason, words=FEWEST_WORDS):
        return Outcome(draft, (Small(kpi_words.REASON_SHORT),))
    others = {kpi: said for kpi, said in draft.changed_because.items() if kpi != subject}
    after = draft.model_copy(update={"changed_because": {**others, subject: reason}})
    # Whoever pressed "submit" has answered all that was in its way by now.
    return Outcome(after) if _missing(after, facts) is not None else submit(after, facts)


CHANGED = Question[Draft](
    "set.changed",
    missing=_missing,
    ask=_ask,
    take=_take,
    help=words.CHANGE_HELP,
)
