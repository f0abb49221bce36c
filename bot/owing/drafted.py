"""Drafts that lie, missions to agree to, sets to decide on."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from bot.dialogue.days import day_text
from bot.dialogue.draft import Draft
from bot.dialogue.say import Choice, Choices
from bot.nudges.owed import Kind, Owed
from bot.owing.ledger import Ledger
from bot.usecases.events import wording_mark
from bot.usecases.sets import agreement_open, document
from bot.wording import nudges as words
from bot.wording.markup import Markup, counted, fill, mention
from kpi_rules.duties import deciders_of
from kpi_rules.nouns import Department, DraftState
from store import drafts
from store.nouns import StoredDraft

log = logging.getLogger(__name__)


def every(ledger: Ledger) -> Iterator[Owed]:
    """What drafts wait for. One that cannot be read is logged, and stops no other."""
    for stored, changed_at in drafts.unfinished(ledger.session):
        try:
            yield from _of_draft(ledger, stored, changed_at=changed_at)
        except ValidationError:
            log.exception("draft %s cannot be read", stored.id)


def again(ledger: Ledger, draft_id: str) -> Iterator[Owed]:
    """What this draft still waits for."""
    stored = drafts.load(ledger.session, draft_id)
    if stored is not None:
        yield from _of_draft(ledger, stored, changed_at=ledger.now)


def _of_draft(ledger: Ledger, stored: StoredDraft, *, changed_at: datetime) -> Iterator[Owed]:
    department = ledger.department(stored.department)
    if department is None:
        return
    draft = document(stored)
    about = _About(ledger, stored, draft, department, changed_at)
    if stored.state is DraftState.SUBMITTED:
        yield from about.approvals()
    elif agreement_open(draft) and stored.drafter != department.head:
        yield about.agreement()
    elif stored.state in {DraftState.DRAFTING, DraftState.SENT_BACK}:
        yield about.unfinished()


@dataclass(frozen=True, slots=True)
class _About:
    """One draft, and what it may wait for."""

    ledger: Ledger
    stored: StoredDraft
    draft: Draft
    department: Department
    changed_at: datetime

    def approvals(self) -> Iterator[Owed]:
        """Whoever may decide owes a decision; the drafter hears when there is none."""
        deciding = deciders_of(self.ledger.company, self.department, author=self.stored.drafter)
        line = fill(words.APPROVAL, department=self.department.name, drafter=mention(self.stored.drafter))
        decide = Choice("show", words.DECIDE.format(department=self.department.name))
        for n, owner in enumerate(deciding):
            yield self._owed(
                Kind.APPROVAL,
                f"approve:{self.stored.id}:{self.stored.version}",
                person=owner,
                line=line,
                action=Choices(f"nudge.show:{Kind.APPROVAL}/{self.stored.id}", (decide,)),
                head="" if n else self.stored.drafter,
            )

    def agreement(self) -> Owed:
        """The head owes a word on the mission."""
        line = fill(words.AGREEMENT, department=self.department.name, drafter=mention(self.stored.drafter))
        item = f"agree:{self.stored.id}:{wording_mark(self.draft)}"
        show = Choices(f"nudge.show:{Kind.AGREEMENT}/{self.stored.id}", (Choice("show", words.SHOW_MISSION),))
        return self._owed(Kind.AGREEMENT, item, person=self.department.head, line=line, action=show)

    def unfinished(self) -> Owed:
        """The drafter left it alone."""
        came_back = self.stored.state is DraftState.SENT_BACK
        line = fill(
            words.SENT_BACK if came_back else words.DRAFT,
            department=self.department.name,
            count=counted(len(self.draft.kpis), "KPI"),
            day=day_text(self.changed_at.date()),
        )
        go_on = Choice(self.department.id, words.GO_ON.format(department=self.department.name))
        head = self.department.head
        return self._owed(
            Kind.DRAFT,
            f"draft:{self.stored.id}:{self.stored.version}",
            person=self.stored.drafter,
            line=line,
            action=Choices(f"nudge.show:{Kind.DRAFT}/{self.department.id}", (go_on,)),
            head="" if head == self.stored.drafter else head,
        )

    def _owed(
        self, kind: Kind, item: str, *, person: str, line: Markup, action: Choices, head: str = ""
    ) -> Owed:
        patience = self.ledger.patience
        wait = patience.draft if kind is Kind.DRAFT else patience.decision
        return Owed(
            item=item,
            kind=kind,
            person=person,
            since=(self.changed_at + wait).date(),
            line=line,
            action=action,
            subject=self.stored.id,
            head=head,
        )
