"""Where the set of a department stands: who drafts, what waits for whom, what is approved."""

from collections.abc import Iterator

from bot.dialogue.days import day_text
from bot.dialogue.draft import Draft
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Style
from bot.dialogue.set_card import who
from bot.usecases.board import Board
from bot.wording import status as words
from bot.wording.markup import Markup, counted, fill, mention
from kpi_rules.duties import deciders_of
from kpi_rules.nouns import Department, DraftState
from store.nouns import StoredDraft

MOST_WAITING = 20


def state_line(look: Board, department: Department, stored: StoredDraft | None, *, in_force: int) -> Markup:
    """Who drafts, what waits for whom, what is approved, in one line."""
    if stored is None and in_force:
        approved = words.STATES[DraftState.APPROVED]
        return fill(approved, department=department.name, count=counted(in_force, "KPI"))
    if stored is None:
        return fill(words.NOT_BEGUN, department=department.name, head=mention(department.head))
    draft = document(stored)
    if draft.state is DraftState.DRAFTING and agreement_open(draft) and draft.drafter != department.head:
        return fill(words.AGREEMENT, department=department.name, head=mention(department.head))
    since = day_text(draft.submitted_at.date()) if draft.submitted_at else ""
    return fill(
        words.STATES[draft.state],
        department=department.name,
        drafter=mention(draft.drafter),
        count=counted(len(draft.kpis), "KPI"),
        approvers=who(deciders_of(look.company, department, author=draft.drafter)),
        since=since,
    )


def concerning(look: Board) -> Iterator[tuple[StoredDraft, Department]]:
    """The first few sets that whoever looks writes, or has to say something about."""
    for stored in look.drafts_for_me(most=MOST_WAITING):
        department = look.department(stored.department)
        if department is not None:
            yield stored, department


def to_decide(look: Board, stored: StoredDraft, department: Department) -> Says:
    """That a set waits for the decision of whoever looks, and the way to it; nothing where it does not."""
    waits = stored.state is DraftState.SUBMITTED
    if not waits or look.user not in deciders_of(look.company, department, author=stored.drafter):
        return ()
    said = fill(words.WAITING_FOR_YOU, department=department.name, drafter=mention(stored.drafter))
    now = (Choice("show", words.APPROVE_NOW, Style.PRIMARY),)
    return (Paragraph(said), Choices(f"decide:{stored.id}", now))


def agreement_open(draft: Draft) -> bool:
    """Whether the head still has to agree to the mission."""
    return draft.mission is not None and not draft.mission.agreed_by


def document(stored: StoredDraft) -> Draft:
    """The draft as the dialogue knows it."""
    return Draft.model_validate_json(stored.document)
