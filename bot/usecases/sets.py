"""Where the set of a department stands: who drafts, what waits for whom, what is approved, in one line."""

from bot.dialogue.days import day_text
from bot.dialogue.draft import Draft
from bot.dialogue.set_card import who
from bot.usecases.board import Board
from bot.wording import status as words
from bot.wording.markup import Markup, counted, fill, mention
from kpi_rules.nouns import Department, DraftState
from store.nouns import StoredDraft


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
        approvers=who(approvers(look, department, draft.drafter)),
        since=since,
    )


def agreement_open(draft: Draft) -> bool:
    """Whether the head still has to agree to the mission."""
    return draft.mission is not None and not draft.mission.agreed_by


def document(stored: StoredDraft) -> Draft:
    """The draft as the dialogue knows it."""
    return Draft.model_validate_json(stored.document)


def approvers(look: Board, department: Department, drafter: str) -> tuple[str, ...]:
    """Who may decide on the department's set."""
    return tuple(o for o in look.company.owners if o not in {department.head, drafter})
