"""Reminding: whoever's slot is open hears, once and in one message, of everything that waits for them."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from bot.nudges.calendar import Slot, open_slot, slots_between
from bot.nudges.letter import Envelope, letter
from bot.nudges.owed import Patience, Recipient
from bot.nudges.planner import Line, Situation, addressed, lines_for, whose
from bot.owing import sources
from bot.owing.ledger import Ledger
from bot.usecases import digest
from bot.usecases.scene import company_now, zone_of
from bot.usecases.services import Services
from bot.views.blocks import render
from kpi_rules.diary import Diary
from store import conversations, nudges, outbox, people
from store.errors import DatabaseGone, DatabaseLocked
from store.message_nouns import Kind, Outgoing, Priority
from store.nudge_nouns import Nudge, NudgeState, Rule, Step, Taken

log = logging.getLogger(__name__)

MOST_MISSED = 60
"""Missed slots of one person that are written down; a longer absence of the bot says enough."""


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody whose slot is open, and what they would hear of."""

    recipient: Recipient
    slot: Slot
    ledger: Ledger
    lines: tuple[Line, ...]

    @property
    def user(self) -> str:
        """The person's id."""
        return self.recipient.user


def tick(services: Services, *, team: str) -> int:
    """Remind everybody, and every channel, whose slot is open and unused; gives how many messages that made.

    Safe to run at any time, as often as one likes, and to be killed anywhere in between.
    """
    _settle(services, team=team)
    posted = digest.tick(services, team=team)
    due = _due(services, team=team)
    _pass_over(services, [one for one in due if not one.lines], team=team)
    sent = sum(_remind_or_log(services, one, team=team) for one in due if one.lines)
    if sent:
        services.wake()
    return sent + posted


def recipients(session: Session) -> dict[str, Recipient]:
    """Everybody who spoke to us or has a part in a KPI, with what they chose."""
    chosen, company = nudges.diaries(session), nudges.rhythm(session)
    found = {}
    for person in people.met(session):
        diary = chosen.get(person.user_id, Diary())
        if diary.country is None:
            diary = diary.model_copy(update={"country": company.country})
        found[person.user_id] = Recipient(person.user_id, zone_of(person), diary, gone=person.deleted)
    return found


def _settle(services: Services, *, team: str) -> None:
    """Learn what became of the reminders that were put into the outbox before."""
    with services.database.read(team) as session:
        waits = nudges.queued(session)
    if not waits:
        return
    with services.database.write(team) as session:
        unsent = [nudge for nudge in nudges.settle(session) if nudge.state is not NudgeState.SENT]
        for nudge in unsent:
            log.warning("reminder %s for %s: %s", nudge.slot, nudge.person, nudge.state)
            if nudge.rule is Rule.DIGEST and nudge.state is NudgeState.FAILED:
                digest.failed(session, nudge, message=UUID(services.new_id()), at=services.now())
    if unsent:
        services.wake()


def _due(services: Services, *, team: str) -> list[Due]:
    """Everybody whose slot is open and unused. What is owed is read only when there is somebody."""
    now, patience = services.now(), Patience()
    with services.database.read(team) as session:
        known = recipients(session)
        slots = _open(session, known.values(), now=now)
        if not slots:
            return []
        company, country = company_now(services, session, team=team), nudges.rhythm(session).country
        ledger = Ledger(session, company, known, now, country, patience, whose(known, slots))
        concerns = addressed(known, sources.owed(ledger), now=now)
        items = {one.item for user in slots for one, _ in concerns.get(user, ())}
        situation = Situation(known, given(nudges.taken_for(session, items)), patience)
    return [
        Due(
            known[user],
            slot,
            ledger,
            lines_for(known[user], concerns.get(user, ()), situation, today=slot.day),
        )
        for user, slot in slots.items()
    ]


def _open(session: Session, known: Iterable[Recipient], *, now: datetime) -> dict[str, Slot]:
    slots = {
        one.user: slot
        for one in known
        if not one.gone and (slot := open_slot(one.diary, now, zone=one.zone)) is not None
    }
    done = nudges.dealt_with(session, {slot.day for slot in slots.values()})
    return {user: slot for user, slot in slots.items() if (user, slot.day) not in done}


def given(taken: Sequence[Taken]) -> dict[tuple[str, str], dict[Step, date]]:
    """The steps that were taken, by owner and item."""
    found: dict[tuple[str, str], dict[Step, date]] = {}
    for one in taken:
        found.setdefault((one.owner, one.item), {})[one.step] = one.day
    return found


def _pass_over(services: Services, due: Sequence[Due], *, team: str) -> None:
    """Use the slots of those for whom there is nothing."""
    if not due:
        return
    with services.database.write(team) as session:
        done = nudges.dealt_with(session, {one.slot.day for one in due})
        for one in (one for one in due if (one.user, one.slot.day) not in done):
            _claim(session, one, at=one.ledger.now, state=NudgeState.IDLE)


def _remind_or_log(services: Services, due: Due, *, team: str) -> bool:
    """One reminder that cannot be put together stops no other."""
    try:
        return _remind(services, due, team=team)
    except (DatabaseGone, DatabaseLocked):
        raise
    except Exception:
        log.exception("the reminder %s for %s failed", due.slot.key, due.user)
        with services.database.write(team) as session:
            _claim(session, due, at=due.ledger.now, state=NudgeState.FAILED)
        return False


def _remind(services: Services, due: Due, *, team: str) -> bool:
    """Slot, steps and message in one transaction: all of them, or none."""
    message = UUID(services.new_id())
    with services.database.write(team) as session:
        if nudges.is_dealt_with(session, due.user, day=due.slot.day):
            return False
        ledger = replace(due.ledger, session=session)
        lines = [line for line in due.lines if sources.holds(ledger, line.owed)]
        state = NudgeState.QUEUED if lines else NudgeState.IDLE
        if not _claim(session, due, at=ledger.now, state=state, message=message if lines else None):
            return False
        lines = [line for line in lines if nudges.take(session, _taken(line, due), slot=due.slot.key)]
        if lines:
            missed = _note_missed(session, due)
            _put(session, due, lines, message=message, missed=missed)
    return bool(lines)


def _claim(
    session: Session, due: Due, *, at: datetime, state: NudgeState, message: UUID | None = None
) -> bool:
    nudge = Nudge(
        rule=Rule.OWED,
        person=due.user,
        slot=due.slot.key,
        day=due.slot.day,
        at=at,
        state=state,
        message=message,
    )
    return nudges.claim(session, nudge)


def _taken(line: Line, due: Due) -> Taken:
    return Taken(
        owner=line.owed.person, item=line.owed.item, step=line.step, recipient=due.user, day=due.slot.day
    )


def _note_missed(session: Session, due: Due) -> int:
    """Write down the slots since the last one in which the bot was not at work; gives how many."""
    last = nudges.last_day(session, due.user, before=due.slot.day)
    if last is None:
        return 0
    missed = list(slots_between(due.recipient.diary, last, due.slot.day, zone=due.recipient.zone))
    for slot in missed[-MOST_MISSED:]:
        _claim(session, replace(due, slot=slot), at=due.ledger.now, state=NudgeState.MISSED)
    return len(missed)


def _put(session: Session, due: Due, lines: Sequence[Line], *, message: UUID, missed: int) -> None:
    user, now = due.user, due.ledger.now
    said = render(letter(lines, Envelope(user, due.slot.key, missed)))
    outgoing = Outgoing(
        id=message,
        conversation=user,
        kind=Kind.POST,
        to=conversations.load(session, user).channel or user,
        payload=said.payload(),
        priority=Priority.REMINDER,
        not_after=min(due.slot.closes, now + due.ledger.patience.fresh),
    )
    outbox.put(session, outgoing, at=now)
