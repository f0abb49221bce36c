"""Out of the drafter's hands: submitted, waiting, approved."""

from bot.dialogue.changes import changes
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.question import Event, Outcome, Question
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.rest import put_off
from bot.dialogue.say import Asked, Choice, Choices, Paragraph, Says, Small
from bot.dialogue.set_card import blocks, kpi_lines, who
from bot.wording import review as words
from bot.wording.markup import fill, mention
from kpi_rules.duties import deciders_of
from kpi_rules.nouns import DraftState


def approvers(draft: Draft, facts: Facts) -> tuple[str, ...]:
    """Who may decide on the set."""
    return deciders_of(facts.company, facts.department(draft.department), author=draft.drafter)


def submit(draft: Draft, facts: Facts) -> Outcome[Draft]:
    """Give the set to those who may approve it; or say what stands in its way."""
    if blocks(draft, facts):
        later = put_off(draft, facts)
        if later:
            return Outcome(
                draft.model_copy(update={"done": draft.done - later}), (Paragraph(words.LATER_FIRST),)
            )
        return Outcome(draft, (Paragraph(words.NOT_YET),))
    deciding = approvers(draft, facts)
    if not deciding:
        return Outcome(draft, (Paragraph(fill(words.NO_APPROVER, owners=who(facts.company.owners))),))
    asked = unexplained(draft)
    if asked:
        return Outcome(draft.model_copy(update={"changed_because": {**draft.changed_because, **asked}}))
    update = {"state": DraftState.SUBMITTED, "submitted_at": facts.now, "comment": ""}
    said = Paragraph(words.SUBMITTED)
    return Outcome(draft.model_copy(update=update), (said,), Event.SUBMITTED)


def unexplained(draft: Draft) -> dict[str, str]:
    """The KPIs in force that are not what they were, without a reason yet."""
    old = {kpi.id: kpi.definition for kpi in draft.before}
    return {
        kpi.id: ""
        for kpi in draft.kpis
        if kpi.id in old and not draft.changed_because.get(kpi.id) and changes(old[kpi.id], kpi.definition)
    }


def _ask_waiting(draft: Draft, facts: Facts, _subject: str) -> Says:
    deciding = who(approvers(draft, facts))
    back = Choices("waiting:", (Choice("withdraw", words.WITHDRAW),))
    return (Paragraph(fill(words.WAITING_ASK, approvers=deciding)), back)


def _take_waiting(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if not isinstance(reply, Pressed):
        return Outcome(draft)
    deciding = who(approvers(draft, facts))
    said = Small(fill(words.WITHDRAWN, approvers=deciding))
    return Outcome(draft.model_copy(update={"state": DraftState.DRAFTING}), (said,), Event.WITHDRAWN)


WAITING = Question[Draft](
    "waiting",
    missing=lambda draft, _facts: "" if draft.state is DraftState.SUBMITTED else None,
    ask=_ask_waiting,
    take=_take_waiting,
    help=words.WAITING_HELP,
)


def _ask_approved(draft: Draft, facts: Facts, _subject: str) -> Says:
    ways = Choices("approved:", (Choice("reopen", words.REOPEN),))
    approver = mention(draft.approved_by)
    return (*kpi_lines(draft, facts), Asked(fill(words.APPROVED_ASK, approver=approver)), ways)


def _take_approved(draft: Draft, _facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if not isinstance(reply, Pressed):
        return Outcome(draft, (Paragraph(words.APPROVED_HEARD),))
    update = {
        "state": DraftState.DRAFTING,
        "comment": "",
        "before": draft.kpis,
        "changed_because": {},
    }
    return Outcome(draft.model_copy(update=update), (Small(words.REOPENED),), Event.REOPENED)


APPROVED = Question[Draft](
    "approved",
    missing=lambda draft, _facts: "" if draft.state is DraftState.APPROVED else None,
    ask=_ask_approved,
    take=_take_approved,
    help=words.APPROVED_HELP,
)
