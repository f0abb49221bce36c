"""Chapters 3 and 4: what others need from the department (outside), what it must become able to do (inside)."""

from bot.dialogue import prompts
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Chapter, Facts
from bot.dialogue.question import Outcome, Question, always
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Choices, Paragraph, Pick, Says, Style
from bot.wording import needs as words
from bot.wording.markup import Markup, bullets, fill
from kpi_rules.catalogue import NeedPattern, catalogue
from kpi_rules.nouns import Capability, CapabilityKind, Department, DepartmentKind, Need

MOST_BUTTONS = 4


def others(draft: Draft, facts: Facts) -> tuple[Department, ...]:
    """Every department but this one."""
    return tuple(d for d in facts.company.departments if d.id != draft.department)


def _business(draft: Draft, facts: Facts) -> tuple[str, ...]:
    return tuple(d.id for d in others(draft, facts) if d.kind is DepartmentKind.BUSINESS)


def _serves_inside(draft: Draft, facts: Facts) -> bool:
    is_support = facts.department(draft.department).kind is DepartmentKind.SUPPORT
    return is_support and bool(others(draft, facts))


def _served_missing(draft: Draft, facts: Facts) -> str | None:
    return "" if draft.served is None and _serves_inside(draft, facts) else None


def _ask_served(draft: Draft, facts: Facts, _subject: str) -> Says:
    name = facts.department(draft.department).name
    options = tuple(Choice(d.id, d.name) for d in others(draft, facts))
    every = (Choice("business", words.SERVED_ALL, Style.PRIMARY),) if _business(draft, facts) else ()
    ways = (Choices("served:", every),) if every else ()
    return prompts.question(
        fill(words.SERVED_ASK, department=name),
        Pick("served:", words.SERVED_PICK, options, several=True),
        *ways,
        why=words.SERVED_WHY,
        heading=fill(words.HEADING, step=facts.step(Chapter.NEEDS, draft.department), department=name),
    )


def _take_served(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    known = {d.id for d in others(draft, facts)}
    if not isinstance(reply, Pressed):
        chosen = _named(reply.text, draft, facts)
    elif reply.value == "business":
        chosen = _business(draft, facts)
    else:
        chosen = tuple(v for v in reply.values if v in known)
    if not chosen:
        names = ", ".join(d.name for d in others(draft, facts))
        return Outcome(draft, (Paragraph(fill(words.SERVED_UNKNOWN, names=names)),))
    return Outcome(draft.model_copy(update={"served": chosen}))


def _named(text: str, draft: Draft, facts: Facts) -> tuple[str, ...]:
    said = text.casefold()
    if said.strip() in {"all", "everyone", "everybody", "all departments"}:
        return tuple(d.id for d in others(draft, facts))
    return tuple(d.id for d in others(draft, facts) if d.name.casefold() in said)


SERVED = Question[Draft](
    "served",
    missing=_served_missing,
    ask=_ask_served,
    take=_take_served,
    help=words.SERVED_HELP,
)


def _need_missing(draft: Draft, facts: Facts) -> str | None:
    for department in facts.departments(draft.served or ()):
        if f"need:{department.id}" not in draft.done:
            return department.id
    return None


def _ask_need(draft: Draft, facts: Facts, subject: str) -> Says:
    served, department = facts.department(subject), facts.department(draft.department)
    known = [n for n in draft.needs if n.department == subject]
    template = words.NEED_ASK_MORE if known else words.NEED_ASK
    end = Choice("none", words.NEED_NONE if known else words.NEED_NOTHING)
    usual = tuple(Choice(need.id, need.label) for need in _usual_needs(draft, facts, subject))
    listed = (
        (Paragraph(Markup("\n".join(fill(words.NEED_LIST, text=n.text) for n in known))),) if known else ()
    )
    return prompts.question(
        fill(template, served=served.name, department=department.name),
        *listed,
        Choices(f"need:{subject}", (*usual, end)),
        why=None if known else words.NEED_WHY,
    )


def _usual_needs(draft: Draft, facts: Facts, subject: str) -> tuple[NeedPattern, ...]:
    """Needs that the served function usually has, those first that name it."""
    function = facts.department(subject).function
    guide = catalogue().guide(facts.department(draft.department).function)
    taken = {n.text for n in draft.needs if n.department == subject}
    ranked = sorted(guide.need_examples, key=lambda example: function not in example.asked_by)
    return tuple(e for e in ranked if e.text not in taken)[:MOST_BUTTONS]


def _take_need(draft: Draft, facts: Facts, subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Pressed):
        if reply.value == "none":
            return Outcome(_no_more_needs(draft, facts, subject))
        texts = tuple(need.text for need in _usual_needs(draft, facts, subject) if need.id in reply.values)
    elif prompts.is_no_more(reply.text):
        return Outcome(_no_more_needs(draft, facts, subject))
    else:
        texts = prompts.lines_of(reply.text)
    added = tuple(Need(id=facts.new_id(), department=subject, text=text) for text in texts)
    return Outcome(draft.model_copy(update={"needs": (*draft.needs, *added)}))


def _no_more_needs(draft: Draft, _facts: Facts, subject: str) -> Draft:
    return draft.model_copy(update={"done": draft.done | {f"need:{subject}"}})


NEED = Question[Draft](
    "need",
    missing=_need_missing,
    ask=_ask_need,
    take=_take_need,
    wordy=always,
    help=words.NEED_HELP,
    skip=_no_more_needs,
)


def _kind_missing(draft: Draft, _facts: Facts) -> str | None:
    return None if "inside" in draft.done or draft.capability_kind else ""


def _ask_kind(draft: Draft, facts: Facts, _subject: str) -> Says:
    department = facts.department(draft.department)
    kinds = tuple(Choice(value, label) for value, label in words.KINDS.items())
    end = (Choice("none", words.KIND_NONE),) if draft.capabilities or not _serves_inside(draft, facts) else ()
    ways = Choices("inside:", (*kinds, *end))
    if draft.capabilities:
        listed = bullets([fill("{text}", text=c.text) for c in draft.capabilities])
        ask = fill(words.KIND_ASK_MORE, department=department.name)
        return prompts.question(ask, Paragraph(listed), ways)
    return prompts.question(
        fill(words.KIND_ASK, department=department.name),
        ways,
        why=words.KIND_WHY,
        example=catalogue().guide(department.function).capability_examples[0].text,
        heading=fill(
            words.INSIDE_HEADING,
            step=facts.step(Chapter.INSIDE, draft.department),
            department=department.name,
        ),
    )


def _take_kind(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Pressed):
        if reply.value == "none":
            return Outcome(_inside_done(draft))
        return Outcome(draft.model_copy(update={"capability_kind": CapabilityKind(reply.value).value}))
    if prompts.is_no_more(reply.text) and (draft.capabilities or not _serves_inside(draft, facts)):
        return Outcome(_inside_done(draft))
    return Outcome(_with_capabilities(draft, facts, reply.text))


def _inside_done(draft: Draft) -> Draft:
    return draft.model_copy(update={"done": draft.done | {"inside"}})


def _with_capabilities(draft: Draft, facts: Facts, text: str) -> Draft:
    """Each line becomes a capability of the kind chosen, or of the kind that its words suggest."""
    added = tuple(
        Capability(id=facts.new_id(), kind=_kind(draft, line), text=line) for line in prompts.lines_of(text)
    )
    return draft.model_copy(update={"capabilities": (*draft.capabilities, *added), "capability_kind": ""})


_SIGNS = {
    CapabilityKind.TRAINING: ("train", "learn", "course", "certif", "skill"),
    CapabilityKind.SYSTEM: ("system", "software", "tool", "digital", "erp", "crm", "app", "automat"),
    CapabilityKind.PROCESS: ("process", "close", "workflow", "approval", "procedure", "faster"),
}


def _kind(draft: Draft, line: str) -> CapabilityKind:
    if draft.capability_kind:
        return CapabilityKind(draft.capability_kind)
    words_said = line.casefold().split()
    for kind, signs in _SIGNS.items():
        if any(word.startswith(signs) for word in words_said):
            return kind
    return CapabilityKind.OTHER


KIND = Question[Draft](
    "inside",
    missing=_kind_missing,
    ask=_ask_kind,
    take=_take_kind,
    wordy=always,
    help=words.KIND_HELP,
    skip=lambda draft, _facts, _subject: _inside_done(draft),
)


def _ask_capability(draft: Draft, facts: Facts, _subject: str) -> Says:
    department = facts.department(draft.department)
    examples = catalogue().guide(department.function).capability_examples
    fitting = [e.text for e in examples if e.kind == draft.capability_kind]
    ask = words.TEXT_ASK[draft.capability_kind]
    return prompts.question(
        fill(ask, department=department.name),
        why=words.TEXT_WHY,
        example=fitting[0] if fitting else "",
    )


def _take_capability(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    return Outcome(draft if isinstance(reply, Pressed) else _with_capabilities(draft, facts, reply.text))


CAPABILITY = Question[Draft](
    "capability",
    missing=lambda draft, _facts: "" if draft.capability_kind else None,
    ask=_ask_capability,
    take=_take_capability,
    wordy=always,
    help=words.KIND_HELP,
    skip=lambda draft, _facts, _subject: draft.model_copy(update={"capability_kind": ""}),
)
