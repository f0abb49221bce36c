"""Chapter 4: what the department must become able to do (inside)."""

from bot.dialogue import asides, lines, need_words, prompts, spoken
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Chapter, Facts
from bot.dialogue.needs import noted_for, others, serves_inside
from bot.dialogue.question import Outcome, Question, always
from bot.dialogue.remarks import names_nothing
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small
from bot.wording import needs as words
from bot.wording.controls import NOT_NOTED
from bot.wording.markup import fill
from kpi_rules.catalogue import catalogue
from kpi_rules.ground_nouns import Capability, CapabilityKind


def _kind_missing(draft: Draft, _facts: Facts) -> str | None:
    return None if "inside" in draft.done or draft.capability_kind else ""


def _listed(draft: Draft) -> list[tuple[str, str]]:
    return [(capability.id, capability.text) for capability in draft.capabilities]


def _ask_kind(draft: Draft, facts: Facts, _subject: str) -> Says:
    department = facts.department(draft.department)
    kinds = tuple(Choice(value, label) for value, label in words.KINDS.items())
    end = (Choice("none", words.KIND_NONE),) if draft.capabilities or not serves_inside(draft, facts) else ()
    ways = Choices("inside:", (*kinds, *end))
    if draft.capabilities:
        text, take_out = lines.shown(_listed(draft), key="inside:")
        ask = fill(words.KIND_ASK_MORE, department=department.name)
        return prompts.question(ask, *text, ways, *take_out)
    return prompts.question(
        fill(words.KIND_ASK, department=department.name),
        ways,
        why=words.KIND_WHY,
        example=catalogue().guide(department.lines[0]).capability_examples[0].text,
        heading=fill(
            words.INSIDE_HEADING,
            step=facts.step(Chapter.INSIDE, draft.department),
            department=department.name,
        ),
    )


def _take_kind(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    edit = lines.edit(reply, _listed(draft))
    if edit is not None:
        return _edited(draft, edit)
    if isinstance(reply, Pressed):
        if reply.value == "none":
            return Outcome(_inside_done(draft))
        return Outcome(draft.model_copy(update={"capability_kind": CapabilityKind(reply.value).value}))
    if prompts.is_no_more(reply.text) and (draft.capabilities or not serves_inside(draft, facts)):
        return Outcome(_inside_done(draft))
    if prompts.is_no_more(reply.text):
        return Outcome(draft, (Paragraph(words.KIND_ONE),))
    return _noted(draft, facts, reply.text)


def _edited(draft: Draft, edit: asides.Edit) -> Outcome[Draft]:
    """The draft with one line changed or gone."""
    old = draft.capabilities[edit.line]
    new = (old.model_copy(update={"text": edit.text}),) if edit.text else ()
    kept = tuple(n for one in draft.capabilities for n in (new if one.id == old.id else (one,)))
    return Outcome(
        draft.model_copy(update={"capabilities": kept}), (Small(lines.said_about(edit, old.text)),)
    )


def _inside_done(draft: Draft) -> Draft:
    return draft.model_copy(update={"done": draft.done | {"inside"}})


def _of_others(draft: Draft, facts: Facts, text: str) -> Outcome[Draft] | None:
    """What follows where somebody says here what another department needs; None where nobody else is named."""
    told = need_words.told(text, others(draft, facts))
    served = next((one.department for one in told if one.department), "")
    if not served:
        return None
    if serves_inside(draft, facts):
        return noted_for(draft, facts, told)
    name = facts.department(served).name
    own = facts.department(draft.department).name
    return Outcome(draft, (Paragraph(fill(words.NEED_NO_ABILITY, served=name, department=own)),))


def _noted(draft: Draft, facts: Facts, text: str) -> Outcome[Draft]:
    """Each line becomes a capability of the kind chosen, or of the kind that its words suggest."""
    elsewhere = _of_others(draft, facts, text)
    if elsewhere is not None:
        return elsewhere
    texts = [asides.without_wish(asides.without_chatter(line)) for line in prompts.lines_of(text)]
    named = [one for one in texts if not (spoken.is_no_thing(one, facts) or names_nothing(one))]
    if not named and all(map(names_nothing, texts)):
        return Outcome(draft, (Paragraph(NOT_NOTED),))
    if not named:
        asked = fill(words.ABILITY_FIRST, department=facts.department(draft.department).name)
        return Outcome(draft, (Paragraph(asked),))
    added = tuple(Capability(id=facts.new_id(), kind=_kind(draft, line), text=line) for line in named)
    capabilities = (*draft.capabilities, *added)
    return Outcome(draft.model_copy(update={"capabilities": capabilities, "capability_kind": ""}))


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
    examples = catalogue().guide(department.lines[0]).capability_examples
    fitting = [e.text for e in examples if e.kind == draft.capability_kind]
    ask = words.TEXT_ASK[draft.capability_kind]
    return prompts.question(
        fill(ask, department=department.name),
        why=words.TEXT_WHY,
        example=fitting[0] if fitting else "",
    )


def _take_capability(draft: Draft, facts: Facts, subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Pressed):
        return Outcome(draft)
    if prompts.is_no_more(reply.text):
        # The kind was chosen too soon: the words answer the question before this one.
        return _take_kind(draft.model_copy(update={"capability_kind": ""}), facts, subject, reply)
    return _noted(draft, facts, reply.text)


CAPABILITY = Question[Draft](
    "capability",
    missing=lambda draft, _facts: "" if draft.capability_kind else None,
    ask=_ask_capability,
    take=_take_capability,
    wordy=always,
    help=words.KIND_HELP,
    skip=lambda draft, _facts, _subject: draft.model_copy(update={"capability_kind": ""}),
)
