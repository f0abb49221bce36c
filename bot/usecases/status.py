"""Where everybody stands: read from the database, never from what a message once said."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlmodel import Session

from bot.dialogue.days import day_text
from bot.dialogue.say import Choice, Choices, Divider, Heading, Paragraph, Says, Small, Style
from bot.dialogue.standing import Shown, counts, kpi_parts, score, short_line
from bot.usecases import leavers, reviews
from bot.usecases.board import Board, board
from bot.usecases.company_status import ask_why, company, mine_of, of_status
from bot.usecases.finding import found_by_name
from bot.usecases.long_looks import LongLookError, later
from bot.usecases.looking import also_named, closer
from bot.usecases.objective_status import objective_card
from bot.usecases.scene import led_by
from bot.usecases.services import Services
from bot.usecases.sets import agreement_open, concerning, document, state_line, to_decide
from bot.usecases.side_by_side import compared, sides_of
from bot.wording import bonds as bond_words
from bot.wording import reviews as review_words
from bot.wording import status as words
from bot.wording.markup import bullets, counted, fill, mention
from kpi_rules.nouns import Department, DraftState, Status
from kpi_rules.reports.when import When, when
from store.nouns import StoredDraft

MOST_KPIS_SHOWN = 12

STATUSES = {
    "at risk": (Status.AT_RISK, Status.OFF_TRACK),
    "amber": (Status.AT_RISK,),
    "yellow": (Status.AT_RISK,),
    "red": (Status.OFF_TRACK,),
    "off track": (Status.OFF_TRACK,),
    "green": (Status.ON_TRACK, Status.DONE),
    "on track": (Status.ON_TRACK, Status.DONE),
    "overdue": (Status.OVERDUE,),
    "late": (Status.OVERDUE,),
    "no data": (Status.NO_DATA, Status.OVERDUE),
    "grey": (Status.NO_DATA, Status.OVERDUE),
    "gray": (Status.NO_DATA, Status.OVERDUE),
    "missing": (Status.NO_DATA, Status.OVERDUE),
    "paused": (Status.PAUSED,),
}
"""Words that ask for the KPIs of a status, wherever they are."""


def status(services: Services, *, team: str, user: str, asked: str) -> Says:
    """The answer to `/kpi status`: for me, a department, the company, an objective, a KPI, a status, a period."""
    with services.database.read(team) as session:
        try:
            return status_in(session, services, user=user, asked=asked, patient=False)
        except LongLookError as long:
            count = long.count
    return later(
        services,
        lambda scene: scene.say(status_in(scene.session, services, user=user, asked=asked)),
        team=team,
        user=user,
        asked=f"status {asked}",
        count=count,
    )


def status_in(session: Session, services: Services, *, user: str, asked: str, patient: bool = True) -> Says:
    """The same, inside a transaction that is open; raises LongLookError where somebody waits too long for it."""
    look = replace(board(session, services, user=user), patient=patient)
    if not look.company.owners:
        return (Paragraph(words.NO_COMPANY),)
    day, rest, _ = _when(look, asked.strip())
    if day is None or day >= look.day.today:
        return _asked(look, rest)
    return (Small(fill(words.AS_OF, day=day_text(day))), *_asked(look.on(day), rest))


def _when(look: Board, asked: str) -> When:
    """The period that was named, at the end too: "finance December", "sales Q3 2026"."""
    found = when(asked, today=look.day.today, starts_in=look.day.starts_in)
    said = asked.split()
    for count in (2, 1):
        if found.day is None and len(said) > count:
            tail = when(f"for {' '.join(said[-count:])}", today=look.day.today, starts_in=look.day.starts_in)
            if tail.day is not None and not tail.rest:
                return When(tail.day, " ".join(said[:-count]))
    return found


def _asked(look: Board, asked: str) -> Says:
    wanted = asked.casefold().strip(" .?!")
    plain: dict[str, Callable[[Board], Says]] = {
        "": _me, "me": _me, "mine": _me,
        "company": company, "all": company, "everybody": company, "everyone": company,
        "watched": _watched, "what we watch": _watched,
    }  # fmt: skip
    if wanted in plain:
        return plain[wanted](look)
    if wanted in STATUSES:
        return of_status(look, STATUSES[wanted], wanted=wanted)
    if wanted.removeprefix("my ") in STATUSES:
        return mine_of(look, STATUSES[wanted.removeprefix("my ")], wanted=wanted.removeprefix("my "))
    sides = sides_of(look, wanted)
    if len(sides) > 1:
        return compared(look, sides)
    return _named(look, asked)


def _named(look: Board, name: str) -> Says:
    """A department, an objective or a KPI by some of its words, in this order."""
    departments, low = look.company.departments, name.casefold()
    found = [d for d in departments if d.name.casefold() == low] or [
        d for d in departments if low in d.name.casefold()
    ]
    if len(found) == 1:
        return _department(look, found[0])
    said, kpi = objective_card(look, name), found_by_name(look, name)
    if said:
        return (*said, *also_named(look, name, kpi))
    if kpi:
        return closer(look, kpi)
    names = ", ".join(d.name for d in departments)
    return (Paragraph(fill(words.UNKNOWN_DEPARTMENT, name=name, names=names)),)


def _department(look: Board, department: Department) -> Says:
    return _of_department(look, department, look.in_force(department))


def _of_department(look: Board, department: Department, every: tuple[Shown, ...]) -> Says:
    draft = look.drafts_of((department.id,)).get(department.id)
    if look.is_past and not every:
        return (Paragraph(fill(words.NONE_THEN, name=department.name)),)
    return (
        Heading(words.DEPARTMENT_HEADING.format(department=department.name)),
        Small(fill(words.HEAD, head=mention(department.head))),
        *leavers.head_parts((department,), gone=look.gone()),
        Paragraph(state_line(look, department, draft, in_force=len(every))),
        *(part for one in every[:MOST_KPIS_SHOWN] for part in kpi_parts(one)),
        *_rest(every[MOST_KPIS_SHOWN:]),
        *leavers.role_parts(every, gone=look.gone()),
        *score(every, look.roll(every)),
        *counts(one.standing for one in every),
        *_of_others(look, department),
        *ask_why([one for one in every if one.standing.is_alarming]),
    )


def _rest(every: Sequence[Shown]) -> Says:
    return (Paragraph(bullets([short_line(one) for one in every])),) if every else ()


def _of_others(look: Board, department: Department) -> Says:
    """What it shares or watches; it counts where it belongs."""
    return tuple(
        part
        for one, kind, owner in look.of_others(department)[:MOST_KPIS_SHOWN]
        for part in (*kpi_parts(one), Small(fill(bond_words.MARKS[kind], department=owner)))
    )


def _watched(look: Board) -> Says:
    """What the person's departments share or watch of others."""
    mine = led_by(look.user, look.company)
    parts = tuple(part for department in mine for part in _of_others(look, department))
    return parts or (Paragraph(words.NOTHING_WATCHED),)


def _me(look: Board) -> Says:
    """What waits for the person, their departments, and what else they look after, one below the other."""
    mine = led_by(look.user, look.company)
    waiting, named = _waiting_for(look), look.named(other_than=tuple(d.id for d in mine))
    sections: list[Says] = [(Heading(words.ME_HEADING), *waiting)] if waiting else []
    sections += [_mine(look, department) for department in mine]
    if named:
        sections.append((Heading(words.YOURS_HEADING), *(part for one in named for part in kpi_parts(one))))
    if not sections:
        sections = [(Heading(words.ME_HEADING), Paragraph(words.ME_NOTHING)), company(look)]
    return tuple(part for section in sections for part in (Divider(), *section))[1:]


def _mine(look: Board, department: Department) -> Says:
    every = look.in_force(department)
    return (*_review_due(look, department, every), *_of_department(look, department, every))


def _review_due(look: Board, department: Department, every: Sequence[Shown]) -> Says:
    since = reviews.due(look, department, [one.definition.sheet for one in every])
    if since is None:
        return ()
    said = fill(review_words.DUE, department=department.name, day=day_text(since))
    begin = (Choice(department.id, review_words.BEGIN, Style.PRIMARY),)
    return (Paragraph(said), Choices("review.of:", begin))


def _waiting_for(look: Board) -> Says:
    return tuple(part for draft, department in concerning(look) for part in _waiting(look, draft, department))


def _waiting(look: Board, draft: StoredDraft, department: Department) -> Says:
    user, decision = look.user, to_decide(look, draft, department)
    if decision:
        return decision
    if user == department.head != draft.drafter and agreement_open(document(draft)):
        return (Paragraph(fill(words.WAITING_AGREEMENT, department=department.name)),)
    if user == draft.drafter and draft.state in {DraftState.DRAFTING, DraftState.SENT_BACK}:
        count = counted(len(document(draft).kpis), "KPI")
        return (Paragraph(fill(words.YOUR_DRAFT, department=department.name, count=count)),)
    return ()
