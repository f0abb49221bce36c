"""The last chapter: the set as a whole, what still stands in its way, submit, wait, approved."""

import re

import nlp
from bot.dialogue import kpis, prompts
from bot.dialogue.asking import asked_card
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.question import Event, Outcome, Question
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import (
    Choice,
    Choices,
    Divider,
    Heading,
    Paragraph,
    Part,
    Pick,
    Says,
    Small,
    Style,
)
from bot.dialogue.sources import ADDING, FREE, Origin, source
from bot.wording import asking as asking_words
from bot.wording import kpis as kpi_words
from bot.wording import review as words
from bot.wording.markup import Markup, bullets, fill, joined, mention
from kpi_rules.gate import SetFinding, Weight, check_set
from kpi_rules.gate.asked import silent_needs
from kpi_rules.nouns import DraftState, Kpi


def findings(draft: Draft, facts: Facts) -> tuple[SetFinding, ...]:
    """What the rules say about the set; a block with a reason given becomes advice."""
    names = {department.id: department.name for department in facts.company.departments}
    silent = silent_needs(draft.kpis, needs=draft.needs, asked=facts.asked, names=names)
    found = check_set(
        draft.kpis,
        department=facts.department(draft.department),
        needs=draft.needs,
        capabilities=draft.capabilities,
        company=facts.company,
        limits=facts.limits,
        reasons={rule: reason for rule, reason in draft.reasons.items() if reason},
    )
    return (*found, *silent)


def blocks(draft: Draft, facts: Facts) -> tuple[SetFinding, ...]:
    """What must be settled before the set can go out."""
    return tuple(f for f in findings(draft, facts) if f.weight is Weight.BLOCK)


def approvers(draft: Draft, facts: Facts) -> tuple[str, ...]:
    """Who may decide: strategy owners who neither head the department nor wrote the draft."""
    concerned = {facts.department(draft.department).head, draft.drafter}
    return tuple(owner for owner in facts.company.owners if owner not in concerned)


def who(users: tuple[str, ...]) -> Markup:
    """People as mentions, one of whom is enough."""
    return joined([mention(user) for user in users], last=" or ")


def kpi_lines(draft: Draft, facts: Facts) -> Says:
    """Every KPI with what it is for."""
    return tuple(
        part for n, kpi in enumerate(draft.kpis, 1) for part in _kpi_parts(n, kpi, draft=draft, facts=facts)
    )


def _kpi_parts(number: int, kpi: Kpi, *, draft: Draft, facts: Facts) -> Says:
    line = Paragraph(fill(words.LINE, number=number, statement=kpi.definition.statement))
    details = _details(kpi, draft, facts)
    return (line, Small(Markup(words.BETWEEN.join(details)))) if details else (line,)


def _details(kpi: Kpi, draft: Draft, facts: Facts) -> list[Markup]:
    definition = kpi.definition
    origin = source(draft, facts, definition.serves)
    details = []
    if origin.origin in {Origin.NEED, Origin.CAPABILITY}:
        details.append(fill(words.SERVES, text=f"{origin.served}: {origin.text}".removeprefix(": ")))
    silent = next((n for n in facts.asked.silent(draft.needs) if n.id == definition.serves), None)
    if silent is not None:
        details.append(asking_words.SILENT_KPI)
    helps = next((i.statement for i in facts.indicators() if i.id == definition.indicator), "")
    if helps:
        details.append(fill(words.HELPS, text=helps))
    if definition.kept_because:
        details.append(fill(words.KEPT, reason=definition.kept_because))
    return details


def set_card(draft: Draft, facts: Facts) -> Says:
    """The set as the approver and the head see it: lines, and the reasons given for what the rules would not allow."""
    reasons = [fill(words.REASON_SHOWN, reason=reason) for reason in draft.reasons.values() if reason]
    shown = (Small(bullets(reasons)),) if reasons else ()
    heading = words.HEADING.format(department=facts.department(draft.department).name)
    return (Heading(heading), *kpi_lines(draft, facts), *shown, *asked_card(draft, facts))


def _finding_parts(draft: Draft, facts: Facts) -> tuple[Part, ...]:
    found = findings(draft, facts)
    groups = (
        (words.BLOCKS, [f for f in found if f.weight is Weight.BLOCK]),
        (words.ADVICE, [f for f in found if f.weight is not Weight.BLOCK]),
    )
    parts: list[Part] = []
    for title, group in groups:
        if group:
            listed = bullets([fill(words.FINDING, sentence=f.sentence, fix=f.todo) for f in group])
            parts.append(Paragraph(Markup(f"{title}\n{listed}")))
    return tuple(parts) or (Paragraph(words.GOOD),)


# The set


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
        *_finding_parts(draft, facts),
        Paragraph(words.ASK),
        *_set_ways(draft, facts),
    )


def _set_ways(draft: Draft, facts: Facts) -> tuple[Part, ...]:
    blocking = blocks(draft, facts)
    submit = () if blocking else (Choice("submit", words.SUBMIT, Style.PRIMARY),)
    sides = {"set-no-outside": ("needs", words.NEEDS), "set-no-inside": ("inside", words.INSIDE)}
    fixes = tuple(Choice(*sides[f.rule]) for f in blocking if f.rule in sides)
    excusable = tuple(
        Choice(f"reason:{f.rule}", words.REASON)
        for f in blocking
        if f.excusable and f.rule not in draft.reasons
    )[:1]
    picks = (
        Pick("set:", words.CHANGE_PICK, _options(draft, "change")),
        Pick("set:", words.REMOVE_PICK, _options(draft, "remove")),
    )
    return (
        Choices("set:", (*submit, Choice("add", words.ADD), *fixes, *excusable)),
        *(picks if draft.kpis else ()),
    )


def _options(draft: Draft, action: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"{action}:{kpi.id}", words.OPTION.format(number=n, statement=kpi.definition.statement))
        for n, kpi in enumerate(draft.kpis, 1)
    )


def _take_set(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Typed):
        return _typed(draft, facts, reply)
    match reply.value.partition(":"):
        case ("submit", _, _):
            return _submit(draft, facts)
        case ("reason", _, rule):
            return Outcome(draft.model_copy(update={"reasons": {**draft.reasons, rule: ""}}))
        case ("add", _, _):
            return Outcome(draft.model_copy(update={"done": draft.done | {ADDING}}))
        case ("needs", _, _):
            return Outcome(_asked_again(draft, {f"need:{d}" for d in draft.served or ()}, served=None))
        case ("inside", _, _):
            return Outcome(_asked_again(draft, {"inside"}, served=draft.served))
        case ("change" | "remove" as action, _, kpi_id):
            return _changed(draft, action, kpi_id)
    return Outcome(draft)


_SUBMIT = {"submit", "submit it", "submit for approval", "send it", "send", "done", "that's all", "thats all"}
_NUMBERED = re.compile(
    r"(change|edit|remove|delete|take out|drop)(?: kpi)?(?: number| no\.?)? ?#?(\d{1,2})", re.IGNORECASE
)


def _typed(draft: Draft, facts: Facts, reply: Typed) -> Outcome[Draft]:
    """ "submit", "remove 3", "change 2", or a KPI more, in a sentence or a list."""
    said = reply.text.strip().strip(".!")
    if said.casefold() in _SUBMIT:
        return _submit(draft, facts)
    numbered = _NUMBERED.fullmatch(said)
    if numbered is not None:
        return _by_number(draft, numbered[1].casefold(), int(numbered[2]))
    if "\n" not in said and not _is_statement(said, facts):
        return Outcome(draft, (Paragraph(words.HOW),))
    return kpis.stated(draft, facts, reply.text, origin=FREE)


def _by_number(draft: Draft, verb: str, number: int) -> Outcome[Draft]:
    if not 1 <= number <= len(draft.kpis):
        return Outcome(draft, (Paragraph(fill(words.NO_SUCH, number=number)),))
    action = "change" if verb in {"change", "edit"} else "remove"
    return _changed(draft, action, draft.kpis[number - 1].id)


def _is_statement(text: str, facts: Facts) -> bool:
    """Whether there is something in it to measure or to deliver, and a verb or a number that says so."""
    reading = nlp.read(text, today=facts.today, fiscal_year_start=facts.fiscal_year_start)
    has_thing = reading.metric is not None or reading.milestone is not None
    says_so = reading.target is not None or reading.verb is not None
    return has_thing and says_so and prompts.is_a_sentence(text, words=3)


def _asked_again(draft: Draft, keys: set[str], *, served: tuple[str, ...] | None) -> Draft:
    return draft.model_copy(update={"done": draft.done - keys, "served": served})


def _changed(draft: Draft, action: str, kpi_id: str) -> Outcome[Draft]:
    """A KPI chosen from one of the two lists: put back on the table, or taken out."""
    kpi = next((k for k in draft.kpis if k.id == kpi_id), None)
    if kpi is None:
        return Outcome(draft)
    if action == "change":
        return Outcome(kpis.reopened(draft, kpi))
    rest = tuple(k for k in draft.kpis if k.id != kpi_id)
    done = draft.done | {f"kpi:{kpi.definition.serves}"}
    said = Small(fill(words.REMOVED, statement=kpi.definition.statement))
    return Outcome(draft.model_copy(update={"kpis": rest, "done": done}), (said,))


def _submit(draft: Draft, facts: Facts) -> Outcome[Draft]:
    if blocks(draft, facts):
        return Outcome(draft, (Paragraph(words.NOT_YET),))
    deciding = approvers(draft, facts)
    if not deciding:
        return Outcome(draft, (Paragraph(fill(words.NO_APPROVER, owners=who(facts.company.owners))),))
    update = {"state": DraftState.SUBMITTED, "submitted_at": facts.now, "comment": ""}
    said = Paragraph(words.SUBMITTED)
    return Outcome(draft.model_copy(update=update), (said,), Event.SUBMITTED)


SET = Question[Draft](
    "set",
    missing=lambda draft, _facts: "" if _open(draft) else None,
    ask=_ask_set,
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


# Waiting, approved


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
    return (*kpi_lines(draft, facts), Paragraph(fill(words.APPROVED_ASK, approver=approver)), ways)


def _take_approved(draft: Draft, _facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if not isinstance(reply, Pressed):
        return Outcome(draft)
    update = {"state": DraftState.DRAFTING, "comment": ""}
    return Outcome(draft.model_copy(update=update), (Small(words.REOPENED),), Event.REOPENED)


APPROVED = Question[Draft](
    "approved",
    missing=lambda draft, _facts: "" if draft.state is DraftState.APPROVED else None,
    ask=_ask_approved,
    take=_take_approved,
    help=words.APPROVED_HELP,
)
