"""Chapter 3: what others need from the department (outside)."""

import re

from bot.dialogue import asides, lines, need_words, prompts, spoken
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Chapter, Facts
from bot.dialogue.question import Outcome, Question, always
from bot.dialogue.remarks import names_nothing
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Choices, Paragraph, Pick, Says, Small
from bot.wording import needs as words
from bot.wording.controls import NOT_NOTED
from bot.wording.markup import few, fill, joined
from kpi_rules.catalogue import NeedPattern, catalogue
from kpi_rules.ground_nouns import Need
from kpi_rules.nouns import Department, DepartmentKind
from kpi_rules.words import stands_in

MOST_BUTTONS = 4


def others(draft: Draft, facts: Facts) -> tuple[Department, ...]:
    """Every department but this one."""
    return tuple(d for d in facts.company.departments if d.id != draft.department)


def _business(draft: Draft, facts: Facts) -> tuple[str, ...]:
    return tuple(d.id for d in others(draft, facts) if d.kind is DepartmentKind.BUSINESS)


def serves_inside(draft: Draft, facts: Facts) -> bool:
    """Whether it is asked what others need: a support department works for them."""
    is_support = facts.department(draft.department).kind is DepartmentKind.SUPPORT
    return is_support and bool(others(draft, facts))


def _served_missing(draft: Draft, facts: Facts) -> str | None:
    return "" if draft.served is None and serves_inside(draft, facts) else None


def _ask_served(draft: Draft, facts: Facts, _subject: str) -> Says:
    name = facts.department(draft.department).name
    options = tuple(Choice(d.id, d.name) for d in others(draft, facts))
    business = [d.name for d in facts.departments(_business(draft, facts))]
    label = words.SERVED_ALL.format(names=few(business)) if len(business) > 1 else "".join(business)
    every = (Choice("business", label),) if business else ()
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
    unknown: tuple[str, ...] = ()
    if not isinstance(reply, Pressed):
        chosen, unknown = _named(reply.text, draft, facts)
    elif reply.value == "business":
        chosen = _business(draft, facts)
    else:
        chosen = tuple(v for v in reply.values if v in known)
    if not chosen:
        names = ", ".join(d.name for d in others(draft, facts))
        return Outcome(draft, (Paragraph(fill(words.SERVED_UNKNOWN, names=names)),))
    return Outcome(draft.model_copy(update={"served": chosen}), _left_aside(unknown, chosen, facts))


def _left_aside(unknown: tuple[str, ...], chosen: tuple[str, ...], facts: Facts) -> Says:
    """Said about names that are no department, so that nobody thinks they were noted."""
    if not unknown:
        return ()
    names = joined([fill("{name}", name=d.name) for d in facts.departments(chosen)])
    aside = joined([fill("{name}", name=one) for one in unknown])
    return (Small(fill(words.SERVED_ASIDE, names=names, unknown=aside)),)


_AND = re.compile(r"\s*(?:,|;|/|&|\+|\n|\band\b|\balso\b|\bplus\b)\s*", re.IGNORECASE)
MOST_NAME_WORDS = 3


def _named(text: str, draft: Draft, facts: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the departments that a text names, and the short names in it that are none."""
    every = others(draft, facts)
    if prompts.is_all(text):
        return tuple(d.id for d in every), ()
    said = text.casefold()
    named = sorted((d for d in every if stands_in(d.name, text)), key=lambda d: said.find(d.name.casefold()))
    found = tuple(d.id for d in named)
    parts = (part.strip(" .!") for part in _AND.split(text))
    unknown = (p for p in parts if p and not any(stands_in(d.name, p) for d in every))
    own = facts.department(draft.department).name
    short = (
        p for p in unknown if len(p.split()) <= MOST_NAME_WORDS and p[:1].isupper() and not stands_in(own, p)
    )
    return found, tuple(dict.fromkeys(short))


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


def _noted(draft: Draft, subject: str) -> tuple[Need, ...]:
    return tuple(n for n in draft.needs if n.department == subject)


def _listed(draft: Draft, subject: str) -> list[tuple[str, str]]:
    return [(need.id, need.text) for need in _noted(draft, subject)]


def _ask_need(draft: Draft, facts: Facts, subject: str) -> Says:
    served, department = facts.department(subject), facts.department(draft.department)
    known = _noted(draft, subject)
    template = words.NEED_ASK_MORE if known else words.NEED_ASK
    end = Choice("none", words.NEED_NONE if known else words.NEED_NOTHING)
    usual = tuple(Choice(need.id, need.label) for need in _usual_needs(draft, facts, subject))
    text, take_out = lines.shown(_listed(draft, subject), key=f"need:{subject}")
    return prompts.question(
        fill(template, served=served.name, department=department.name),
        *text,
        Choices(f"need:{subject}", (*usual, end)),
        *take_out,
        why=None if known else fill(words.NEED_WHY, served=served.name),
    )


def _usual_needs(draft: Draft, facts: Facts, subject: str) -> tuple[NeedPattern, ...]:
    """Needs that the served function usually has, those first that name it."""
    functions = set(facts.department(subject).functions)
    own = facts.department(draft.department).lines
    usual = [need for line in own for need in catalogue().guide(line).need_examples]
    taken = {n.text for n in draft.needs if n.department == subject}
    ranked = sorted(usual, key=lambda example: functions.isdisjoint(example.asked_by))
    return tuple(e for e in ranked if e.text not in taken)[:MOST_BUTTONS]


def _take_need(draft: Draft, facts: Facts, subject: str, reply: Reply) -> Outcome[Draft]:
    edit = lines.edit(reply, _listed(draft, subject))
    if edit is not None:
        return _edited(draft, subject, edit)
    if isinstance(reply, Pressed):
        if reply.value == "none":
            return Outcome(_no_more_needs(draft, facts, subject))
        return Outcome(_added(draft, facts, subject, _chosen(draft, facts, subject, reply)))
    if prompts.is_no_more(reply.text):
        return Outcome(_no_more_needs(draft, facts, subject))
    same = asides.same_as(reply.text)
    if same is not None:
        return _as_another(draft, facts, subject, same)
    ended = need_words.ended(reply.text, others(draft, facts))
    if ended:
        return Outcome(_no_more_needs(draft, facts, ended))
    return _told(draft, facts, subject, reply.text)


def _told(draft: Draft, facts: Facts, subject: str, text: str) -> Outcome[Draft]:
    """The draft with the needs that a text names, each with the department that has it."""
    every = need_words.told(text, others(draft, facts))
    named = tuple(one for told in every for one in told.texts if _is_need(one, facts))
    if len(named) == 1 and _is_department(named[0], facts):
        said = fill(words.NEED_IS_DEPARTMENT, name=named[0], served=facts.department(subject).name)
        return Outcome(draft, (Paragraph(said),))
    if not named and all(names_nothing(one) for told in every for one in told.texts):
        return Outcome(draft, (Paragraph(NOT_NOTED),))
    if not named:
        asked = fill(words.NEED_FIRST, served=facts.department(subject).name)
        return Outcome(draft, (Paragraph(asked),))
    before = draft
    for told in every:
        texts = tuple(one for one in told.texts if one in named)
        draft = _added(_serving(draft, told.department), facts, told.department or subject, texts)
    if draft == before:
        return Outcome(draft, (Paragraph(words.NEED_KNOWN),))
    return Outcome(draft, _elsewhere(every, subject, facts))


def noted_for(draft: Draft, facts: Facts, every: tuple[need_words.Told, ...]) -> Outcome[Draft]:
    """The draft with needs that were told in another chapter; those departments are not asked about again."""
    theirs = tuple(told for told in every if told.department)
    for told in theirs:
        draft = _added(_serving(draft, told.department), facts, told.department, told.texts)
        draft = _no_more_needs(draft, facts, told.department)
    return Outcome(draft, _elsewhere(theirs, "", facts))


def _is_need(text: str, facts: Facts) -> bool:
    """Whether a line names a thing: no number or day alone, no remark, no "that is all"."""
    return not (spoken.is_no_thing(text, facts) or names_nothing(text) or prompts.is_no_more(text))


def _serving(draft: Draft, department: str) -> Draft:
    """The draft with this department among those that are served."""
    served = draft.served or ()
    known = not department or department in served
    return draft if known else draft.model_copy(update={"served": (*served, department)})


def _elsewhere(every: tuple[need_words.Told, ...], subject: str, facts: Facts) -> Says:
    """Said about needs that were noted for another department than the one asked about."""
    other = [told for told in every if told.department not in {"", subject}]
    return tuple(
        Small(fill(words.NEED_FOR, served=facts.department(told.department).name, text="; ".join(told.texts)))
        for told in other
    )


def _chosen(draft: Draft, facts: Facts, subject: str, reply: Pressed) -> tuple[str, ...]:
    return tuple(need.text for need in _usual_needs(draft, facts, subject) if need.id in reply.values)


def _added(draft: Draft, facts: Facts, subject: str, texts: tuple[str, ...]) -> Draft:
    """The draft with these needs as well; what is noted already is not noted twice."""
    known = {need.text.casefold() for need in _noted(draft, subject)}
    new = (text for text in dict.fromkeys(texts) if text.casefold() not in known)
    added = tuple(Need(id=facts.new_id(), department=subject, text=text) for text in new)
    return draft.model_copy(update={"needs": (*draft.needs, *added)})


def _edited(draft: Draft, subject: str, edit: asides.Edit) -> Outcome[Draft]:
    """The draft with one line of this department changed or gone."""
    old = _noted(draft, subject)[edit.line]
    new = (old.model_copy(update={"text": edit.text}),) if edit.text else ()
    needs = tuple(n for need in draft.needs for n in (new if need.id == old.id else (need,)))
    return Outcome(draft.model_copy(update={"needs": needs}), (Small(lines.said_about(edit, old.text)),))


def _is_department(text: str, facts: Facts) -> bool:
    return asides.plain(text) in {d.name.casefold() for d in facts.company.departments}


def _as_another(draft: Draft, facts: Facts, subject: str, named: str) -> Outcome[Draft]:
    """The needs that were noted for another department, for this one as well."""
    others = [d for d in facts.departments(draft.served or ()) if d.id != subject and _noted(draft, d.id)]
    wanted = [d for d in others if stands_in(d.name, named)] if named else others[-1:]
    if not wanted:
        known = facts.department(subject).name
        return Outcome(draft, (Paragraph(fill(words.NEED_SAME_AS_WHOM, served=known)),))
    texts = tuple(need.text for d in wanted for need in _noted(draft, d.id))
    return Outcome(_added(draft, facts, subject, texts))


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
