"""The last chapter: the set as a whole, and what its drafter makes of it before it goes out."""

from collections.abc import Callable
from dataclasses import replace

from bot.dialogue import kpis, prompts, ways
from bot.dialogue.amended import retargeted
from bot.dialogue.asides import bare, same_as
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.question import Outcome, Question
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Asked, Divider, Paragraph, Says, Small
from bot.dialogue.set_card import blocks, finding_parts, findings, in_figures, set_card
from bot.dialogue.set_words import SUBMIT, command
from bot.dialogue.sources import ADDING, FREE
from bot.dialogue.spoken import amount_in
from bot.dialogue.submission import submit
from bot.dialogue.table import retyped
from bot.wording import kpis as kpi_words
from bot.wording import review as words
from bot.wording.markup import fill, mention
from kpi_rules.nouns import DraftState


def _open(draft: Draft) -> bool:
    return draft.state in {DraftState.DRAFTING, DraftState.SENT_BACK}


def _ask_set(draft: Draft, facts: Facts, _subject: str) -> Says:
    comment: Says = ()
    if draft.comment:
        approver = mention(draft.approved_by) if draft.approved_by else "The approver"
        comment = (Paragraph(fill(words.COMMENT, approver=approver, comment=draft.comment)),)
    return (
        *set_card(draft, facts),
        *comment,
        Divider(),
        *in_figures(draft, facts),
        *finding_parts(draft, facts),
        Asked(words.ASK),
        *ways.on(draft, may_submit=not blocks(draft, facts)),
    )


def _ask_set_again(draft: Draft, facts: Facts, _subject: str) -> Says:
    """The set right after a small change of it: what still stands in its way, and the ways on."""
    return (
        *finding_parts(draft, facts, advice=False),
        Small(words.ALL_OF_IT),
        Asked(words.ASK),
        *ways.on(draft, may_submit=not blocks(draft, facts)),
    )


def _take_set(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Typed):
        return _typed(draft, facts, reply)
    step, _, subject = reply.value.partition(":")
    take = _STEPS.get(step)
    return take(draft, facts, subject) if take else Outcome(draft)


def _set_steps() -> dict[str, Callable[[Draft, Facts, str], Outcome[Draft]]]:
    return {
        "submit": lambda draft, facts, _subject: submit(draft, facts),
        "reason": lambda draft, _facts, rule: _updated(draft, reasons={**draft.reasons, rule: ""}),
        "add": lambda draft, _facts, _subject: _updated(draft, done=draft.done | {ADDING}),
        "needs": lambda draft, _facts, _subject: _updated(
            draft, done=draft.done - {f"need:{d}" for d in draft.served or ()}, served=None
        ),
        "inside": lambda draft, _facts, _subject: _updated(draft, done=draft.done - _inside_again(draft)),
        "level": lambda draft, _facts, _subject: Outcome(ways.levelled(draft)),
        "change": lambda draft, _facts, kpi_id: _changed(draft, "change", kpi_id),
        "remove": lambda draft, _facts, kpi_id: _changed(draft, "remove", kpi_id),
    }


def _inside_again(draft: Draft) -> frozenset[str]:
    """The keys in `Draft.done` that hide what is noted but not counted yet; without any, the question itself."""
    left_out = frozenset(f"kpi:{capability.id}" for capability in draft.capabilities) & draft.done
    return left_out or frozenset({"inside"})


def _updated(draft: Draft, **changes: object) -> Outcome[Draft]:
    return Outcome(draft.model_copy(update=changes))


def _typed(draft: Draft, facts: Facts, reply: Typed) -> Outcome[Draft]:
    """ "submit", "remove 3", "change 2", or a KPI more, in a sentence or a list."""
    if bare(reply.text) in SUBMIT:
        return submit(draft, facts)
    done = kpis.commanded(draft, reply.text, by_words=True)
    if done is not None:
        return _with_target(done, draft, facts, reply.text)
    is_remark = same_as(reply.text) is not None or not _is_statement(reply.text, facts)
    if "\n" not in reply.text.strip() and is_remark:
        return Outcome(draft, (Paragraph(words.HOW),))
    return kpis.stated(draft, facts, reply.text, origin=FREE)


def _with_target(done: Outcome[Draft], draft: Draft, facts: Facts, text: str) -> Outcome[Draft]:
    """A KPI that goes back on the table, with what was named along: "change KPI 2 to 3 days", or a whole sentence."""
    said = command(text, draft.kpis, by_words=True)
    sentence = text.rstrip()[-len(said.target) :] if said is not None and said.target else ""
    if sentence and done.state.work is not None and _is_statement(sentence, facts):
        again = retyped(done.state, facts, sentence)
        return replace(again, says=(*done.says, *again.says))
    amount = amount_in(said.target) if said is not None and done.state.work is not None else None
    return done if amount is None else Outcome(retargeted(done.state, facts, amount), done.says)


def _is_statement(text: str, facts: Facts) -> bool:
    """Whether there is something in it to measure or to deliver, and a verb or a number that says so."""
    reading = facts.read(text)
    has_thing = reading.metric is not None or reading.milestone is not None
    says_so = reading.target is not None or reading.verb is not None
    return has_thing and says_so and prompts.is_a_sentence(text, words=3)


def _changed(draft: Draft, action: str, kpi_id: str) -> Outcome[Draft]:
    """A KPI chosen from one of the two lists: put back on the table, or taken out."""
    kpi = next((k for k in draft.kpis if k.id == kpi_id), None)
    if kpi is None:
        return Outcome(draft)
    return Outcome(kpis.reopened(draft, kpi)) if action == "change" else kpis.taken_out(draft, kpi)


_STEPS = _set_steps()
"""What each button and list of the set does."""

SET = Question[Draft](
    "set",
    missing=lambda draft, _facts: "" if _open(draft) else None,
    ask=_ask_set,
    again=_ask_set_again,
    take=_take_set,
    help=words.HELP,
)


# A reason for what a rule would not allow


def _reason_missing(draft: Draft, _facts: Facts) -> str | None:
    return next((rule for rule, reason in draft.reasons.items() if not reason), None)


def _ask_reason(draft: Draft, facts: Facts, subject: str) -> Says:
    found = next((f for f in findings(draft, facts) if f.rule == subject), None)
    return prompts.question(fill(words.REASON_ASK, sentence=found.sentence if found else ""))


def _take_reason(draft: Draft, _facts: Facts, subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Pressed):
        return Outcome(draft)
    if not prompts.is_a_sentence(reply.text, words=3):
        return Outcome(draft, (Paragraph(kpi_words.REASON_SHORT),))
    reasons = {**draft.reasons, subject: " ".join(reply.text.split())}
    return Outcome(draft.model_copy(update={"reasons": reasons}), (Small(words.REASON_NOTED),))


def _skip_reason(draft: Draft, _facts: Facts, subject: str) -> Draft:
    return draft.model_copy(update={"reasons": {k: v for k, v in draft.reasons.items() if k != subject}})


REASON = Question[Draft](
    "set.reason",
    missing=_reason_missing,
    ask=_ask_reason,
    take=_take_reason,
    help=words.HELP,
    skip=_skip_reason,
)
