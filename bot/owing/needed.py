"""Questions about needs that a department has not answered."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.dialogue.say import Choice, Choices
from bot.nudges.owed import Kind, Owed
from bot.owing.ledger import Ledger
from bot.wording import nudges as words
from bot.wording.markup import fill
from kpi_rules.asking import Request
from store import asking


def every(ledger: Ledger) -> Iterator[Owed]:
    """One thing for each draft and department served, however many needs were asked about."""
    yield from _grouped(ledger, asking.silent(ledger.session))


def again(ledger: Ledger, subject: str) -> Iterator[Owed]:
    """What is still unanswered between this draft and this department."""
    draft_id, _, served_id = subject.partition("/")
    mine = (r for r in asking.silent(ledger.session) if (r.draft, r.served) == (draft_id, served_id))
    yield from _grouped(ledger, mine)


def _grouped(ledger: Ledger, requests: Iterable[Request]) -> Iterator[Owed]:
    def place(request: Request) -> tuple[str, str, str]:
        return request.draft, request.served, request.asked

    for _, some in groupby(sorted(requests, key=place), key=place):
        yield from _owed(ledger, list(some))


def _owed(ledger: Ledger, requests: list[Request]) -> Iterator[Owed]:
    first, department = requests[0], ledger.department(requests[0].department)
    if department is None:
        return
    asked_at = max(request.asked_at for request in requests)
    template = words.NEED if len(requests) == 1 else words.NEEDS_SEVERAL
    show = Choice("show", words.SHOW_NEEDS)
    yield Owed(
        item=f"need:{first.draft}:{first.served}:{asked_at.isoformat()}",
        kind=Kind.NEED,
        person=first.asked,
        since=(asked_at + ledger.patience.decision).date(),
        line=fill(template, department=department.name, text=first.text, count=len(requests) - 1),
        action=Choices(f"nudge.show:{Kind.NEED}/{first.draft}/{first.served}", (show,)),
        subject=f"{first.draft}/{first.served}",
        head=department.head if department.head != first.asked else "",
    )
