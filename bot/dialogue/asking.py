"""What a department is asked about its needs, and how the answers look to those who drafted and approve."""

from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.say import Choice, Choices, Divider, Heading, Paragraph, Part, Says, Small, Style
from bot.wording import asking as words
from bot.wording.markup import Markup, bullets, fill, joined, mention
from kpi_rules.asking import Asked, Request, Standing
from kpi_rules.ground_nouns import Need
from kpi_rules.nouns import Department, Kpi

CORRECT, ELSE, NOTE = "need_correct", "need_else", "need_note"
"""Forms."""


def is_left(draft: Draft, facts: Facts) -> bool:
    """Whether all was said about what others need, so that they can be asked."""
    served = facts.departments(draft.served or ())
    return bool(draft.needs) and all(f"need:{department.id}" in draft.done for department in served)


def card(draft: Draft, served: tuple[Department, ...], *, facts: Facts) -> Says:
    """The needs of departments that one person speaks for, with what was answered so far."""
    department, alone = facts.department(draft.department), len(served) == 1
    names = joined([fill("{name}", name=one.name) for one in served])
    ask = fill(words.ASK, drafter=mention(draft.drafter), department=department.name, served=names)
    title = words.HEADING if alone else words.HEADING_SEVERAL
    heading = title.format(served=" and ".join(one.name for one in served), department=department.name)
    return (
        Heading(heading),
        Paragraph(ask),
        *(part for one in served for part in _section(draft, one, facts=facts, alone=alone)),
    )


def _section(draft: Draft, served: Department, *, facts: Facts, alone: bool) -> Says:
    department = facts.department(draft.department)
    mine = [r for r in facts.asked.requests if r.served == served.id]
    title = () if alone else (Divider(), Paragraph(fill(words.SECTION, served=served.name)))
    ask = words.ELSE_ASK if alone else words.ELSE_ASK_FOR
    more = (Choice("else", words.ELSE, form=ELSE), Choice("note", words.NOTE, form=NOTE))
    return (
        *title,
        *(part for n, request in enumerate(mine, 1) for part in _row(n, request, draft=draft)),
        *_notes(facts.asked, served),
        Paragraph(fill(ask, department=department.name, served=served.name)),
        Choices(f"askedmore:{draft.id}/{served.id}", more),
    )


def together(asked: Asked, served: str) -> tuple[str, ...]:
    """The departments whose needs stand on one card with those of this one: the same person was asked."""
    own = (r for r in asked.requests if r.standing not in {Standing.WANTED, Standing.LEFT})
    people = {request.served: request.asked for request in own}
    return tuple(one for one in people if people[one] == people.get(served)) or (served,)


def _row(number: int, request: Request, *, draft: Draft) -> tuple[Part, ...]:
    line = Paragraph(fill(words.NEED, number=number, text=request.text))
    key = f"asked:{request.need}"
    if request.standing is Standing.SILENT and is_current(request, draft):
        choices = (
            Choice("right", words.RIGHT, Style.PRIMARY),
            Choice("correct", words.CORRECT, form=CORRECT),
            Choice("not_needed", words.NOT_NEEDED),
        )
        return (line, Choices(key, choices))
    said = fill(
        words.SAID.get(request.standing, words.DROPPED),
        by=mention(request.by),
        answer=request.answer,
        drafter=mention(draft.drafter),
    )
    own = request.standing in {Standing.CONFIRMED, Standing.CORRECTED, Standing.NOT_NEEDED}
    again = (Choices(key, (Choice("again", words.CHANGE),)),) if own else ()
    return (line, Small(said), *again)


def is_current(request: Request, draft: Draft) -> bool:
    """Whether the need that was asked about still stands in the draft, in these words."""
    asked = Asked(requests=(request,))
    return any(asked.standing(need) is not Standing.PROPOSED for need in draft.needs)


def _notes(asked: Asked, served: Department) -> Says:
    mine = [n for n in asked.notes if n.department == served.id]
    lines = [fill(words.NOTE_LINE, author=mention(n.author), text=n.text) for n in mine]
    return (Small(Markup(f"{words.NOTES}\n{bullets(lines)}")),) if lines else ()


def heard(request: Request, served: Department) -> Says:
    """An answer as it is told to the person who drafts, with the ways to go on where there are any."""
    told = fill(
        words.HEARD[request.standing],
        by=mention(request.by),
        served=served.name,
        text=request.text,
        answer=request.answer,
    )
    if request.standing not in words.TAKE:
        return (Paragraph(told),)
    take = Choice("take", words.TAKE[request.standing], Style.PRIMARY)
    leave = Choice("leave", words.LEAVE[request.standing])
    return (Paragraph(told), Choices(f"heard:{request.need}", (take, leave)))


def marked_needs(draft: Draft, facts: Facts) -> list[Markup]:
    """Each need with where it stands, and what others named besides."""
    own = [
        _line(need.text, need.department, mark=need_mark(need, facts), facts=facts) for need in draft.needs
    ]
    known = {request.need for need in draft.needs if (request := facts.asked.about(need))}
    named = (
        r
        for r in facts.asked.requests
        if r.need not in known and r.standing in {Standing.WANTED, Standing.LEFT}
    )
    return [*own, *(_line(r.text, r.served, mark=mark(r.standing, r), facts=facts) for r in named)]


def _line(text: str, served: str, *, mark: Markup, facts: Facts) -> Markup:
    names = facts.company.department_names
    return fill(words.LINE, served=names.get(served, ""), text=text, mark=mark)


def need_mark(need: Need, facts: Facts) -> Markup:
    """Where one need stands, in a few words."""
    return mark(facts.asked.standing(need), facts.asked.about(need))


def mark(standing: Standing, request: Request | None) -> Markup:
    """Where a need stands by what was asked about it."""
    by, asked, answer = (request.by, request.asked, request.answer) if request else ("", "", "")
    return fill(words.MARKS[standing], by=mention(by), asked=mention(asked), answer=answer)


def with_consulted(draft: Draft, asked: Asked) -> Draft:
    """The draft whose KPIs name the departments that were asked about the needs they answer."""
    served = {need.id: need.department for need in draft.needs if asked.about(need)}
    return draft.model_copy(update={"kpis": tuple(_consulted(kpi, served) for kpi in draft.kpis)})


def _consulted(kpi: Kpi, served: dict[str, str]) -> Kpi:
    department, sheet = served.get(kpi.definition.serves), kpi.definition.sheet
    if department is None or department in sheet.consulted:
        return kpi
    named = sheet.model_copy(update={"consulted": (*sheet.consulted, department)})
    return kpi.model_copy(update={"definition": kpi.definition.model_copy(update={"sheet": named})})


def asked_card(draft: Draft, facts: Facts) -> Says:
    """Who was asked, who agreed, who did not answer, and what they noted: for the set and its approver."""
    if not facts.asked.requests:
        return ()
    notes = [fill(words.NOTE_LINE, author=mention(n.author), text=n.text) for n in facts.asked.notes]
    return (Small(Markup(f"{words.CARD}\n{bullets([*marked_needs(draft, facts), *notes])}")),)
