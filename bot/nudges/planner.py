"""Who is to hear of what in the slot that is open now: pure, over everything that is owed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.nudges.calendar import is_away, workdays
from bot.nudges.owed import Kind, Owed, Patience, Recipient
from store.nudge_nouns import Step

Given = Mapping[tuple[str, str], Mapping[Step, date]]
"""By owner and item: which steps were taken, and on which day."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a reminder, and which step of the ladder it is."""

    owed: Owed
    step: Step


@dataclass(frozen=True, slots=True)
class Situation:
    """The people whom we know, and what was said so far about what they owe."""

    people: Mapping[str, Recipient]
    given: Given
    patience: Patience = field(default_factory=Patience)


def whose(people: Mapping[str, Recipient], users: Iterable[str]) -> frozenset[str]:
    """These people, and all for whom one of them may stand in: nobody else owes what they would hear of.

    It may name some more, such as people who are back from their leave.
    """
    found = set(users)
    delegates = {one.user: one.diary.leave.delegate for one in people.values() if one.diary.leave}
    while more := {user for user, delegate in delegates.items() if delegate in found and user not in found}:
        found |= more
    return frozenset(found)


def addressed(
    people: Mapping[str, Recipient], every: Iterable[Owed], *, now: datetime
) -> dict[str, list[tuple[Owed, bool]]]:
    """Everything owed by who would hear of it now; True stands for the head, who hears of another's."""
    found: defaultdict[str, list[tuple[Owed, bool]]] = defaultdict(list)
    for owed in every:
        hears = _hears(people, owed.person, other=owed.stand_in, head=owed.head, now=now)
        if hears:
            found[hears].append((owed, False))
        head = _hears(people, owed.head, now=now)
        if head and head not in {owed.person, hears}:
            found[head].append((owed, True))
    return found


def lines_for(
    recipient: Recipient, concerns: Iterable[tuple[Owed, bool]], situation: Situation, *, today: date
) -> tuple[Line, ...]:
    """What the person is reminded of today, in the order of the kinds; nothing when nothing is due."""
    found = [
        Line(owed, step)
        for owed, is_head in concerns
        if not _is_muted(owed, recipient, situation.people)
        and (step := _step(owed, recipient, situation, today=today, is_head=is_head)) is not None
    ]
    order = list(Kind)
    return tuple(sorted(found, key=lambda line: (line.step is Step.HEAD, order.index(line.owed.kind))))


def _step(
    owed: Owed, recipient: Recipient, situation: Situation, *, today: date, is_head: bool
) -> Step | None:
    given = situation.given.get((owed.person, owed.item), {})
    patience = situation.patience
    if is_head:
        waited = _waited(given, Step.AGAIN, recipient, today=today)
        return Step.HEAD if waited >= patience.head and Step.HEAD not in given else None
    if Step.FIRST not in given:
        return Step.FIRST if today >= owed.since else None
    waited = _waited(given, Step.FIRST, recipient, today=today)
    return Step.AGAIN if waited >= patience.again and Step.AGAIN not in given else None


def _waited(given: Mapping[Step, date], step: Step, recipient: Recipient, *, today: date) -> int:
    """Workdays of the recipient since that step; none while it was not taken."""
    return workdays(recipient.diary, given[step], today) if step in given else -1


def _is_muted(owed: Owed, recipient: Recipient, people: Mapping[str, Recipient]) -> bool:
    owner = people.get(owed.person, recipient)
    return owed.kind is Kind.VALUE and owed.subject in recipient.diary.muted | owner.diary.muted


def _hears(
    people: Mapping[str, Recipient], user: str, *, other: str = "", head: str = "", now: datetime
) -> str:
    """The person, or who stands in today; nobody while we do not know who that is, or until they are back."""
    seen: set[str] = set()
    while user and user not in seen:
        seen.add(user)
        person = people.get(user)
        if person is None:
            return ""
        if person.gone:
            user = other if other and other not in seen else head
        elif is_away(person.diary, now.astimezone(person.zone).date()):
            leave = person.diary.leave
            user = (leave.delegate if leave else "") or other
        else:
            return user
    return ""
