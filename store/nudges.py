"""Reminders: what each person chose, slots that are used once, steps that are taken once."""

import logging
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Text, delete, func, type_coerce, update
from sqlmodel import Session, col, select

from kpi_rules.diary import Diary
from store.message_nouns import TOO_LATE, Progress
from store.nudge_nouns import Nudge, NudgeState, Rhythm, Taken
from store.parts import in_parts
from store.tables.messages import OutboxRow
from store.tables.nudges import DiaryRow, NudgeRow, NudgeStepRow, RhythmRow
from store.unit import insert_once, row_count, team_of

AGAIN = (NudgeState.EXPIRED, NudgeState.MISSED)
"""Slots in which nothing was sent: a clock that jumped ahead and back makes one that was missed come after all."""

logger = logging.getLogger(__name__)


def diary_of(session: Session, user_id: str) -> Diary:
    """What the person chose; the defaults for somebody who chose nothing."""
    row = session.get(DiaryRow, (team_of(session), user_id))
    return Diary() if row is None else row.chosen


def diaries(session: Session) -> dict[str, Diary]:
    """What people chose, by their ids; those who chose nothing are not in it.

    One that cannot be read counts as not chosen, and stops no other.
    """
    try:
        return {row.user_id: row.chosen for row in session.exec(select(DiaryRow)).all()}
    except ValueError:
        users = session.exec(select(DiaryRow.user_id)).all()
        return {user: diary for user in users if (diary := _readable(session, user)) is not None}


def _readable(session: Session, user_id: str) -> Diary | None:
    try:
        return diary_of(session, user_id)
    except ValueError:
        logger.exception("What %s chose for reminders cannot be read", user_id)
        return None


def stood_in_for(session: Session, delegate: str, *, day: date) -> tuple[str, ...]:
    """The people who are away on this day and named this person to stand in."""
    chosen = type_coerce(col(DiaryRow.chosen), Text)
    rows = session.exec(select(DiaryRow).where(chosen.contains(f'"{delegate}"', autoescape=True))).all()
    leaves = [(row.user_id, row.chosen.leave) for row in rows]
    return tuple(
        user
        for user, leave in leaves
        if leave and leave.delegate == delegate and leave.first <= day <= leave.last
    )


def keep_diary(session: Session, user_id: str, *, diary: Diary) -> None:
    """Keep the person's choice."""
    session.merge(DiaryRow(team_id=team_of(session), user_id=user_id, chosen=diary))
    session.flush()


def rhythm(session: Session) -> Rhythm:
    """What holds for the company."""
    row = session.get(RhythmRow, team_of(session))
    return Rhythm() if row is None else row.chosen


def keep_rhythm(session: Session, chosen: Rhythm) -> None:
    """Keep what holds for the company."""
    session.merge(RhythmRow(team_id=team_of(session), chosen=chosen))
    session.flush()


def dealt_with(session: Session, days: Iterable[date]) -> set[tuple[str, date]]:
    """Whose slots of these days are dealt with, people and channels; one that may be used again is not."""
    rows = select(col(NudgeRow.person), col(NudgeRow.day)).where(
        col(NudgeRow.day).in_(tuple(days)), col(NudgeRow.state).not_in(AGAIN)
    )
    return {(person, day) for person, day in session.exec(rows).all()}


def is_dealt_with(session: Session, person: str, *, day: date) -> bool:
    """The same for one person's slot."""
    mine = col(NudgeRow.person) == person, col(NudgeRow.day) == day, col(NudgeRow.state).not_in(AGAIN)
    return session.exec(select(NudgeRow.slot).where(*mine).limit(1)).first() is not None


def last_day(session: Session, person: str, *, before: date) -> date | None:
    """The last day before that one on which the person's, or the channel's, slot was dealt with."""
    mine = select(func.max(NudgeRow.day)).where(col(NudgeRow.person) == person, col(NudgeRow.day) < before)
    return session.exec(mine).one()


def claim(session: Session, nudge: Nudge) -> bool:
    """Use the slot. False when it was used before; one in which certainly nothing was sent may be used again."""
    fields = nudge.model_dump() | {"message": None if nudge.message is None else str(nudge.message)}
    if insert_once(session, NudgeRow, **fields):
        return True
    same = (
        col(NudgeRow.rule) == nudge.rule,
        col(NudgeRow.person) == nudge.person,
        col(NudgeRow.slot) == nudge.slot,
    )
    unsent = update(NudgeRow).where(*same, col(NudgeRow.state).in_(AGAIN))
    changes = {name: fields[name] for name in ("at", "state", "message")}
    return row_count(session, unsent.values(**changes)) == 1


def take(session: Session, taken: Taken, *, slot: str) -> bool:
    """Take a step of the ladder. False when it was taken before."""
    return insert_once(session, NudgeStepRow, slot=slot, **taken.model_dump())


def taken_for(session: Session, items: Iterable[str]) -> list[Taken]:
    """The steps taken for these things."""
    found: list[Taken] = []
    for some in in_parts(tuple(items)):
        rows = session.exec(select(NudgeStepRow).where(col(NudgeStepRow.item).in_(some))).all()
        found += [Taken.model_validate(row.model_dump(exclude={"team_id", "slot"})) for row in rows]
    return found


def put_off(session: Session, *, recipient: str, slot: str) -> int:
    """Forget the steps that were taken in this slot: they come again. Gives how many."""
    mine = col(NudgeStepRow.recipient) == recipient, col(NudgeStepRow.slot) == slot
    return row_count(session, delete(NudgeStepRow).where(*mine))


def settle(session: Session) -> list[Nudge]:
    """Note what became of the messages of used slots; gives those that ended now.

    The steps of a message that expired unsent are given back, so that the next slot takes them.
    """
    found = select(NudgeRow, OutboxRow).where(
        col(NudgeRow.state) == NudgeState.QUEUED,
        col(OutboxRow.team_id) == col(NudgeRow.team_id),
        col(OutboxRow.id) == col(NudgeRow.message),
        col(OutboxRow.done_at).is_not(None),
    )
    ended = []
    for row, message in session.exec(found).all():
        row.state = _became(message)
        if row.state is NudgeState.EXPIRED:
            put_off(session, recipient=row.person, slot=row.slot)
        ended.append(_nudge(row))
    return ended


def _became(message: OutboxRow) -> NudgeState:
    if message.state is Progress.SENT:
        return NudgeState.SENT
    return NudgeState.EXPIRED if message.error == TOO_LATE else NudgeState.FAILED


def counts(session: Session) -> dict[NudgeState, int]:
    """How many slots ended in which way."""
    found = select(NudgeRow.state, func.count()).group_by(col(NudgeRow.state))
    return {NudgeState(state): count for state, count in session.exec(found).all()}


def queued(session: Session) -> bool:
    """Whether a used slot waits to hear what became of its message."""
    waits = select(NudgeRow.slot).where(col(NudgeRow.state) == NudgeState.QUEUED).limit(1)
    return session.exec(waits).first() is not None


def of_person(session: Session, person: str) -> tuple[Nudge, ...]:
    """The slots of one person, the oldest first."""
    mine = select(NudgeRow).where(col(NudgeRow.person) == person).order_by(col(NudgeRow.day))
    return tuple(_nudge(row) for row in session.exec(mine).all())


def purge(session: Session, *, before: date) -> int:
    """Forget slots and steps of days before that one; gives how many."""
    slots = row_count(session, delete(NudgeRow).where(col(NudgeRow.day) < before))
    return slots + row_count(session, delete(NudgeStepRow).where(col(NudgeStepRow.day) < before))


def _nudge(row: NudgeRow) -> Nudge:
    fields = row.model_dump(exclude={"team_id", "message"})
    return Nudge(message=None if row.message is None else UUID(row.message), **fields)
